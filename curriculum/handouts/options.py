"""What an instructor may choose for the paper: its size, large print, and lines of their own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Paper = Literal["a4", "us-letter"]
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


@dataclass(frozen=True)
class Options:
    """How the paper looks.

    Attributes:
        paper: A4 or US Letter.
        large: Large print: 18 pt, everything in one column.
        title: The instructor's own title, above the course's.
        date: The date of the session, as it shall be printed.
        contact: Whom to ask; at the foot of every page.
        logo: A picture for the first page: PNG, JPEG, GIF, WebP or SVG.
        fonts: A folder of further fonts, for languages that the course's own fonts cannot write.
    """

    paper: Paper = "a4"
    large: bool = False
    title: str = ""
    date: str = ""
    contact: str = ""
    logo: Path | None = None
    fonts: Path | None = None
