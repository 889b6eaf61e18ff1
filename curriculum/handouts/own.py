"""What comes of a learner's own answers, on paper: the gain, the texts, the certificate."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from curriculum.handouts.desk import Desk
from curriculum.handouts.tree import Node, heading, lines_of, notice, paragraph, strong, table, text
from curriculum.record.answers import Answer
from curriculum.record.gain import change, result
from curriculum.record.portfolio import practice

LIMITS = ("gain_limit_one", "gain_limit_why", "gain_limit_band")


def gain(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    """What changed between two quizzes; nothing before both are answered."""
    before, after = arguments
    words = desk.course.words
    results = [result(desk.shelf.take(id), desk.answers.get(id, Answer())) for id in (before, after)]
    if any(one.answered < one.questions for one in results):
        return
    yield heading(2, words["gain"])
    head = [[text(words[name])] for name in ("gain_quiz", "gain_right", "gain_percent")]
    rows = [
        [[text(one.title)], [text(f"{one.right} / {one.questions}")], [text(f"{int(one.percent + 0.5)}%")]]
        for one in results
    ]
    yield table(head, rows)
    yield paragraph(change(results[0], results[1], desk.course))
    yield paragraph(words["gain_limits"])
    yield lines_of(words[name] for name in LIMITS)


def texts(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    """The learner's own words, lesson by lesson; a book of all lessons has them in their places already."""
    written = [entry for entry in desk.entries if entry.written]
    if desk.whole or not written:
        return
    yield heading(2, desk.course.words["portfolio"])
    for stem, entries in groupby(written, key=lambda entry: entry.lesson):
        lesson = desk.course.syllabus.lesson(stem)
        yield heading(3, f"{lesson.number:02} {lesson.title}")
        for entry in entries:
            yield heading(4, entry.title)
            for asked, said in entry.written:
                yield paragraph(asked, quiet=True)
                yield from (paragraph(line) for line in said.splitlines() if line.strip())


def certificate(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    """The certificate of practice; a sentence before it is earned."""
    course, words = desk.course, desk.course.words
    done = practice(desk.entries, desk.shelf)
    if not done.lessons:
        yield notice(words["certificate_none"])
        return
    total = len(course.syllabus.lessons)
    yield from certificate_head(desk)
    yield {"is": "fields", "labels": [words["paper_name"]]}
    yield paragraph(words.fill("certificate_said", n=len(done.lessons), total=total, minutes=done.minutes))
    yield lines_of(f"{one.number:02} {one.title}, {words.fill('shell_minutes', n=one.minutes)}" for one in done.lessons)
    yield paragraph(words.fill("certificate_date", date=done.last))
    yield certificate_limits(desk)


def certificate_head(desk: Desk) -> Iterator[Node]:
    """What stands at the top of every certificate."""
    syllabus = desk.course.syllabus
    yield heading(1, desk.course.words["certificate"])
    yield paragraph(strong(syllabus.title), {"is": "break"}, syllabus.subtitle)


def certificate_limits(desk: Desk) -> Node:
    """What no certificate of this course says."""
    words = desk.course.words
    return paragraph(strong(words["certificate_not"]), f" {words['certificate_limits']}")
