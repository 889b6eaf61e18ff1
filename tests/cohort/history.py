"""A session without a network: people, votes, erasures and looks, one after the other in one transaction."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from curriculum.cohort import answers, cohorts, people
from curriculum.cohort.database import connect, file_url, writing
from curriculum.cohort.deeds import deed
from curriculum.cohort.live import moment
from curriculum.cohort.private import private
from curriculum.cohort.report.reckoning import reckon
from curriculum.cohort.report.table import table
from curriculum.cohort.report.value import Report
from curriculum.cohort.views import projector
from tests.kinds.exercises import SHELF, samples

START = datetime.fromisoformat("2026-03-02T09:00:00.000+00:00")
Row = dict[str, str]


def rows(data: bytes) -> list[Row]:
    """A table's rows."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def answer(exercise: str, right: dict[str, bool]) -> dict[str, Any]:
    """A response in which some items follow the key and others do not."""
    made = samples(SHELF.take(exercise))
    return {"items": {id: (made.right if well else made.wrong)["items"][id] for id, well in right.items()}}


@dataclass
class History:
    """One cohort, with its own clock: each deed is a second after the one before."""

    connection: Connection
    invented: bool = False
    cohort: int = 0
    seconds: count[int] = field(default_factory=lambda: count(1))
    numbers: count[int] = field(default_factory=lambda: count(1))
    day: int = 0

    def __post_init__(self) -> None:
        self.cohort = cohorts.make(
            self.connection, "Tuesday", self.now(), names=True, fake=self.invented, keep_days=9000
        )

    def now(self) -> str:
        """The time."""
        return (START + timedelta(days=self.day, seconds=next(self.seconds))).isoformat(timespec="milliseconds")

    def join(self, pseudonym: str = "", name: str = "") -> int:
        called = pseudonym or f"Person {next(self.numbers)}"
        return people.join(self.connection, self.cohort, called, name, self.now()).person.id

    def attend(self, *who: int) -> None:
        for person in who:
            people.attend(self.connection, person, self.now()[:10])

    def do(self, do: str, **what: Any) -> None:
        deed(self.connection, self.cohort, {"do": do, **what}, SHELF, self.now())

    def open(self, exercise: str, **what: Any) -> int:
        self.do("open", exercise=exercise, **what)
        return self.vote

    def again(self) -> int:
        self.do("again")
        return self.vote

    @property
    def vote(self) -> int:
        """The number of the present vote."""
        found = moment(self.connection, self.cohort)
        assert found and found.room.desk.vote
        return found.room.desk.vote

    def send(self, person: int, exercise: str, response: dict[str, Any], vote: int | None = None) -> str:
        id = f"event-{self.cohort}-{next(self.numbers):06}"
        event = {"id": id, "exercise": exercise, "vote": str(vote or ""), "response": response, "time": ""}
        kept = answers.keep(self.connection, self.cohort, person, [event], self.now())
        assert not kept.refused
        return id

    def erase(self, person: int) -> None:
        assert people.erase(self.connection, self.cohort, person)

    def report(self, *, register: bool = False) -> Report:
        return reckon(self.connection, self.cohort, SHELF, "2026-04-01", register=register)

    def table(self) -> bytes:
        return table(self.report())

    def screen(self) -> dict[str, Any]:
        """What the projector shows."""
        found = moment(self.connection, self.cohort)
        assert found
        return projector(found, "", True, SHELF)

    def page(self) -> dict[str, Any]:
        """What the instructor's own page shows."""
        found = moment(self.connection, self.cohort)
        assert found
        return private(self.connection, found, SHELF)

    def voted(self, exercise: str, given: dict[int, dict[str, bool]], *, again: bool = False) -> int:
        """A whole vote: each person's answers, and the close."""
        vote = self.again() if again else self.open(exercise)
        for person, right in given.items():
            self.send(person, exercise, answer(exercise, right), vote)
        self.do("close")
        return vote


@contextmanager
def told(folder: Path, *, invented: bool = False) -> Iterator[History]:
    """A history in a file of its own."""
    engine = connect(file_url(folder / "sessions.sqlite"))
    with writing(engine) as connection:
        yield History(connection, invented)
    engine.dispose()
