"""Rating: say where you stand, statement by statement. There is no right answer, and so there is never a key."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from curriculum.kinds.definition import Exercise, Id, Item, Key


class Statement(Item):
    """One thing to rate."""

    text: str


class Rating(Exercise):
    """What a learner sees.

    Attributes:
        scale: The labels, lowest first; a rating is the number of one, counted from 1.
    """

    kind: Literal["rating"]
    feedback: Literal["none"] = "none"
    scale: tuple[str, ...] = Field(min_length=3, max_length=7)
    items: tuple[Statement, ...] = Field(min_length=1)


class RatingKey(Key):
    """What no rating has."""

    items: dict[Id, None] = {}
