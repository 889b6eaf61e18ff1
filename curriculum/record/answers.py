"""What the record says, derived afresh from its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from curriculum.record.event import Event


@dataclass
class Answer:
    """Where one exercise stands.

    Attributes:
        response: The latest answer.
        hashes: What each item looked like when it was answered or confirmed.
        time: When the latest answer was given.
        checked: Whether the latest answer has been held against the key.
        revealed: Items whose key reading was asked for.
        last: The id of the latest answer's event.
        vote: The vote that the latest answer was given to; empty if to none.
    """

    response: dict[str, Any] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    time: str = ""
    checked: bool = False
    revealed: tuple[str, ...] = ()
    last: str = ""
    vote: str = ""

    def complete(self, needs: Iterable[str]) -> bool:
        """Whether there is an answer, and something was given for each of these items."""
        items = self.response.get("items")
        given = items if isinstance(items, dict) else {}
        return bool(self.response) and all(_something(given.get(id)) for id in needs)


def latest(events: Iterable[Event]) -> dict[str, Answer]:
    """The state of every exercise that was touched, by its id.

    Events are taken in the order of their time, so that records of two machines join well.
    """
    answers: dict[str, Answer] = {}
    for event in sorted(events, key=lambda event: event.time):
        apply(event, answers.setdefault(event.exercise, Answer()))
    return answers


def apply(event: Event, answer: Answer) -> None:
    """Let one event change where an exercise stands."""
    if event.do in ("answer", "check") and event.response is not None:
        _take_in(answer, event)
    elif event.do == "reveal":
        answer.revealed = tuple(dict.fromkeys((*answer.revealed, event.about)))
    elif event.do == "still":
        answer.hashes = {**answer.hashes, **event.hashes}


def _take_in(answer: Answer, event: Event) -> None:
    """A new answer. An item whose answer is the same as before keeps the hash it was answered under."""
    response = event.response or {}
    before, now = answer.response.get("items"), response.get("items")
    items_before = before if isinstance(before, dict) else {}
    items_now = now if isinstance(now, dict) else {}
    same = {id for id in items_now if id in items_before and items_now[id] == items_before[id]}
    if answer.response.get("order") is not None and answer.response.get("order") == response.get("order"):
        same |= set(answer.hashes)
    answer.hashes = {id: answer.hashes.get(id, hash) if id in same else hash for id, hash in event.hashes.items()}
    answer.response = response
    answer.time = event.time
    answer.checked = event.do == "check"
    answer.last = event.id
    answer.vote = event.vote


def _something(answer: object) -> bool:
    if not isinstance(answer, dict):
        return False
    return any(value is not None and value is not False and value not in ("", [], {}) for value in answer.values())
