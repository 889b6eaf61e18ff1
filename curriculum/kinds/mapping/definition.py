"""Mapping: give each passage one or more elements, and a level."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.framework import Level
from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, Key, Reason


class MappingItem(Item):
    """One passage: of the case, or a text of its own."""

    passages: tuple[str, ...] = ()
    text: str | None = None
    where: str | None = None

    @model_validator(mode="after")
    def _has_text(self) -> MappingItem:
        if bool(self.passages) == bool(self.text):
            raise ValueError("an item needs either passages of the case or a text of its own, not both")
        return self


class Mapping(Exercise):
    """What a learner sees.

    Attributes:
        elements: The ids of the elements on offer; none given means all sixteen.
        levels: Whether a level is asked for each element.
        reasons: Whether there is room to say why; kept, never marked.
    """

    kind: Literal["mapping"]
    elements: tuple[str, ...] = ()
    levels: bool = True
    reasons: bool = True
    items: tuple[MappingItem, ...] = Field(min_length=1)


class ElementEntry(Model):
    """One element in a key, with the reason for its level."""

    element: str
    reason: Reason
    sources: tuple[str, ...] = ()


class MappingItemKey(Model):
    """How each element is judged for one passage."""

    supported: tuple[ElementEntry, ...] = ()
    arguable: tuple[ElementEntry, ...] = ()
    not_supported: tuple[ElementEntry, ...] = Field(default=(), alias="not supported")
    tempting: tuple[ElementEntry, ...] = ()
    nudge: str | None = None
    reread: tuple[str, ...] = ()

    @property
    def by_level(self) -> tuple[tuple[Level, tuple[ElementEntry, ...]], ...]:
        """The entries of the three levels, in their order."""
        return (
            ("supported", self.supported),
            ("arguable", self.arguable),
            ("not supported", self.not_supported),
        )

    @property
    def settled(self) -> dict[str, Level]:
        """The pairs that count: element to level."""
        return {entry.element: level for level, entries in self.by_level if level != "arguable" for entry in entries}

    def level_of(self, element: str) -> tuple[Level | None, ElementEntry | None]:
        """The level the key gives to an element, and its entry; both None if the key is silent or calls it tempting."""
        for level, entries in self.by_level:
            for entry in entries:
                if entry.element == element:
                    return level, entry
        return None, None

    def temptation(self, element: str) -> ElementEntry | None:
        """The entry of a tempting element that the passage does not bear out."""
        return next((entry for entry in self.tempting if entry.element == element), None)


class MappingKey(Key):
    """The key, by item id."""

    items: dict[Id, MappingItemKey]
