"""A rehearsal: simulated learners who join under names that say so, and answer what is asked."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine

from curriculum.cohort import answers, desk, people
from curriculum.cohort.database import now
from curriculum.cohort.room import Room, Vote
from curriculum.cohort.writer import Refused, Writer
from curriculum.kinds.shelf import Shelf, Shelved

EVERY = 0.4
"""Seconds between two looks at what is asked."""

IN_LINE = {1: 0.5, 2: 0.8}
"""How often an invented answer to an item follows the key, in the first vote and in the second."""


class Rehearsal:
    """So many invented learners in this process."""

    def __init__(self, engine: Engine, writer: Writer, shelf: Shelf, cohort: int, count: int) -> None:
        self._engine = engine
        self._writer = writer
        self._shelf = shelf
        self._cohort = cohort
        self._count = count
        self._random = random.Random()
        self._people: list[int] = []
        self._answered: set[tuple[int, int]] = set()
        self._ended = threading.Event()

    @contextlib.contextmanager
    def going_on(self) -> Iterator[None]:
        """While this lasts they take part; nothing happens if there are none."""
        thread = threading.Thread(target=self._run, name="cohort-rehearsal", daemon=True)
        if self._count:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            if self._count:
                thread.join()

    def _run(self) -> None:
        self._people = [self._join(number) for number in range(1, self._count + 1)]
        while not self._ended.wait(EVERY):
            with self._engine.begin() as connection:
                room = desk.load(connection, self._cohort)
            self._take_part(room)

    def _join(self, number: int) -> int:
        name = self._shelf.course.words.fill("cohort_invented_name", n=f"{number:02}")
        joined = self._writer.submit(lambda connection: people.join(connection, self._cohort, name, "", now()))
        return joined.result().person.id

    def _take_part(self, room: Room) -> None:
        """A few of those who have not answered yet do so now."""
        vote = room.current
        if vote is None or not vote.open:
            return
        idle = [id for id in self._people if (vote.id, id) not in self._answered]
        for id in self._random.sample(idle, min(len(idle), max(1, self._count // 5))):
            self._answered.add((vote.id, id))
            response = invented(self._shelf.take(vote.exercise), vote.round, self._random)
            if response is not None:
                self._send(id, vote, response)

    def _send(self, person: int, vote: Vote, response: dict[str, Any]) -> None:
        event = {"id": uuid4().hex, "exercise": vote.exercise, "vote": str(vote.id), "response": response}
        with contextlib.suppress(Refused):  # the vote may have been closed since
            self._writer.submit(
                lambda connection: answers.keep(connection, self._cohort, person, [event], now())
            ).result()


def invented(shelved: Shelved, round: int, random_: random.Random) -> dict[str, Any] | None:
    """An answer made up around the key, item by item; None where there is no key to make one up from."""
    if shelved.key is None and shelved.kind.marked:
        return None
    made = shelved.kind.samples(shelved.definition, shelved.key)
    right, others = made.right, [made.partly, made.wrong]
    if not isinstance(right.get("items"), dict):
        return right if random_.random() < IN_LINE[round] else random_.choice(others)
    items = {}
    for id in right["items"]:
        source = right if random_.random() < IN_LINE[round] else random_.choice(others)
        given = source.get("items", {}).get(id)
        if given is not None:
            items[id] = given
    return {**right, "items": items}
