"""``curriculum cohort list | purge | export | erase``: what is kept, looked after when no session runs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine, func, select

from curriculum.cohort import cohorts, people, schema
from curriculum.cohort.database import now, writing
from curriculum.cohort.tidying import tidy
from curriculum.course.course import Course
from curriculum.errors import CurriculumError

NAMES = ("list", "purge", "export", "erase")
"""What may follow ``curriculum cohort``."""


def parser() -> argparse.ArgumentParser:
    """The arguments of all four."""
    made = argparse.ArgumentParser(prog="curriculum cohort", description="Look after what is kept of your cohorts.")
    choices = made.add_subparsers(dest="what", required=True)
    about = {
        "list": "print every cohort and its people",
        "purge": "delete the cohorts whose date has passed",
        "export": "print all that is kept about one person, as JSON",
        "erase": "delete all that is kept about one person",
    }
    for name in NAMES:
        one = choices.add_parser(name, help=about[name])
        if name in ("export", "erase"):
            one.add_argument("person", type=int, help="the person's number, as 'list' prints it")
        if name == "purge":
            one.add_argument("--before", metavar="DATE", help="take this as today's date: 2026-05-31")
        one.add_argument("file", nargs="?", help="the file of your sessions")
        one.add_argument("--database", metavar="URL", help="a PostgreSQL instead")
    return made


def look_after(given: argparse.Namespace, engine: Engine) -> None:
    """Do one of the four.

    Raises:
        CurriculumError: There is no such person, or the date is none.
    """
    match given.what:
        case "list":
            print("\n".join(_listed(engine)))
        case "purge":
            print(Course().words.fill("cohort_purged", n=_purge(engine, given.before or now()[:10])))
        case "export":
            print(json.dumps(_everything(engine, given.person), indent=1, ensure_ascii=True))
        case "erase":
            _erase(engine, given.person)
            print(Course().words.fill("cohort_say_erased", n=given.person))


def is_upkeep(arguments: Sequence[str]) -> bool:
    """Whether the arguments ask for one of these four."""
    return bool(arguments) and arguments[0] in NAMES


def _listed(engine: Engine) -> list[str]:
    words, person = Course().words, schema.person.c
    lines = []
    with engine.begin() as connection:
        for id in connection.scalars(select(schema.cohort.c.id).order_by(schema.cohort.c.id)):
            known = cohorts.about(connection, id)
            count = connection.scalar(select(func.count()).where(person.cohort == id))
            if known:
                lines.append(words.fill("cohort_listed", title=known.title, n=count, date=known.purge_on))
            rows = connection.execute(
                select(person.id, person.pseudonym).where(person.cohort == id).order_by(person.id)
            )
            lines += [f"{row.id:>6}  {row.pseudonym}" for row in rows]
    return lines or [words["cohort_none"]]


def _purge(engine: Engine, today: str) -> int:
    try:
        date.fromisoformat(today)
    except ValueError:
        raise CurriculumError(Course().words["cohort_no_such_date"]) from None
    with writing(engine) as connection:
        gone = cohorts.purge(connection, today)
    tidy(engine)
    return gone


def _cohort_of(engine: Engine, person: int) -> int:
    with engine.begin() as connection:
        cohort = connection.scalar(select(schema.person.c.cohort).where(schema.person.c.id == person))
    if cohort is None:
        raise CurriculumError(Course().words["cohort_no_such_person"])
    return int(cohort)


def _everything(engine: Engine, person: int) -> object:
    cohort = _cohort_of(engine, person)
    with engine.begin() as connection:
        return people.everything(connection, cohort, person)


def _erase(engine: Engine, person: int) -> None:
    cohort = _cohort_of(engine, person)
    with writing(engine) as connection:
        people.erase(connection, cohort, person)
    tidy(engine)
