"""The framework: sixteen elements in three groups."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.reading import Model

Level = Literal["supported", "arguable", "not supported"]
"""How well a passage bears an element out: shown; a fair reader could say so; named or imagined, not shown."""

LEVELS: tuple[Level, ...] = ("supported", "arguable", "not supported")
Basis = Literal["toolkit", "course"]


class Group(Model):
    """One of the framework's three groups."""

    id: str
    name: str
    plural: str
    meaning: str


class Marker(Model):
    """What one would see in a case that has the element."""

    text: str
    basis: Basis = Field(description="whether the toolkit gives it or this course derived it")


class LookAlike(Model):
    """Another element, or another idea, that is easily taken for this one."""

    element: str | None = None
    idea: str | None = None
    difference: str
    ask: str | None = None


class Problem(Model):
    """A common problem and what helps."""

    problem: str
    remedy: str
    basis: Basis


class InCase(Model):
    """What the course's case does with the element."""

    listed: bool
    level: Level
    text: str


class Element(Model):
    """One element of the framework, in the course's own words."""

    id: str
    number: int = Field(ge=1, le=16)
    name: str
    also: tuple[str, ...] = ()
    group: str
    asks: str
    meaning: str
    why: str
    markers: tuple[Marker, ...]
    look_alikes: tuple[LookAlike, ...]
    problems: tuple[Problem, ...] = ()
    not_seen: str | None = None
    in_case: InCase
    sources: tuple[str, ...]


class Framework(Model):
    """The whole framework."""

    name: str
    origin: str
    sources: tuple[str, ...]
    groups: tuple[Group, ...]
    elements: tuple[Element, ...]

    @model_validator(mode="after")
    def _in_order(self) -> Framework:
        numbers = [element.number for element in self.elements]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError(f"elements must be numbered 1, 2, 3 … in order, not {numbers}")
        return self

    def element(self, id: str) -> Element:
        """The element with this id; KeyError if there is none."""
        return {element.id: element for element in self.elements}[id]

    def group(self, id: str) -> Group:
        """The group with this id; KeyError if there is none."""
        return {group.id: group for group in self.groups}[id]
