"""What one document is made with, gathered in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from curriculum.course.course import Course
from curriculum.handouts.markup import Markup
from curriculum.handouts.options import Options
from curriculum.handouts.pictures import Pictures
from curriculum.handouts.tree import Node
from curriculum.kinds.shelf import Shelf
from curriculum.record.answers import Answer
from curriculum.record.portfolio import Entry

Edition = Literal["learner", "instructor", "portfolio"]


@dataclass
class Part:
    """One cell on paper.

    Attributes:
        nodes: Its blocks.
        text: What was written in it, for the case that the blocks cannot be set.
    """

    nodes: list[Node]
    text: str = ""


@dataclass
class Desk:
    """What one document is made with.

    Attributes:
        course: The course.
        shelf: Its exercises and keys.
        edition: For whom the document is.
        options: How it looks.
        pictures: Where its pictures go.
        answers: The learner's own answers by exercise; used in a portfolio alone.
        entries: The same, as a portfolio lists them.
        whole: Whether the document goes through the whole course.
        exercises: How many exercises of this lesson stand in it so far.
    """

    course: Course
    shelf: Shelf
    edition: Edition
    options: Options
    pictures: Pictures
    answers: Mapping[str, Answer] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    whole: bool = False
    exercises: int = 0

    def markup(self, attached: dict[str, bytes] | None = None) -> Markup:
        """A reader of HTML for one cell."""
        cited = {source.url: source.cite for source in self.course.sources.values() if source.url}
        return Markup(self.course.words, self.pictures, attached or {}, cited)
