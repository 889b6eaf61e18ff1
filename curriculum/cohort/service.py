"""All that one running service is made of, handed to whoever answers a request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from curriculum.cohort import cohorts, people
from curriculum.cohort.access import Failures, hashed, same_origin
from curriculum.cohort.database import READERS, ago, now
from curriculum.cohort.doors import Doors
from curriculum.cohort.live import Live, Moment
from curriculum.cohort.people import Person
from curriculum.cohort.texts import packed
from curriculum.cohort.writer import Bulk, Job, Refused, Writer
from curriculum.course.words import Words
from curriculum.kinds.shelf import Shelf

A = TypeVar("A")
T = TypeVar("T")
LEARNER, TEACHER = "cohort_learner", "cohort_teach"
"""The names of the cookies."""


class Plain(JSONResponse):
    """JSON in plain ASCII: a half letter in an answer must not break a response."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return packed(content).encode("ascii")


@dataclass
class Service:
    """One service for one cohort.

    Attributes:
        engine: The database.
        writer: Who writes to it.
        live: The present moment.
        shelf: The exercises.
        cohort: The cohort's number.
        address: What other machines reach, without a slash at the end.
        prefix: The path below which it lives, with a slash in front and none at the end; empty for none.
        doors: What lets people in.
        failures: Failed attempts at the join code.
    """

    engine: Engine
    writer: Writer
    live: Live
    shelf: Shelf
    cohort: int
    address: str
    prefix: str = ""
    doors: Doors = field(default_factory=Doors)
    failures: Failures = field(default_factory=Failures)
    _readers: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(READERS))
    _here: set[tuple[int, str]] = field(default_factory=set)
    _tokens: dict[str, Person] = field(default_factory=dict)
    _departures: int = -1

    @property
    def words(self) -> Words:
        """The words on screen."""
        return self.shelf.course.words

    @property
    def secure(self) -> bool:
        """Whether people reach it over https."""
        return self.address.startswith("https:")

    @property
    def path(self) -> str:
        """The path that browsers know it by, for cookies: it may have more than the prefix, behind a proxy."""
        return f"{urlsplit(self.address).path.rstrip('/') or self.prefix}/"

    async def write(self, job: Job[T]) -> T:
        """Have a job done by the writer; it has been committed when this returns.

        Raises:
            Refused: The job refused, or the database could not keep it.
        """
        return await self._written(self.writer.submit(job))

    async def write_for(self, job: Bulk[A, T], given: A) -> T:
        """Have a job done for one more, along with whoever else waits for the same; else as :meth:`write`."""
        return await self._written(self.writer.submit_for(job, given))

    async def read(self, query: Callable[[Connection], T]) -> T:
        """Read from the database, beside the loop.

        Raises:
            Refused: It does not answer.
        """
        try:
            return await to_thread.run_sync(self._read, query, limiter=self._readers)
        except SQLAlchemyError as error:
            raise Refused("cohort_not_there", 503) from error

    async def moment(self, count: Callable[[Moment], int], since: int, wait: float) -> Moment:
        """The next moment for someone who has seen one; for someone who has seen none (-1), the very latest.

        Args:
            count: What numbers moments, for those who ask.
            since: The number that was seen. It may be ahead of this process, if another one told it.
            wait: Seconds to wait for another.

        Raises:
            Refused: The database does not answer.
        """
        try:
            if since < 0 or count(self.live.now) < since:
                return await self.live.refresh()
            return await self.live.after(lambda moment: count(moment) == since, wait)
        except SQLAlchemyError as error:
            raise Refused("cohort_not_there", 503) from error

    async def learner(self, request: Request) -> Person:
        """Who sends a request.

        Raises:
            Refused: Nobody who has joined, or a page of another site in their browser.
        """
        token = self._token(request, LEARNER)
        person = self._remembered().get(hashed(token))
        if person is None:
            person = await self.read(lambda connection: people.of_token(connection, self.cohort, token))
            if person is None:
                raise Refused("cohort_not_joined", 401)
            self.remember(token, person)
        day = (person.id, now()[:10])
        if day not in self._here:
            self._here.add(day)
            self.writer.submit(lambda connection: people.attend(connection, *day))
        return person

    async def teacher(self, request: Request) -> None:
        """Let an instructor's request pass.

        Raises:
            Refused: It is not an instructor's, or a page of another site sent it.
        """
        token = self._token(request, TEACHER)
        since = ago(cohorts.ON_A_HUB) if self.doors.hub else ""
        if not await self.read(lambda connection: cohorts.is_teacher(connection, self.cohort, token, since)):
            raise Refused("cohort_not_instructor", 401)

    def from_here(self, request: Request, *, cookie: bool) -> None:
        """Refuse what a page of another site sends.

        Raises:
            Refused: It is, or may be, from another site.
        """
        if not same_origin(request.method, request.headers, writes_with_cookie=cookie):
            raise Refused("cohort_other_site", 403)

    def give_cookie(self, response: Response, name: str, token: str, seconds: float = 180 * 86400) -> None:
        """Set a cookie that no script reads and no other site sends along."""
        age = int(seconds)
        response.set_cookie(
            name, token, max_age=age, httponly=True, samesite="strict", secure=self.secure, path=self.path
        )

    def remember(self, token: str, person: Person) -> None:
        """Know a token again without asking the database, until somebody leaves."""
        self._remembered()[hashed(token)] = person

    def _remembered(self) -> dict[str, Person]:
        """Whose each token is, as far as that is known; nothing as soon as somebody has left."""
        departures = self.live.now.cohort.departures
        if departures != self._departures:
            self._tokens.clear()
            self._departures = departures
        return self._tokens

    async def _written(self, done: Future[T]) -> T:
        try:
            return await asyncio.wrap_future(done)
        except DBAPIError as error:
            raise Refused("cohort_not_kept", 507) from error

    def _token(self, request: Request, cookie: str) -> str:
        kind, _, bearer = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and bearer:
            self.from_here(request, cookie=False)
            return bearer.strip()
        self.from_here(request, cookie=True)
        return request.cookies.get(cookie, "")

    def _read(self, query: Callable[[Connection], T]) -> T:
        with self.engine.begin() as connection:
            return query(connection)
