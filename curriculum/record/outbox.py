"""What of the record a session has asked for, and has not acknowledged yet."""

from __future__ import annotations

from pathlib import Path

from curriculum.record.event import Event
from curriculum.record.journal import parse
from curriculum.record.membership import Membership
from curriculum.record.sent import FILE, Sent
from curriculum.record.tail import Tail
from curriculum.record.told import Seen


class Outbox:
    """The answers of one membership. Only reads the record."""

    def __init__(self, record: Path, membership: Membership) -> None:
        """Look at ``record`` from where it ended when the learner joined."""
        self.sent = Sent(record.parent / FILE)
        self._joined = membership.joined
        self._tail = Tail(record, membership.after)
        self._answers: dict[str, Event] = {}

    def look(self) -> None:
        """Take in what was written and acknowledged since."""
        self.sent.look()
        try:
            lines, again = self._tail.look()
        except OSError:
            return
        if again:
            self._answers = {}
        for event in parse(lines).events:
            if event.do in ("answer", "check") and event.response is not None:
                self._answers.setdefault(event.id, event)

    def waiting(self, seen: Seen) -> list[Event]:
        """What is to be sent, in the order of the record.

        An answer counts as given since the learner joined by its time. If it was given to a vote of this session, it
        was, whatever has happened to the clock.
        """
        return [
            event
            for event in self._answers.values()
            if event.id not in self.sent
            and event.exercise in seen.exercises
            and (event.time >= self._joined or event.vote in seen.votes)
        ]
