"""``curriculum cohort list | purge | export | erase | report``: what is kept, looked after when no session runs."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, func, select

from curriculum.cohort import cohorts, people, schema
from curriculum.cohort.database import now, writing
from curriculum.cohort.report import files
from curriculum.cohort.report.statements import of_person
from curriculum.cohort.tidying import tidy
from curriculum.course.course import Course
from curriculum.course.words import Words
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf

NAMES = ("list", "purge", "export", "erase", "report")
"""What may follow ``curriculum cohort``."""


def parser() -> argparse.ArgumentParser:
    """The arguments of all five."""
    made = argparse.ArgumentParser(prog="curriculum cohort", description="Look after what is kept of your cohorts.")
    choices = made.add_subparsers(dest="what", required=True)
    about = {
        "list": "print every cohort and its people",
        "purge": "delete the cohorts whose date has passed",
        "export": "print all that is kept about one person, as JSON",
        "erase": "delete all that is kept about one person",
        "report": "write the report of a cohort, as PDF, table and xAPI statements",
    }
    for name in NAMES:
        one = choices.add_parser(name, help=about[name])
        if name in ("export", "erase"):
            one.add_argument("person", type=int, help="the person's number, as 'list' prints it")
        if name == "export":
            one.add_argument("--xapi", action="store_true", help="as statements for a learning record store")
        if name == "report":
            _of_report(one)
        if name == "purge":
            one.add_argument("--before", metavar="DATE", help="take this as today's date: 2026-05-31")
        one.add_argument("file", nargs="?", help="the file of your sessions")
        one.add_argument("--database", metavar="URL", help="a PostgreSQL instead")
    return made


def look_after(given: argparse.Namespace, engine: Engine) -> None:
    """Do one of the five.

    Raises:
        CurriculumError: There is no such person or cohort, the date is none, or a file cannot be written.
    """
    match given.what:
        case "list":
            print("\n".join(_listed(engine)))
        case "purge":
            print(Course().words.fill("cohort_purged", n=_purge(engine, given.before or now()[:10])))
        case "export":
            found = _statements(engine, given.person) if given.xapi else _everything(engine, given.person)
            print(json.dumps(found, indent=1, ensure_ascii=True))
        case "erase":
            _erase(engine, given.person)
            print(Course().words.fill("cohort_say_erased", n=given.person))
        case "report":
            _report(engine, given)


def is_upkeep(arguments: Sequence[str]) -> bool:
    """Whether the arguments ask for one of these five."""
    return bool(arguments) and arguments[0] in NAMES


def _of_report(one: argparse.ArgumentParser) -> None:
    one.add_argument("folder", type=Path, help="where the files go")
    which = one.add_mutually_exclusive_group()
    which.add_argument(
        "--cohort", type=int, metavar="N", help="the cohort's number, as 'list' prints it (else the last)"
    )
    which.add_argument("--title", help="the cohort's name")
    one.add_argument("--formats", default="pdf,csv,xapi", help="among pdf, csv and xapi, with commas (else all)")
    one.add_argument("--register", action="store_true", help="with the register: who was there, and when")


def _listed(engine: Engine) -> list[str]:
    words, person = Course().words, schema.person.c
    lines = []
    with engine.begin() as connection:
        for id in connection.scalars(select(schema.cohort.c.id).order_by(schema.cohort.c.id)):
            known = cohorts.about(connection, id)
            count = connection.scalar(select(func.count()).where(person.cohort == id))
            if known:
                lines.append(words.fill("cohort_listed", cohort=id, title=known.title, n=count, date=known.purge_on))
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


def _statements(engine: Engine, person: int) -> object:
    cohort = _cohort_of(engine, person)
    with engine.begin() as connection:
        return of_person(connection, cohort, person, Shelf(Course()))


def _report(engine: Engine, given: argparse.Namespace) -> None:
    shelf, words = Shelf(Course()), Course().words
    forms = [form.strip() for form in given.formats.split(",")]
    for form in forms:
        if form not in files.TYPES:
            raise CurriculumError(words.fill("report_no_format", form=form))
    with engine.begin() as connection:
        cohort = given.cohort or cohorts.last(connection, given.title or "")
        if cohort is None or cohorts.about(connection, cohort) is None:
            raise CurriculumError(words["report_no_cohort"])
        found = {
            form: files.gathered(connection, cohort, form, shelf, now()[:10], register=given.register) for form in forms
        }
    made = {files.name(cohort, form): files.made(found[form], form, shelf.course) for form in forms}
    for name, data in made.items():
        print(words.fill("report_written", file=str(_kept(given.folder / name, data, words))))


def _kept(file: Path, data: bytes, words: Words) -> Path:
    """Write a file that only this user reads: it may hold a register."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(data)
    except OSError as error:
        raise CurriculumError(words.fill("report_unwritable", file=str(file), why=error.strerror)) from None
    return file


def _erase(engine: Engine, person: int) -> None:
    cohort = _cohort_of(engine, person)
    with writing(engine) as connection:
        people.erase(connection, cohort, person)
    tidy(engine)
