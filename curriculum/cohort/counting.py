"""How many people joined, were there on a day, and have done an exercise. Who was erased since is still counted.

Else a count from before somebody was erased, beside the same count from after it, would be about that person alone.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, insert, select, update

from curriculum.cohort import schema
from curriculum.cohort.tallies import FEWEST

JOINED, DAY, DONE = "joined", "day ", "done "
"""What people are counted in: each name but the first is followed by a date, or an exercise's id."""


class Counts(NamedTuple):
    """People.

    Attributes:
        joined: Who have joined.
        days: Who were there, by date, the first date first.
        done: Who have sent an answer, by exercise.
    """

    joined: int
    days: dict[str, int]
    done: dict[str, int]


def counts(connection: Connection, cohort: int) -> Counts:
    """Count them."""
    person, day, answer = schema.person.c, schema.attendance.c, schema.answer.c
    here = connection.scalar(select(func.count()).where(person.cohort == cohort)) or 0
    days = select(day.date, func.count()).join(schema.person, person.id == day.person).where(person.cohort == cohort)
    done = select(answer.exercise, func.count(answer.person.distinct())).where(answer.cohort == cohort)
    erased = schema.erased.c
    total = Counter({JOINED: here})
    total.update(_by_name(connection, days.group_by(day.date), DAY))
    total.update(_by_name(connection, done.group_by(answer.exercise), DONE))
    total.update(_by_name(connection, select(erased.what, erased.people).where(erased.cohort == cohort), ""))
    return Counts(total[JOINED], _after(DAY, total), _after(DONE, total))


def remember(connection: Connection, cohort: int, person: int) -> None:
    """Keep the counts as they are, before somebody is erased."""
    day, answer = schema.attendance.c, schema.answer.c
    days = connection.scalars(select(day.date).where(day.person == person))
    done = connection.scalars(select(answer.exercise).where(answer.person == person).distinct())
    table = schema.erased
    for what in (JOINED, *(DAY + date for date in days), *(DONE + exercise for exercise in done)):
        mine = (table.c.cohort == cohort, table.c.what == what)
        known = connection.execute(update(table).where(*mine).values(people=table.c.people + 1))
        if not known.rowcount:
            connection.execute(insert(table).values(cohort=cohort, what=what, people=1))


def told(people: int, of: int) -> int | None:
    """A count of people as it may be written down: at least five of them, and all the others none or at least five."""
    others = of - people
    return people if people >= FEWEST and (others <= 0 or others >= FEWEST) else None


def _by_name(connection: Connection, query: Select[Any], name: str) -> dict[str, int]:
    return {f"{name}{what}": people for what, people in map(tuple, connection.execute(query))}


def _after(name: str, total: Counter[str]) -> dict[str, int]:
    return {what.removeprefix(name): total[what] for what in sorted(total) if what.startswith(name)}
