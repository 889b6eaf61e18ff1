"""What a learner has done, exercise by exercise, from the learner's own record: the data of every portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from curriculum.course.syllabus import Lesson
from curriculum.kinds.shelf import Shelf
from curriculum.record.answers import latest
from curriculum.record.event import Event

WRITTEN = ("text", "why", "date")
"""What answers call a learner's own words."""


@dataclass(frozen=True)
class Entry:
    """One exercise that has an answer.

    Attributes:
        exercise: Its id.
        lesson: The stem of its lesson.
        title: Its title.
        time: When it was last answered, in UTC, ISO 8601.
        complete: Whether every item has an answer.
        checked: Whether that answer was held against the key.
        written: The learner's own words, each with what was asked.
    """

    exercise: str
    lesson: str
    title: str
    time: str
    complete: bool
    checked: bool
    written: tuple[tuple[str, str], ...]


def portfolio(events: Iterable[Event], shelf: Shelf) -> tuple[Entry, ...]:
    """Every exercise with an answer, in the order of the course.

    Raises:
        ContentError: The file of an exercise is faulty.
    """
    answers = latest(events)
    entries = []
    for id in shelf.files:
        if id in answers and answers[id].response:
            shelved = shelf.take(id)
            public = shelved.kind.public(shelved.definition, shelf.course)
            written = tuple(_written(answers[id].response, public.get("items", ())))
            answer = answers[id]
            complete = answer.complete(shelved.definition.needs)
            title = shelved.definition.title
            entries.append(Entry(id, shelved.lesson, title, answer.time, complete, answer.checked, written))
    return tuple(entries)


def worked_through(entries: Iterable[Entry], shelf: Shelf) -> tuple[Lesson, ...]:
    """The lessons in which every item of every exercise has an answer."""
    answered = {entry.exercise for entry in entries if entry.complete}
    of_lesson: dict[str, set[str]] = {}
    for id in shelf.files:
        of_lesson.setdefault(shelf.take(id).lesson, set()).add(id)
    lessons = shelf.course.syllabus.lessons
    return tuple(lesson for lesson in lessons if of_lesson.get(lesson.stem, {""}) <= answered)


@dataclass(frozen=True)
class Practice:
    """What a certificate of practice says.

    Attributes:
        lessons: The lessons in which every item of every exercise has an answer.
        minutes: The minutes that these lessons are planned for.
        last: The day of the last answer, as in '5 June 2026'; empty if there is none.
    """

    lessons: tuple[Lesson, ...]
    minutes: int
    last: str


def practice(entries: Iterable[Entry], shelf: Shelf) -> Practice:
    """What the learner has worked through, with its planned minutes."""
    every = tuple(entries)
    lessons = worked_through(every, shelf)
    last = max((datetime.fromisoformat(entry.time).astimezone() for entry in every), default=None)
    return Practice(lessons, sum(lesson.minutes for lesson in lessons), f"{last.day} {last:%B %Y}" if last else "")


def _written(response: dict[str, Any], items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    given = response.get("items")
    for item in items:
        answer = given.get(item["id"]) if isinstance(given, dict) else None
        for name in WRITTEN:
            text = answer.get(name) if isinstance(answer, dict) else None
            if isinstance(text, str) and text.strip():
                yield item["text"], text.strip()
