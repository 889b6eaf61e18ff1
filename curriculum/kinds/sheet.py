"""The paper form: an exercise as a short list of plain blocks, which any writer can set.

The HTML, Markdown and plain-text faces are written from these blocks, and so can a PDF be.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


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
    """Words with their meanings: levels, codes, groups."""

    block: Literal["terms"] = "terms"
    terms: tuple[tuple[str, str], ...]


class Options(_Block):
    """Boxes to tick beside texts; ``ticked`` are ticked already (in a key)."""

    block: Literal["options"] = "options"
    label: str = ""
    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    several: bool = False
    inline: bool = False


class Lines(_Block):
    """Lines to write on, or what is written on them (in a key)."""

    block: Literal["lines"] = "lines"
    label: str
    lines: int = 1
    written: tuple[str, ...] = ()


class Row(_Block):
    """A numbered item: its text, where it comes from, and blocks to answer in."""

    block: Literal["row"] = "row"
    number: str
    text: str
    where: str = ""
    answer: tuple[Options | Lines | Paragraph, ...] = ()


Block = Annotated[Heading | Subheading | Paragraph | Terms | Options | Lines | Row, Field(discriminator="block")]
Sheet = tuple[Block, ...]
