"""A learner's side of a session: joining it, leaving it, and what there is to know in between."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from curriculum.record.courier import Courier
from curriculum.record.hub import hub_session
from curriculum.record.membership import Membership, membership_note
from curriculum.record.outbox import Outbox
from curriculum.record.sent import FILE as SENT
from curriculum.record.service import Service, ServiceError
from curriculum.record.told import Seen, seen_note

LONGEST = 10.0
"""Seconds that feedback waits for the answer it is about."""


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with a session.

    Attributes:
        membership: What was joined.
        seen: What is known of the session.
        sent: How many answers the session has said it keeps.
        refused: How many it has said it does not take.
        waiting: How many it has asked for and not acknowledged.
    """

    membership: Membership
    seen: Seen
    sent: int
    refused: int
    waiting: int


class Cohort:
    """The session that a record's folder has joined, or none."""

    def __init__(self, record: Path) -> None:
        """Keep to the folder of ``record``. Nothing is read or started yet."""
        self.record = record
        self.courier = Courier(self.record)
        self._membership = membership_note(self.record.parent)
        self._seen = seen_note(self.record.parent)
        self._box: tuple[Membership, Outbox] | None = None
        self._looking = threading.Lock()

    @property
    def membership(self) -> Membership | None:
        """What was joined; None if nothing was, or its file is damaged."""
        return self._membership.read()

    @property
    def damaged(self) -> bool:
        """Whether there is a file that says what was joined, and it cannot be read."""
        return self.membership is None and self._membership.file.exists()

    def join(self, address: str, code: str, pseudonym: str, name: str = "", *, offered: bool = False) -> Membership:
        """Join, and have answers to what the session asks for carried there from now on.

        Args:
            address: Where the service is.
            code: The session's join code; none for the session of the hub that this kernel runs on.
            pseudonym: What to be called there.
            name: The learner's real name, for the register; empty to give none.
            offered: Whether the pseudonym is the session's own offer. It chooses another if that one is taken by now.

        Raises:
            ServiceError: The session did not take the learner in.
            OSError: It did, but that could not be noted here. Nothing will be sent.
        """
        hub = hub_session()
        key = hub.token if hub and hub.address == address and not code else ""
        joined = Service(address).join(code, pseudonym, name, key, offered=offered)
        self._forget()
        membership = Membership(
            title=joined.title,
            name=joined.pseudonym,
            address=address,
            token=joined.token,
            person=joined.person,
            joined=datetime.now(UTC).isoformat(timespec="milliseconds"),
            after=self.record.stat().st_size if self.record.exists() else 0,
        )
        self._membership.write(membership)
        self.courier.start()
        return membership

    def leave(self, *, erase: bool = False) -> bool:
        """Leave the session. Its token is deleted here; the learner's own record stays as it is.

        Args:
            erase: Whether what was sent is to be erased at the service.

        Returns:
            Whether the session could be told.

        Raises:
            ServiceError: What was sent could not be erased now. The learner is still a member, and may try again.
            OSError: The membership could not be deleted here.
        """
        told = True
        if membership := self.membership:
            try:
                Service(membership.address, membership.token).leave(erase=erase)
            except ServiceError as error:
                if erase and error.status != 401:
                    raise
                told = error.status == 401
        self._forget()
        return told

    def standing(self) -> Standing | None:
        """Where the learner stands now; None if there is no session."""
        membership = self.membership
        if membership is None:
            return None
        with self._looking:
            if self._box is None or self._box[0] != membership:
                self._box = (membership, Outbox(self.record, membership))
            box = self._box[1]
            box.look()
            seen = self._known(membership)
            return Standing(membership, seen, box.sent.kept, box.sent.refused, len(box.waiting(seen)))

    def seen(self) -> Seen | None:
        """What is known of the session here; None if there is none. Never waits."""
        membership = self.membership
        return self._known(membership) if membership else None

    def open_vote(self, exercise: str) -> str:
        """The vote that is open for an exercise, as far as is known here; empty if there is none. Never waits."""
        seen = self.seen()
        vote = seen.vote_on(exercise) if seen else None
        return vote.id if vote else ""

    def deliver(self) -> None:
        """Wait until everything that the session has asked for is there, or ten seconds have passed."""
        end = time.monotonic() + LONGEST
        while (standing := self.standing()) and standing.waiting and time.monotonic() < end:
            time.sleep(0.1)

    def feedback(self, exercise: str) -> object:
        """What the session says about the last answer that it has of this exercise.

        Raises:
            ServiceError: It says nothing, or cannot be reached; or there is no session.
        """
        membership = self.membership
        if membership is None:
            raise ServiceError("join_unknown")
        return Service(membership.address, membership.token).feedback(exercise)

    def _known(self, membership: Membership) -> Seen:
        seen = self._seen.read()
        return seen if seen and seen.person == membership.person else Seen(person=membership.person)

    def _forget(self) -> None:
        self._membership.erase()
        self._seen.erase()
        (self.record.parent / SENT).unlink(missing_ok=True)


@cache
def cohort(record: Path) -> Cohort:
    """The one that all of this kernel shares, for one record."""
    return Cohort(record)
