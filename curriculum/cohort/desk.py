"""The room in the database: read whole, written by what has changed."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from curriculum.cohort import schema
from curriculum.cohort.room import Desk, Homework, Room, Vote
from curriculum.cohort.texts import packed


def load(connection: Connection, cohort: int) -> Room:
    """The room of a cohort."""
    votes, work, feedback = schema.vote.c, schema.homework.c, schema.feedback.c
    desk = connection.scalar(select(schema.cohort.c.desk).where(schema.cohort.c.id == cohort))
    return Room(
        desk=_desk(json.loads(desk or "{}")),
        votes=tuple(
            _vote(row)
            for row in connection.execute(select(schema.vote).where(votes.cohort == cohort).order_by(votes.id))
        ),
        feedback=tuple(
            connection.scalars(select(feedback.exercise).where(feedback.cohort == cohort).order_by(feedback.opened))
        ),
        homework=tuple(
            Homework(row.exercise, row.set, row.due)
            for row in connection.execute(select(schema.homework).where(work.cohort == cohort).order_by(work.set))
        ),
        next_vote=1 + (connection.scalar(select(func.max(votes.id))) or 0),
    )


_vote_columns, _work_columns, _columns_of_cohort = schema.vote.c, schema.homework.c, schema.cohort.c
# Made once, because making them takes longer than running them, and they are run for every answer.
_VOTES = select(_vote_columns.id, _vote_columns.exercise, _vote_columns.closed).where(
    _vote_columns.cohort == bindparam("cohort")
)
_HOMEWORK = select(_work_columns.exercise).where(_work_columns.cohort == bindparam("cohort"))
_TOUCH = (
    update(schema.cohort)
    .where(_columns_of_cohort.id == bindparam("one"))
    .values(
        changes=_columns_of_cohort.changes + 1,
        revision=_columns_of_cohort.revision + bindparam("seen"),
        departures=_columns_of_cohort.departures + bindparam("gone"),
    )
)


class Asked(NamedTuple):
    """What answers are taken to: the exercise of every vote, whether it is open, and the exercises set as homework."""

    votes: dict[int, tuple[str, bool]]
    homework: frozenset[str]

    def exercise(self, id: str) -> bool:
        """Whether an exercise was ever asked for."""
        return id in self.homework or any(id == voted for voted, _ in self.votes.values())


def asked(connection: Connection, cohort: int) -> Asked:
    """What answers are taken to. Lighter than the whole room: it is read for every answer."""
    votes = connection.execute(_VOTES, {"cohort": cohort})
    homework = connection.scalars(_HOMEWORK, {"cohort": cohort})
    return Asked({row.id: (row.exercise, row.closed is None) for row in votes}, frozenset(homework))


def save(connection: Connection, cohort: int, before: Room, after: Room, now: str) -> None:
    """Write what differs, and count the change."""
    known = {vote.id: vote for vote in before.votes}
    for vote in after.votes:
        if vote.id not in known:
            connection.execute(insert(schema.vote).values(cohort=cohort, **_columns(vote)))
        elif vote != known[vote.id]:
            connection.execute(update(schema.vote).where(schema.vote.c.id == vote.id).values(**_columns(vote)))
    _replace_feedback(connection, cohort, before, after, now)
    if before.homework != after.homework:
        connection.execute(delete(schema.homework).where(schema.homework.c.cohort == cohort))
        for work in after.homework:
            connection.execute(insert(schema.homework).values(cohort=cohort, **asdict(work)))
    connection.execute(
        update(schema.cohort).where(schema.cohort.c.id == cohort).values(desk=packed(asdict(after.desk)))
    )
    touch(connection, cohort, for_learners=True)


def touch(connection: Connection, cohort: int, *, for_learners: bool = False, departure: bool = False) -> None:
    """Count a change, so that every process sees that there is news."""
    connection.execute(_TOUCH, {"one": cohort, "seen": int(for_learners), "gone": int(departure)})


def _replace_feedback(connection: Connection, cohort: int, before: Room, after: Room, now: str) -> None:
    table = schema.feedback
    for exercise in set(after.feedback) - set(before.feedback):
        connection.execute(insert(table).values(cohort=cohort, exercise=exercise, opened=now))
    for exercise in set(before.feedback) - set(after.feedback):
        connection.execute(delete(table).where(table.c.cohort == cohort, table.c.exercise == exercise))


def _desk(data: dict[str, Any]) -> Desk:
    known = {field.name: data[field.name] for field in fields(Desk) if field.name in data}
    return Desk(**{**known, "picked": tuple(known.get("picked", ()))})


def _vote(row: Row[Any]) -> Vote:
    items = tuple(json.loads(row.items)) if row.items else None
    tally = json.loads(row.tally) if row.tally else None
    return Vote(row.id, row.lesson, row.exercise, items, row.round, row.opened, row.closed, row.shown, row.of, tally)


def _columns(vote: Vote) -> dict[str, Any]:
    columns = {field.name: getattr(vote, field.name) for field in fields(vote)}
    columns["items"] = packed(vote.items) if vote.items is not None else None
    columns["tally"] = packed(vote.tally) if vote.tally is not None else None
    return columns
