"""Sorting: put cards into groups, or into order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, ItemKey, Key, Reason


class Card(Item):
    """One card."""

    text: str


class CardGroup(Model):
    """One group that cards go into."""

    id: Id
    name: str
    meaning: str = ""


class Sorting(Exercise):
    """What a learner sees."""

    kind: Literal["sorting"]
    way: Literal["groups", "order"]
    groups: tuple[CardGroup, ...] = ()
    items: tuple[Card, ...] = Field(min_length=2)

    @property
    def needs(self) -> tuple[str, ...]:
        """Every card in groups; an order is one answer."""
        return super().needs if self.way == "groups" else ()

    @model_validator(mode="after")
    def _fits_its_way(self) -> Sorting:
        if self.way == "groups" and len(self.groups) < 2:
            raise ValueError("cards are sorted into groups, and fewer than two groups are given")
        if self.way == "order" and self.groups:
            raise ValueError("cards that are put into order have no groups")
        return self


class CardKey(ItemKey):
    """How one card is judged: by its group, or (in an order) with the reason for its place."""

    reason: Reason | None = None
    sources: tuple[str, ...] = ()


class SortingKey(Key):
    """The key, by card id.

    Attributes:
        order: For cards in order: their ids from first to last; a list inside it may stand either way round.
    """

    items: dict[Id, CardKey]
    order: tuple[Id | tuple[Id, ...], ...] = ()

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each card in the order, counted from 0; cards that may stand either way round share one."""
        places = [(place,) if isinstance(place, str) else place for place in self.order]
        return {id: rank for rank, ids in enumerate(places) for id in ids}
