"""A learner's own work as PDF: what was answered and written, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.handouts import editions
from curriculum.handouts.options import Options
from curriculum.kinds.shelf import Shelved
from curriculum.record.event import Event
from curriculum.record.journal import Journal
from tests.handouts import pdfs
from tests.handouts.secrets import COURSE, by_line, every_hidden
from tests.kinds.exercises import SHELF, samples, strings

WORDS = COURSE.words
STEMS = [lesson.stem for lesson in COURSE.syllabus.lessons]
EXERCISES = [SHELF.take(id) for id in SHELF.files]
OWN = "Ärger mit dem Übergabebogen, über 3 Wochen\nZweite Zeile: naïve façade ✓"


@pytest.fixture
def journal(workspace: Path) -> Journal:
    """A learner's empty record."""
    return Journal()


def answered(shelved: Shelved) -> Event:
    """Everything answered by the kind's own sample, with a text of the learner's own where texts are written."""
    response = samples(shelved).partly if shelved.key else {"items": {}}
    for item in shelved.kind.public(shelved.definition, COURSE).get("items", ()):
        if shelved.kind.name in ("writing", "canvas"):
            response.setdefault("items", {})[item["id"]] = {"text": OWN}
    return Event(do="answer", exercise=shelved.id, lesson=shelved.lesson, response=response)


def test_without_an_answer_one_sentence_says_so(journal: Journal) -> None:
    for made in (editions.lesson(STEMS[1], "portfolio", Options()), editions.own_work(STEMS, Options())):
        assert pdfs.faults(made) == []
        assert WORDS["paper_nothing_yet"] in pdfs.text(made)
    assert WORDS["certificate_none"] in pdfs.text(editions.own_certificate(Options()))


def test_a_lessons_portfolio_has_its_answers_and_no_prose(journal: Journal) -> None:
    mine = [shelved for shelved in EXERCISES if shelved.lesson == STEMS[7]]
    journal.append(*map(answered, mine))
    made = editions.lesson(STEMS[7], "portfolio", Options())
    text = pdfs.text(made)
    assert pdfs.faults(made) == []
    for shelved in mine:
        if shelved.kind.answered(shelved.definition, COURSE, answered(shelved).response or {}):
            assert shelved.definition.title in text
    assert "Ärger mit dem Übergabebogen, über 3 Wochen" in text and "naïve façade ✓" in text
    assert COURSE.words["sources"] not in text and "Key points" not in text


def test_the_whole_portfolio_has_every_lesson_that_was_begun_and_the_gain(journal: Journal) -> None:
    journal.append(*map(answered, EXERCISES))
    made = editions.own_work(STEMS, Options())
    text = pdfs.text(made)
    assert pdfs.faults(made) == []
    assert [title for level, title in pdfs.bookmarks(made) if level == 1][:-1] == [
        lesson.question for lesson in COURSE.syllabus.lessons
    ]
    assert WORDS["gain"] in text and WORDS["gain_limit_why"] in text
    assert text.count("Ärger mit dem Übergabebogen") > 10


def test_nothing_of_a_key_is_in_a_portfolio(journal: Journal) -> None:
    journal.append(*(Event(do="check", **answered(one).model_dump(exclude={"do", "id"})) for one in EXERCISES))
    made = editions.own_work(STEMS, Options())
    own = {run for one in EXERCISES for text in strings(answered(one).response or {}) for run in by_line(text)}
    assert not by_line(pdfs.text(made)) & every_hidden() - own
    assert not by_line(pdfs.inflated(made).decode("latin-1")) & every_hidden()


def test_a_certificate_counts_what_was_worked_through(journal: Journal) -> None:
    first = COURSE.syllabus.lessons[1]
    for shelved in EXERCISES:
        if shelved.lesson == first.stem and shelved.key:
            right = samples(shelved).right
            journal.append(Event(do="answer", exercise=shelved.id, lesson=shelved.lesson, response=right))
    made = editions.own_certificate(Options())
    text = pdfs.text(made)
    assert pdfs.faults(made) == [] and pdfs.pages(made) == 1
    assert WORDS["certificate_not"] in text
    assert WORDS.fill("certificate_said", n=1, total=len(STEMS), minutes=first.minutes) in text.replace("\n", " ")


def test_a_damaged_record_costs_no_more_than_its_damaged_lines(journal: Journal) -> None:
    mine = [shelved for shelved in EXERCISES if shelved.lesson == STEMS[1]]
    journal.append(*map(answered, mine))
    with journal.file.open("ab") as file:
        file.write(
            b'{"id": "x", "do": "answer", "exercise": "' + mine[0].id.encode() + b'", "response": {"items": 3}}\n\xff{'
        )
    assert pdfs.faults(editions.lesson(STEMS[1], "portfolio", Options())) == []


def test_a_long_answer_runs_over_pages_and_loses_nothing(journal: Journal) -> None:
    written = next(one for one in EXERCISES if one.kind.name == "writing")
    item = written.kind.public(written.definition, COURSE)["items"][0]["id"]
    lines = [f"Line {n} of a long text that its writer wants to keep." for n in range(400)]
    response = {"items": {item: {"text": "\n".join(lines)}}}
    journal.append(Event(do="answer", exercise=written.id, lesson=written.lesson, response=response))
    made = editions.lesson(written.lesson, "portfolio", Options())
    text = pdfs.text(made)
    assert pdfs.pages(made) > 5
    assert all(line in text for line in lines)
