"""Carrying answers from the record to a session, behind the learner's back and out of the learner's way.

The courier reads files and writes files of its own. It holds no lock that an exercise waits for, and no exercise waits
for it: what it has to say stands in its files, for every kernel of the workspace. One kernel at a time carries; when it
ends, however it ends, the next takes over.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from curriculum.record.event import Event
from curriculum.record.lock import Lock
from curriculum.record.membership import Membership, membership_note
from curriculum.record.outbox import Outbox
from curriculum.record.service import Service, ServiceError, wire
from curriculum.record.told import Refused, Seen, State, seen_note

LOCK = ".cohort.lock"
PAUSE = 0.5
"""Seconds between two looks at the record."""
WAIT = 20.0
"""Seconds that the service may take to answer when nothing changes."""
NONE = -1
"""The number of a state that no state has."""
SLOWEST = 10.0
"""Seconds between two tries, at most, while the service cannot be reached."""
STRANGER = 60.0
"""The same, when the service does not know the learner any more."""
MOST, LARGEST = 50, 200_000
"""Answers, and bytes of them, that go in one request."""


class Courier:
    """Carries the answers of one record's folder."""

    def __init__(self, record: Path) -> None:
        """Carry what is in ``record``. Nothing is started yet."""
        self.record = record
        self._membership = membership_note(record.parent)
        self._seen = seen_note(record.parent)
        self._lock = Lock(record.parent / LOCK)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._listeners: list[Callable[[], None]] = []

    def start(self) -> None:
        """See that answers are carried from now on, if the learner has joined a session. Returns at once."""
        if self._membership.read() is None or not self._starting.acquire(blocking=False):
            return
        try:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="cohort courier", daemon=True)
                self._thread.start()
        finally:
            self._starting.release()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have ``listener`` called, on the courier's thread, whenever there may be something new to show."""
        self._listeners.append(listener)

    def _run(self) -> None:
        round: Round | None = None
        try:
            while (membership := self._membership.read()) is not None:
                if round is None or round.membership != membership:
                    round = Round(self.record, membership)
                with suppress(OSError):  # no place for a lock: another try, at the next turn
                    if self._lock.acquire():
                        round.turn()
                self._tell()
                time.sleep(PAUSE)
        finally:
            self._lock.release()  # whatever has happened, another kernel may carry
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


class Round:
    """One kernel's carrying for one membership, from the moment the lock is its."""

    def __init__(self, record: Path, membership: Membership) -> None:
        """Carry for ``membership``. Nothing is asked or sent yet."""
        self.membership = membership
        self._service = Service(membership.address, membership.token)
        self._note = seen_note(record.parent)
        self._member = membership_note(record.parent)
        self._outbox = Outbox(record, membership)
        self._changing = threading.Lock()
        self._known: Seen | None = None
        self._watch: threading.Thread | None = None
        self._patience = Patience()

    def turn(self) -> None:
        """Send what waits, and see that somebody listens to the service."""
        if self._watch is None:
            self._watch = threading.Thread(target=self._listen, name="cohort listener", daemon=True)
            self._watch.start()
        self._outbox.look()
        waiting = self._outbox.waiting(self._seen())
        if waiting and self._patience.over():
            self._send(waiting)

    def _listen(self) -> None:
        patience, since = Patience(), NONE
        while self._member.read() == self.membership:
            began = time.monotonic()
            try:
                state = self._service.state(since, WAIT)
            except ServiceError as error:
                since = NONE  # a service that was started anew may count anew
                self._trouble(error)
                patience.fail(error)
            else:
                patience.succeed()
                self._heard(state)
                if state.n == since and time.monotonic() - began < 1:
                    patience.fail()  # it answers without waiting: that would be asking without end
                since = state.n
            patience.sleep()

    def _send(self, waiting: Sequence[Event]) -> None:
        try:
            for batch in batches(waiting):
                self._deliver(batch)
        except ServiceError as error:
            self._trouble(error)
            self._patience.fail(error)
        else:
            self._patience.succeed()

    def _deliver(self, batch: Sequence[Event]) -> None:
        if self._member.read() != self.membership:
            return
        try:
            receipt = self._service.send(batch)
        except ServiceError as error:
            if error.status not in (400, 413, 422):
                raise
            if len(batch) == 1:
                self._outbox.sent.settle([], [Refused(id=batch[0].id, why=error.said or error.why)])
            for event in batch if len(batch) > 1 else ():
                self._deliver([event])
            return
        ids = {event.id for event in batch}
        kept = [id for id in receipt.kept if id in ids]
        refused = [one for one in receipt.refused if one.id in ids]
        if not kept and not refused:
            raise ServiceError("join_rubbish")
        self._outbox.sent.settle(kept, refused)

    def _seen(self) -> Seen:
        """What is known of the session: by this kernel, or from the kernel that carried before it."""
        if self._known is None:
            noted = self._note.read()
            mine = noted is not None and noted.person == self.membership.person
            self._known = noted if noted and mine else Seen(person=self.membership.person)
        return self._known

    def _heard(self, state: State) -> None:
        with self._changing:
            self._keep(self._seen().after(state))

    def _trouble(self, error: ServiceError) -> None:
        with self._changing:
            why = "join_fault" if error.why == "join_refused" else error.why
            self._keep(self._seen().model_copy(update={"trouble": why}))

    def _keep(self, seen: Seen) -> None:
        if self._member.read() == self.membership and (seen != self._known or self._note.read() != seen):
            self._known = seen
            with suppress(OSError):  # on a full disk the other kernels know less; nothing of the learner's is lost
                self._note.write(seen)


class Patience:
    """How long to wait after a failure: longer each time, and never two learners equally long."""

    def __init__(self) -> None:
        self._failed = 0
        self._until = 0.0

    def succeed(self) -> None:
        """It went well: no waiting."""
        self._failed, self._until = 0, 0.0

    def fail(self, error: ServiceError | None = None) -> None:
        """It failed: wait. Longest if the service does not know the learner: that will hardly change."""
        self._failed += 1
        pause = STRANGER if error and error.status == 401 else min(SLOWEST, 0.5 * 2 ** min(self._failed, 10))
        self._until = time.monotonic() + pause * random.uniform(0.6, 1)

    def over(self) -> bool:
        """Whether it is time for another try."""
        return time.monotonic() >= self._until

    def sleep(self) -> None:
        """Wait until it is."""
        time.sleep(max(0.0, self._until - time.monotonic()))


def batches(events: Sequence[Event]) -> list[list[Event]]:
    """The events in the same order, in lots that a service takes."""
    lots: list[list[Event]] = []
    size = 0
    for event in events:
        own = len(json.dumps(wire(event)))
        if not lots or len(lots[-1]) == MOST or size + own > LARGEST:
            lots.append([])
            size = 0
        lots[-1].append(event)
        size += own
    return lots
