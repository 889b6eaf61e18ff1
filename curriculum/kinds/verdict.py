"""What comes back from a judgement: item by item, first in words, last in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

Mark = Literal["right", "arguable", "look", "missed", "reading", "todo"]
"""In line; arguable, so not counted; look again; not found yet; the key's own reading, on request; still to do."""


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Note(_Plain):
    """One thing said about one answer.

    Attributes:
        mark: What kind of thing it is.
        about: The choice it is about (an element, a code, a group, an option); empty if it is about the item.
        lead: The name, in the course's words, of the sentence it opens with.
        text: The reason.
        reread: Passages to look at again.
        sources: Where the reason comes from.
        points: On a chart, the first and the last point of a signal that was found.
    """

    mark: Mark
    about: str = ""
    lead: str
    text: str = ""
    reread: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    points: tuple[int, ...] = ()


class Problem(_Plain):
    """Why an answer could not be read: told, never marked wrong.

    Attributes:
        item: The item's id, or empty if it is about the whole answer.
        about: The choice it is about.
        lead: The name, in the course's words, of what is said.
    """

    item: str = ""
    about: str = ""
    lead: str


class Verdict(_Plain):
    """The judgement of one response.

    Attributes:
        problems: What could not be read. If there is any, nothing has been marked.
        notes: What is said, by item id.
        right: Settled answers in line with the key.
        wrong: Settled answers that are not.
        arguable: Answers not counted, because a fair reader could give them.
        missed: Settled answers of the key that were not given.
        score: Right minus wrong, or the sum of certainty marks; never below zero unless certainty is asked.
        possible: The score if everything settled is right.
        rule: The name, in the course's words, of the rule the score follows.
    """

    problems: tuple[Problem, ...] = ()
    notes: dict[str, tuple[Note, ...]] = {}
    right: int = 0
    wrong: int = 0
    arguable: int = 0
    missed: int = 0
    score: int = 0
    possible: int = 0
    rule: str = ""

    @property
    def valid(self) -> bool:
        """Whether the answer could be read."""
        return not self.problems


def gather(notes: dict[str, list[Note]], *, possible: int, rule: str, score: int | None = None) -> Verdict:
    """Count the notes into a verdict; ``score`` is right minus wrong, floored at zero, unless given."""
    marks: Counter[str] = Counter(note.mark for said in notes.values() for note in said)
    return Verdict(
        notes={item: tuple(said) for item, said in notes.items()},
        right=marks["right"],
        wrong=marks["look"],
        arguable=marks["arguable"],
        missed=marks["missed"],
        score=max(0, marks["right"] - marks["look"]) if score is None else score,
        possible=possible,
        rule=rule,
    )


def refuse(problems: Iterable[Problem]) -> Verdict:
    """The verdict on a response that could not be read."""
    return Verdict(problems=tuple(problems))
