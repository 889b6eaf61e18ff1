"""Canvas: a structured plan whose fields are checked for form, never for content."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, Key, Reason

Form = Literal["who", "what", "when", "ask", "number", "text"]


class Section(Model):
    """A group of fields under one heading."""

    id: Id
    name: str


class Blank(Item):
    """One field to fill in.

    Attributes:
        section: The section it stands in.
        text: Its label.
        help: A line under the label.
        form: What its form asks: a person or post, something one can be seen doing, a date, a question that can be
            answered yes or no, a measure with a number, or any text.
        optional: Whether it may stay empty.
        lines: How many lines it has, on the page and on paper.
    """

    section: Id
    text: str
    help: str = ""
    form: Form = "text"
    optional: bool = False
    lines: int = Field(default=2, ge=1, le=12)


class Canvas(Exercise):
    """What a learner sees. Fields stand in the order of the sections, and in that of the file within one."""

    kind: Literal["canvas"]
    sections: tuple[Section, ...] = Field(min_length=1)
    items: tuple[Blank, ...] = Field(min_length=2)

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields that may not stay empty."""
        return tuple(blank.id for blank in self.items if not blank.optional)

    @property
    def placed(self) -> tuple[tuple[Section, tuple[Blank, ...]], ...]:
        """Each section with its fields."""
        return tuple(
            (section, tuple(blank for blank in self.items if blank.section == section.id)) for section in self.sections
        )


class Example(Model):
    """A worked example of one field, made up for the course, and why its form is good."""

    example: str = Field(min_length=1)
    reason: Reason
    sources: tuple[str, ...] = ()


class CanvasKey(Key):
    """The worked examples, by field id."""

    items: dict[Id, Example]
