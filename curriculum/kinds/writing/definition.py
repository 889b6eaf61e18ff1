"""Writing: write, hold it against a rubric by one's own judgement, then see an annotated example."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, Key, Reason


class Criterion(Model):
    """Something that a good text does, and what it looks like at each level, lowest first."""

    id: Id
    text: str
    looks_like: tuple[str, ...] = ()


class Piece(Item):
    """One text to write.

    Attributes:
        text: What to write.
        least: Words, as advice.
        most: Words, as advice.
        lines: Lines to write on, on paper.
        criteria: What the text is held against.
    """

    text: str
    least: int | None = Field(default=None, ge=1)
    most: int | None = Field(default=None, ge=1)
    lines: int = Field(default=6, ge=1, le=30)
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Writing(Exercise):
    """What a learner sees.

    Attributes:
        levels: The levels of the rubric, lowest first.
    """

    kind: Literal["writing"]
    levels: tuple[str, ...] = Field(min_length=2, max_length=4)
    items: tuple[Piece, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_level_looks_like_something(self) -> Writing:
        for piece in self.items:
            for criterion in piece.criteria:
                if criterion.looks_like and len(criterion.looks_like) != len(self.levels):
                    said = f"'{criterion.id}' looks like {len(criterion.looks_like)} things, and there are"
                    raise ValueError(f"{said} {len(self.levels)} levels")
        return self


class Part(Model):
    """A few sentences of the example, and what they do."""

    text: str
    note: str
    criterion: Id | None = None


class PieceKey(Model):
    """What a good answer does, and an example written by the course."""

    reason: Reason
    sources: tuple[str, ...] = ()
    example: tuple[Part, ...] = Field(min_length=1)


class WritingKey(Key):
    """The key, by the id of each text."""

    items: dict[Id, PieceKey]
