"""The paper form: an exercise as a short list of plain blocks, which any writer can set.

The HTML, Markdown and plain-text faces are written from these blocks, and so can a PDF be.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

LevelMark = Literal["supported", "arguable", "not-supported"]
"""The sign of a level, which stands beside its word where a page can draw it."""


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Heading(_Block):
    """The exercise's title, with what stands above it: kind and minutes."""

    block: Literal["heading"] = "heading"
    text: str
    kicker: str


class Subheading(_Block):
    """The heading of a group of rows; their numbers run on."""

    block: Literal["subheading"] = "subheading"
    text: str


class Paragraph(_Block):
    """Running text; ``quiet`` for captions and sources."""

    block: Literal["paragraph"] = "paragraph"
    text: str
    quiet: bool = False


class Terms(_Block):
    """Words with their meanings: levels, codes, groups; ``marks`` has the sign of each, or nothing."""

    block: Literal["terms"] = "terms"
    terms: tuple[tuple[str, str], ...]
    marks: tuple[LevelMark, ...] = ()

    @model_validator(mode="after")
    def _each_has_its_mark(self) -> Terms:
        _hold(self.marks, self.terms)
        return self


class LegendEntry(_Block):
    """One element on offer: its number, its name, and the question it asks."""

    number: str
    name: str
    asks: str


class LegendGroup(_Block):
    """The elements on offer of one group; ``place`` is its place among the framework's three groups, from 0."""

    name: str
    place: int = Field(ge=0, le=2)
    entries: tuple[LegendEntry, ...]


class Legend(_Block):
    """The elements on offer, group by group."""

    block: Literal["legend"] = "legend"
    groups: tuple[LegendGroup, ...]


class Options(_Block):
    """Boxes to tick beside texts; ``ticked`` are ticked already (in a key); ``marks`` as in `Terms`."""

    block: Literal["options"] = "options"
    label: str = ""
    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    several: bool = False
    inline: bool = False
    marks: tuple[LevelMark, ...] = ()

    @model_validator(mode="after")
    def _each_has_its_mark(self) -> Options:
        _hold(self.marks, self.options)
        return self


class Lines(_Block):
    """Lines to write on, or what is written on them (in a key, or by the learner).

    Attributes:
        label: What to write.
        lines: How many lines there are to write on.
        written: What is written, line by line; an empty one parts two paragraphs.
        box: Whether the answer is as short as a number, so that a small box will do.
    """

    block: Literal["lines"] = "lines"
    label: str
    lines: int = 1
    written: tuple[str, ...] = ()
    box: bool = False


class Plot(_Block):
    """A chart in black ink.

    Attributes:
        spec: The whole chart as a Vega-Lite specification, version 5, with its data in it.
        alt: What it shows, point by point, and the values of its lines.
    """

    block: Literal["plot"] = "plot"
    spec: dict[str, Any]
    alt: str


class Row(_Block):
    """A numbered item: its text, where it comes from, and blocks to answer in."""

    block: Literal["row"] = "row"
    number: str
    text: str
    where: str = ""
    answer: tuple[Options | Lines | Paragraph | Plot, ...] = ()


class Passage(_Block):
    """One passage of a running text, with blocks to answer in; its number has its paragraph's before the point."""

    number: str
    text: str
    answer: tuple[Options | Lines, ...]


class Passages(_Block):
    """A running text, paragraph by paragraph, that is answered passage by passage."""

    block: Literal["passages"] = "passages"
    paragraphs: tuple[tuple[Passage, ...], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The same as rows, one for each passage."""
        return tuple(
            Row(number=passage.number, text=passage.text, answer=passage.answer)
            for paragraph in self.paragraphs
            for passage in paragraph
        )


Block = Annotated[
    Heading | Subheading | Paragraph | Terms | Legend | Options | Lines | Plot | Row | Passages,
    Field(discriminator="block"),
]
Sheet = tuple[Block, ...]


def _hold(marks: tuple[LevelMark, ...], texts: tuple[Any, ...]) -> None:
    if marks and len(marks) != len(texts):
        raise ValueError(f"there are {len(texts)} texts and {len(marks)} marks: give one to each, or none")
