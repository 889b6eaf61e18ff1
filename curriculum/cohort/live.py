"""What goes on at this moment, read from the database and told to all who wait.

Counts are always the database's own, read again when its counter of changes has grown: so they are right after a
restart, and the same in every process that serves the cohort. One look every 200 ms, so at most five updates a second.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from curriculum.cohort import cohorts, desk, schema
from curriculum.cohort.cohorts import Cohort
from curriculum.cohort.room import Room

EVERY = 0.2
"""Seconds between two looks."""


@dataclass(frozen=True)
class Moment:
    """The state at one moment.

    Attributes:
        cohort: What is known of the cohort.
        room: The state of the session.
        here: How many people have joined and not left.
        answers: How many people have an answer that counts in each vote, by the vote's number.
    """

    cohort: Cohort
    room: Room
    here: int
    answers: dict[int, int]


def moment(connection: Connection, cohort: int) -> Moment | None:
    """Read it; None if the cohort has been purged."""
    known = cohorts.about(connection, cohort)  # first: what is read later may be newer, and is then read again
    if known is None:
        return None
    person = schema.person.c
    here = connection.scalar(select(func.count()).where(person.cohort == cohort, person.left.is_(None))) or 0
    return Moment(known, desk.load(connection, cohort), here, _counts(connection, cohort))


class Live:
    """The present moment, for all who wait for the next one."""

    def __init__(self, engine: Engine, cohort: int) -> None:
        """Begin with the moment as it is."""
        self._engine = engine
        self._cohort = cohort
        self._news = asyncio.Event()
        self._end = asyncio.Event()
        self.now = self._read()

    @contextlib.asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look again and again, as long as the service runs."""
        task = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            self.stop()
            await task

    @property
    def stopping(self) -> bool:
        """Whether the service ends."""
        return self._end.is_set()

    def stop(self) -> None:
        """Let all who wait go: the service ends."""
        self._end.set()
        self._tell()

    async def ends_within(self, seconds: float) -> bool:
        """Wait so long, or until the service ends; return whether it ends."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._end.wait(), seconds)
        return self.stopping

    async def refresh(self) -> Moment:
        """Look now."""
        found = await run_in_threadpool(self._look)
        if found.cohort.changes > self.now.cohort.changes:
            self.now = found
            self._tell()
        return self.now

    async def after(self, seen: Callable[[Moment], bool], seconds: float) -> Moment:
        """Wait until the moment is no longer one that was seen, for so many seconds at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while seen(self.now) and not self.stopping:
                    await self._news.wait()
        return self.now

    async def _watch(self) -> None:
        while not await self.ends_within(EVERY):
            await self._try_to_refresh()

    async def _try_to_refresh(self) -> None:
        try:
            await self.refresh()
        except SQLAlchemyError as error:
            logging.getLogger(__name__).warning("The database does not answer: %s", type(error).__name__)

    def _tell(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()

    def _look(self) -> Moment:
        """The present moment, read whole only if something changed."""
        with self._engine.begin() as connection:
            columns = schema.cohort.c
            changes = connection.scalar(select(columns.changes).where(columns.id == self._cohort))
            if changes in (None, self.now.cohort.changes):
                return self.now
            return moment(connection, self._cohort) or self.now

    def _read(self) -> Moment:
        with self._engine.begin() as connection:
            found = moment(connection, self._cohort)
        assert found is not None, "a cohort is made before it is served"
        return found


def _counts(connection: Connection, cohort: int) -> dict[int, int]:
    answer = schema.answer.c
    rows = connection.execute(
        select(answer.vote, func.count(answer.person.distinct()))
        .where(answer.cohort == cohort, answer.vote.is_not(None), answer.late.is_(False))
        .group_by(answer.vote)
    )
    return {int(vote): int(count) for vote, count in rows}
