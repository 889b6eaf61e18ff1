"""The course's own lines on paper: a lesson's head and end, its exercises, its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from curriculum.course.sources import Source
from curriculum.course.syllabus import Lesson
from curriculum.errors import CurriculumError
from curriculum.figures.building import answered, build
from curriculum.handouts.charts import svg
from curriculum.handouts.course_lines import Line
from curriculum.handouts.desk import Desk
from curriculum.handouts.own import gain, texts
from curriculum.handouts.run_sheet import session_plan
from curriculum.handouts.sheets import answers_sheet, key_sheet, worksheet
from curriculum.handouts.tree import Node, heading, listed, notice, paragraph, strong, text

ON_SCREEN = {
    "gain": "paper_your_gain",
    "agreement": "paper_your_agreement",
    "marked": "paper_your_marks",
    "portfolio": "paper_your_portfolio",
    "progress": "paper_your_progress",
    "certificate": "paper_your_certificate",
}
"""Lines that show what comes of a learner's own answers, with the word for it."""


def line_on_paper(line: Line, desk: Desk) -> Iterator[Node]:
    """What one of the course's lines shows, in this edition."""
    try:
        if line.name not in ON_SCREEN:
            yield from _LINES[line.name](line.arguments, desk)
        elif desk.edition != "portfolio":
            yield notice(desk.course.words.fill("paper_on_screen", what=desk.course.words[ON_SCREEN[line.name]]))
        elif line.name in _OWN:
            yield from _OWN[line.name](line.arguments, desk)
    except (CurriculumError, LookupError, ValueError):
        yield notice(desk.course.words.fill("paper_no_exercise", what=" ".join((line.name, *line.arguments))))


def _lesson(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    found = desk.course.syllabus.lesson(arguments[0])
    if arguments[1:] == ("end",):
        yield from _end(found, desk) if desk.edition != "portfolio" else ()
        return
    desk.exercises = 0
    yield head(found, desk)
    if desk.edition == "instructor":
        yield from session_plan(desk.course.session(found.stem), desk)


def head(lesson: Lesson, desk: Desk) -> Node:
    """What stands at the top of a lesson."""
    words, elements = desk.course.words, desk.course.framework.elements
    before = [desk.course.syllabus.lesson(stem) for stem in lesson.builds_on]
    builds_on = "; ".join(f"{one.number:02} {one.title}" for one in before) or words["nothing_before"]
    facts = [
        [words["afterwards"], [objective.text for objective in lesson.objectives]],
        [words["time"], [words.fill("time_text", minutes=lesson.minutes)]],
        [words["builds_on"], [builds_on]],
    ]
    numbers = ranges([one.number for one in elements if one.id in lesson.elements])
    return {
        "is": "lesson",
        "kicker": words.fill("lesson", number=f"{lesson.number:02}"),
        "title": lesson.title,
        "question": lesson.question,
        "running": f"{lesson.number:02} {lesson.title}",
        "facts": [] if desk.edition == "portfolio" else facts,
        "strip": [one.id in lesson.elements for one in elements] if lesson.elements else [],
        "elements": words.fill("about_elements", numbers=numbers) if numbers else "",
        "fields": [words["paper_name"], words["paper_date"]] if desk.edition == "learner" else [],
    }


def ranges(numbers: Sequence[int]) -> str:
    """Whole numbers in order, those that follow on one another as a range: '1, 4–6'."""
    runs = [[key[1] for key in run] for _, run in groupby(enumerate(numbers), lambda key: key[1] - key[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _end(lesson: Lesson, desk: Desk) -> Iterator[Node]:
    if lesson.sources:
        yield heading(2, desk.course.words["sources"])
        yield listed([_source(desk.course.sources[id], desk)] for id in lesson.sources)


def _source(source: Source, desk: Desk) -> Node:
    words = desk.course.words
    said = {"secondary": words["sources_secondary"], "unverified": words["sources_unverified"]}
    mark = f" ({said[source.read]})" if source.read in said else ""
    linked = [text(" "), {"is": "link", "to": source.url, "of": [text(source.url)]}] if source.url else []
    note = f" {source.note}" if source.note else ""
    return paragraph(source.cite, *linked, mark + note, quiet=True)


def _exercise(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    shelved = desk.shelf.take(arguments[0])
    if desk.edition == "portfolio":
        yield from answers_sheet(shelved, desk)
    elif desk.edition == "instructor" and shelved.key is not None:
        yield from key_sheet(shelved, desk)
    else:
        yield from worksheet(shelved, desk)


def _figure(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    """A figure. One that gives an exercise away, or is drawn from a learner's answers, is not in every edition."""
    words, found = desk.course.words, desk.course.figure(arguments[0])
    own = found.of_answers
    if desk.edition == "portfolio" and not (own and found.waits_for and answered(found.waits_for, desk.answers)):
        return
    if desk.edition != "portfolio" and own:
        yield notice(words.fill("paper_figure_yours", title=found.title))
        return
    if desk.edition == "learner" and found.waits_for:
        yield notice(words.fill("paper_figure_later", title=found.title))
        return
    drawn = desk.pictures.drawing(svg(build(found, desk.course, desk.answers)), found.alt)
    yield {**drawn, "is": "figure", "caption": _caption(arguments[0], desk)}


def _caption(id: str, desk: Desk) -> list[Node]:
    found = desk.course.figure(id)
    caption = [strong(f"{found.title}."), text(f" {found.caption}")]
    cited = [desk.course.sources[source] for source in found.sources]
    if cited:
        caption.append(text(f" {desk.course.words['source']}: "))
    for at, source in enumerate(cited):
        caption += [text("; ")] if at else []
        said = text(source.short)
        caption.append({"is": "link", "to": source.url, "of": [said]} if source.url else said)
    return [*caption, text(".")] if cited else caption


def _join(arguments: tuple[str, ...], desk: Desk) -> Iterator[Node]:
    if desk.edition != "portfolio":
        yield notice(desk.course.words["join_on_paper"])


Show = Callable[[tuple[str, ...], Desk], Iterator[Node]]
_LINES: dict[str, Show] = {"lesson": _lesson, "exercise": _exercise, "figure": _figure, "join": _join}
_OWN: dict[str, Show] = {"gain": gain, "portfolio": texts}
