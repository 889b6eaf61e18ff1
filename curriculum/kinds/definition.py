"""What every exercise and every key share, whatever their kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from curriculum.course.reading import Model

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Reason = Annotated[str, Field(min_length=10)]


class Item(Model):
    """One thing to answer inside an exercise. Its id never changes: learners' records point at it."""

    id: Id
    hints: tuple[str, ...] = ()
    elements: tuple[str, ...] = Field(default=(), description="the framework elements it assesses")


class Exercise(Model):
    """What a learner sees. The file's name is the exercise's id, its folder the lesson."""

    title: str
    prompt: str
    minutes: int = Field(ge=1, le=60)
    objectives: tuple[str, ...] = Field(min_length=1)
    sources: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    compare: str | None = Field(
        default=None, description="an earlier exercise of this kind, whose answer is shown beside this one"
    )
    feedback: Literal["at check", "held", "none"] = Field(
        default="at check",
        description="at check: as soon as asked; held: kept now, marked in a later lesson; none: no right answer",
    )

    @property
    def needs(self) -> tuple[str, ...]:
        """The items that must have an answer before the exercise counts as answered; none: any answer will do."""
        return tuple(item.id for item in getattr(self, "items", ()))


class Entry(Model):
    """One choice in a key, with the reason for how it is judged."""

    choice: str
    reason: Reason
    sources: tuple[str, ...] = ()


class ItemKey(Model):
    """How one item is judged, choice by choice."""

    right: tuple[Entry, ...] = ()
    arguable: tuple[Entry, ...] = ()
    tempting: tuple[Entry, ...] = ()
    nudge: str | None = None
    reread: tuple[str, ...] = ()

    def entry(self, choice: str) -> tuple[Literal["right", "arguable", "tempting", "other"], Entry | None]:
        """How a choice is judged, and its entry if the key has one."""
        judged: tuple[tuple[Literal["right", "arguable", "tempting"], tuple[Entry, ...]], ...] = (
            ("right", self.right),
            ("arguable", self.arguable),
            ("tempting", self.tempting),
        )
        for judgement, entries in judged:
            for entry in entries:
                if entry.choice == choice:
                    return judgement, entry
        return "other", None


class Key(Model):
    """What an instructor knows."""

    note: str | None = None
    sources: tuple[str, ...] = ()
