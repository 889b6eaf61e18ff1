"""Between an exercise and the record: what is written, what came back, and what stands in the way."""

from __future__ import annotations

import errno
from typing import Any

from curriculum.record.answers import Answer, apply, latest
from curriculum.record.cohort import cohort
from curriculum.record.event import Do, Event
from curriculum.record.journal import Journal

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}


class Keeper:
    """Keeps the answers to one exercise. Never raises for a record that cannot be written: it says so in its state."""

    def __init__(self, journal: Journal, exercise: str, lesson: str, hashes: dict[str, str]) -> None:
        """Keep answers to ``exercise``, whose items look like ``hashes`` now."""
        self._journal = journal
        self._cohort = cohort(journal.file)
        self._exercise = exercise
        self._lesson = lesson
        self._hashes = hashes
        self._answer = Answer()
        self._waiting: list[Event] = []
        self._outside = journal.changes_from_outside()
        self._kept = 0
        self._said: dict[str, Any] = {}

    @property
    def waiting(self) -> bool:
        """Whether something could not be written yet: the page then knows more than the record."""
        return bool(self._waiting)

    @property
    def revealed(self) -> tuple[str, ...]:
        """Items whose key reading was asked for."""
        return self._answer.revealed

    @property
    def vote(self) -> str:
        """The vote that the latest answer was given to; empty if to none."""
        return self._answer.vote

    def restore(self) -> Answer:
        """The latest answer in the record; an empty one if there is none."""
        self._cohort.courier.start()
        try:
            read = self._journal.read()
        except OSError as error:
            self._trouble(error)
            return Answer()
        self._outside = self._journal.changes_from_outside()
        self._answer = latest(read.events).get(self._exercise, Answer())
        self._said["mended"] = read.damaged > 0
        return self._answer

    def keep(
        self,
        do: Do,
        *,
        response: dict[str, Any] | None = None,
        verdict: dict[str, int] | None = None,
        about: str = "",
    ) -> None:
        """Write one event, and the answer that could not be written before."""
        hashes = self._hashes if response is not None else {id: h for id, h in self._hashes.items() if id == about}
        event = Event(
            do=do,
            exercise=self._exercise,
            lesson=self._lesson,
            hashes=hashes,
            response=response,
            verdict=verdict,
            about=about,
            vote=self._cohort.open_vote(self._exercise) if response is not None else "",
        )
        self._waiting.append(event)
        try:
            outside = self._journal.changes_from_outside()
            self._said["elsewhere"] = outside != self._outside and self._answered_elsewhere()
            self._outside = outside
            self._journal.append(*self._waiting)
        except OSError as error:
            self._trouble(error)
            return
        for waiting in self._waiting:
            apply(waiting, self._answer)
        self._waiting = []
        self._kept += 1
        self._said["trouble"] = None
        self._cohort.courier.start()

    def state(self) -> dict[str, Any]:
        """What the learner is told: how often it was kept, what stands in the way, what was reworded."""
        said = {"n": self._kept, "reworded": self._reworded(), **self._said}
        return {name: value for name, value in said.items() if value}

    def _reworded(self) -> list[str]:
        items, order = self._answer.response.get("items"), self._answer.response.get("order")
        given = set(items) if isinstance(items, dict) else set()
        given |= {id for id in order if isinstance(id, str)} if isinstance(order, list) else set()
        answered = self._answer.hashes
        return [id for id, now in self._hashes.items() if id in given and answered.get(id, now) != now]

    def _answered_elsewhere(self) -> bool:
        answer = latest(self._journal.read().events).get(self._exercise, Answer())
        return answer.last not in ("", self._answer.last)

    def _trouble(self, error: OSError) -> None:
        why = "why_full" if error.errno in FULL else "why_readonly" if error.errno in READ_ONLY else "why_other"
        self._said["trouble"] = {"why": why, "error": error.strerror or type(error).__name__}
