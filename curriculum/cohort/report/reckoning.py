"""A report reckoned from the database: from what each vote came to when it was closed, and never from answers anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from curriculum.cohort import cohorts, desk, schema
from curriculum.cohort.accounts import registered
from curriculum.cohort.counting import counts, told
from curriculum.cohort.report.suggesting import suggestions
from curriculum.cohort.report.value import (
    Confusion,
    Day,
    Gain,
    Item,
    Moved,
    Person,
    Report,
    Share,
    Voted,
    Work,
)
from curriculum.cohort.room import Room, Vote
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf

BANDS = {
    "high": "alpha_high",
    "middle": "alpha_middle",
    "low": "alpha_low",
    "nothing": "alpha_means_nothing",
    "one": "alpha_of_one",
}
"""The names of what a value of alpha means."""

WHY = {"people": "report_why_people", "items": "report_why_items"}
"""The names of why no discrimination is told; where there is no key, nobody asks."""


def reckon(connection: Connection, cohort: int, shelf: Shelf, today: str, *, register: bool = False) -> Report:
    """The report of a cohort. A vote that is open is not in it.

    Args:
        connection: The database.
        cohort: The cohort's number.
        shelf: The exercises.
        today: The date that it bears.
        register: Whether to name who was there.

    Raises:
        CurriculumError: There is no such cohort.
    """
    known = cohorts.about(connection, cohort)
    if known is None:
        raise CurriculumError(shelf.course.words["cohort_none"])
    room, people = desk.load(connection, cohort), counts(connection, cohort)
    return Report(
        title=known.title,
        made=today,
        invented=known.invented,
        joined=told(people.joined, people.joined),
        days=tuple(Day(date, told(n, people.joined)) for date, n in people.days.items()),
        votes=tuple(_voted(vote, room, shelf) for vote in room.votes if not vote.open),
        homework=tuple(
            Work(
                work.exercise,
                shelf.title(work.exercise),
                work.due,
                told(people.done.get(work.exercise, 0), people.joined),
            )
            for work in room.homework
        ),
        register=_register(connection, cohort) if register else None,
    )


def _voted(vote: Vote, room: Room, shelf: Shelf) -> Voted:
    tally: dict[str, Any] = vote.tally or {"shown": False}
    first = room.first_of(vote)
    made = Voted(
        id=vote.id,
        of=vote.of,
        date=vote.opened[:10],
        lesson=_lesson(vote.lesson, shelf.course),
        exercise=vote.exercise,
        title=shelf.title(vote.exercise),
        round=vote.round,
        n=None,
    )
    if not tally["shown"]:
        return made
    told_apart = tally.get("discrimination") or {}
    known = vote.exercise in shelf.files
    quiz = (known and shelf.take(vote.exercise).definition.feedback == "held") or tally.get("gain") is not None
    right = tally["right"]
    return replace(
        made,
        n=tally["n"],
        items=tuple(_item(one, tally, shelf.course) for one in tally["items"]),
        right=(right["count"], right["of"]) if right else None,
        alpha=tally["alpha"]["value"],
        band=BANDS[tally["alpha"]["band"]],
        why=WHY.get(told_apart.get("why", ""), ""),
        confusions=tuple(
            Confusion(_named(pair["key"]), _named(pair["given"]), pair["count"]) for pair in tally["confusions"]
        ),
        suggestions=suggestions(tally, first.tally if first else None, shelf.course.words, quiz=quiz),
        gain=_gain(tally.get("gain"), shelf),
    )


def _lesson(stem: str, course: Course) -> str:
    found = next((one for one in course.syllabus.lessons if one.stem == stem), None)
    return f"{found.number:02} {found.title}" if found else stem


def _item(item: dict[str, Any], tally: dict[str, Any], course: Course) -> Item:
    if not item["shown"]:
        return Item(item["id"], item["text"], None)
    moved = (tally.get("moved") or {}).get(item["id"])
    return Item(
        id=item["id"],
        text=item["text"],
        n=item["n"],
        shares=tuple(Share(share["value"], _labelled(share, course), share["count"]) for share in item["shares"]),
        right=item["right"],
        disagreement=item["disagreement"],
        discrimination=(tally.get("discrimination") or {}).get("items", {}).get(item["id"]),
        moved=Moved(**moved) if moved else None,
    )


def _labelled(share: dict[str, Any], course: Course) -> str:
    """What was given, in words: an element with its number and level, or the choice as it stands."""
    level = share.get("mark", "")
    if "element" not in share or not level:
        return _named(share)
    return f"{_named(share)}: {course.words['level_' + level.replace('-', '_')].lower()}"


def _named(one: dict[str, Any]) -> str:
    return f"{one['element']} {one['label']}" if one.get("element") is not None else str(one["label"])


def _gain(found: dict[str, Any] | None, shelf: Shelf) -> Gain | None:
    if found is None:
        return None
    if found["n"] is None:
        return Gain("", None)
    return Gain(**{**found, "quiz": shelf.title(found["quiz"])})


def _register(connection: Connection, cohort: int) -> tuple[Person, ...]:
    person, name, account = schema.person, schema.name_of, schema.account
    day, answer = schema.attendance, schema.answer.c
    days: defaultdict[int, list[str]] = defaultdict(list)
    there = select(day.c.person, day.c.date).join(person, person.c.id == day.c.person)
    for row in connection.execute(there.where(person.c.cohort == cohort).order_by(day.c.date)):
        days[row.person].append(row.date)
    done = select(answer.person, func.count(answer.exercise.distinct()).label("n")).group_by(answer.person).subquery()
    rows = connection.execute(
        select(person.c.id, person.c.pseudonym, name.c.name, account.c.account, done.c.n)
        .outerjoin(name, name.c.person == person.c.id)
        .outerjoin(account, account.c.person == person.c.id)
        .outerjoin(done, done.c.person == person.c.id)
        .where(person.c.cohort == cohort)
        .order_by(person.c.folded, person.c.id)
    )
    return tuple(
        Person(row.pseudonym, registered(row.name, row.account), tuple(days[row.id]), row.n or 0) for row in rows
    )
