"""One thread that writes. What is acknowledged has been committed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from curriculum.cohort.database import one_writer_at_a_time, writing
from curriculum.errors import CurriculumError

A = TypeVar("A")
T = TypeVar("T")
Job = Callable[[Connection], T]

MOST = 200
"""Jobs in one transaction. They share the wait for the disk."""


class Refused(CurriculumError):
    """A job will not be done, and has written nothing. The others of its transaction go on.

    Attributes:
        status: The HTTP status that says so.
    """

    def __init__(self, said: str, status: int = 400) -> None:
        self.status = status
        super().__init__(said)


Bulk = Callable[[Connection, Sequence[A]], Sequence[T | Refused]]
"""A job that is done for many in one go: a result for each of what it is given, in the same order."""


class _Asked(NamedTuple):
    job: Bulk[Any, Any]
    given: Any
    done: Future[Any]


class Writer:
    """Runs jobs one after another, many to a transaction.

    If a transaction fails, each of its jobs is tried again alone, so that one bad job fails no other. A job may
    therefore be run twice, but it takes effect once. It writes through the connection it is given and nowhere else.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="cohort-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job[T]) -> Future[T]:
        """Have a job done. The result comes after the commit.

        The future raises Refused if the job refused, and the database's own error if it could not be kept.
        """
        return self.submit_for(lambda connection, _: [_result(job, connection)], None)

    def submit_for(self, job: Bulk[A, T], given: A) -> Future[T]:
        """Have a job done for one more of those that it is given: whoever waits beside it is given in the same call.

        The future is as that of :meth:`submit`. A job that fails with some is tried again with each alone.
        """
        done: Future[T] = Future()
        self._asked.put(_Asked(job, given, done))
        return done

    def stop(self) -> None:
        """Finish what was asked for, and end."""
        self._asked.put(None)
        self._thread.join()

    def _run(self) -> None:
        ending = False
        while not ending:
            batch, ending = self._take()
            self._commit([asked for asked in batch if asked.done.set_running_or_notify_cancel()])

    def _take(self) -> tuple[list[_Asked], bool]:
        """Wait for a job, and take those that wait behind it."""
        first = self._asked.get()
        if first is None:
            return [], True
        batch = [first]
        while len(batch) < MOST:
            try:
                more = self._asked.get_nowait()
            except queue.Empty:
                break
            if more is None:
                return batch, True
            batch.append(more)
        return batch, False

    def _commit(self, batch: list[_Asked]) -> None:
        if not batch:
            return
        try:
            with writing(self._engine) as connection:
                one_writer_at_a_time(connection)
                results = [
                    result
                    for job, group in groupby(batch, attrgetter("job"))
                    for result in job(connection, [asked.given for asked in group])
                ]
        except Exception as error:
            if len(batch) == 1:
                batch[0].done.set_exception(error)
                return
            for asked in batch:
                self._commit([asked])
            return
        for asked, result in zip(batch, results, strict=True):
            if isinstance(result, Refused):
                asked.done.set_exception(result)
            else:
                asked.done.set_result(result)


def _result(job: Job[T], connection: Connection) -> T | Refused:
    try:
        return job(connection)
    except Refused as refused:
        return refused
