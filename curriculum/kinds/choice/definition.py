"""Choice: pick one or several, with certainty."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, ItemKey, Key


class Option(Model):
    """One choice on offer."""

    id: Id
    text: str


class Question(Item):
    """One question, with passages of the case above it where it is about them."""

    text: str
    pick: Literal["one", "several"] = "one"
    passages: tuple[str, ...] = ()
    choices: tuple[Option, ...] = Field(min_length=2)


class Choice(Exercise):
    """What a learner sees.

    Attributes:
        certainty: Whether the learner is asked how sure they are, from 1 to 3.
    """

    kind: Literal["choice"]
    certainty: bool = False
    items: tuple[Question, ...] = Field(min_length=1)


class ChoiceKey(Key):
    """The key, by question id."""

    items: dict[Id, ItemKey]
