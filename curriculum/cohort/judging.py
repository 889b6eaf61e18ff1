"""Who is in line with the key, item by item: in a room, what is amiss with one item must not cost the others."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.reading import answers
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.verdict import Note


class Judging:
    """Judges each different answer to an item once, however many gave it."""

    def __init__(self, shelved: Shelved) -> None:
        """Hold answers to this exercise against its key."""
        self.shelved = shelved
        self._known: dict[tuple[str, str], tuple[Note, ...]] = {}

    def notes(self, response: Any, items: tuple[str, ...]) -> dict[str, tuple[Note, ...]]:
        """What the key says of each item that has an answer; nothing without a key, or of what cannot be read."""
        if self.shelved.key is None:
            return {}
        if isinstance(response, dict) and "order" in response:  # an order is one answer, and no sum of its cards
            verdict = self.shelved.judge(response)
            return dict(verdict.notes) if verdict else {}
        given = answers(response, items) or {}
        return {id: self._on(id, answer) for id, answer in given.items()}

    def in_line(self, response: Any, items: tuple[str, ...]) -> dict[str, bool]:
        """Whether each item has something settled that the key has, and nothing settled that it has not."""
        marks = {id: {note.mark for note in notes} for id, notes in self.notes(response, items).items()}
        return {id: "right" in found and not found & {"look", "missed"} for id, found in marks.items()}

    def _on(self, item: str, answer: dict[str, Any]) -> tuple[Note, ...]:
        seen = (item, repr(answer))
        if seen not in self._known:
            verdict = self.shelved.judge({"items": {item: self._sure(answer)}})
            self._known[seen] = verdict.notes.get(item, ()) if verdict else ()
        return self._known[seen]

    def _sure(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The answer with some certainty, where it is asked for and was left out: a vote counts what was picked."""
        if getattr(self.shelved.definition, "certainty", False) and answer.get("picks"):
            return {**answer, "certainty": 2}
        return answer
