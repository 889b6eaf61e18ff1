"""Coding: highlight passages of a text, each with one of a few codes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.case import Paragraph
from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, ItemKey, Key


class Code(Model):
    """One code. It is drawn as a line style with its letter, never as a colour alone."""

    id: Id
    letter: str = Field(min_length=1, max_length=1)
    name: str
    meaning: str


class Coding(Exercise):
    """What a learner sees: paragraphs of the case, or a text of the exercise's own. Each passage is one item."""

    kind: Literal["coding"]
    paragraphs: tuple[str, ...] = ()
    text: tuple[Paragraph, ...] = ()
    codes: tuple[Code, ...] = Field(min_length=2, max_length=4)
    elements: dict[Id, tuple[str, ...]] = Field(default={}, description="framework elements that a passage assesses")

    @model_validator(mode="after")
    def _has_text(self) -> Coding:
        if bool(self.paragraphs) == bool(self.text):
            raise ValueError("a coding needs either paragraphs of the case or a text of its own, not both")
        return self


class CodingKey(Key):
    """The key, by passage id. A passage that the key leaves out is not counted."""

    items: dict[Id, ItemKey]
