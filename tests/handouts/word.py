"""What a finished Word file says and holds, for tests of the handouts: its parts, paragraphs, tables and pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its style's id, and its words."""

    style: str
    text: str


class WordFile:
    """A Word file, opened."""

    def __init__(self, made: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(made))
        self.body = self.part("word/document.xml")

    def part(self, name: str) -> ElementTree.Element:
        """Read one of its parts, which is XML."""
        return ElementTree.fromstring(self.archive.read(name))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give its paragraphs in order, those in tables too."""
        for found in self.body.iter(f"{W}p"):
            style = found.find(f"{W}pPr/{W}pStyle")
            yield Paragraph("" if style is None else style.attrib[f"{W}val"], words(found))

    def styled(self, *styles: str) -> list[str]:
        """Give the words of the paragraphs in these styles, whether kept with the next or not."""
        return [one.text for one in self.paragraphs() if one.style.removesuffix("Kept") in styles]

    def text(self) -> str:
        """Give all that is said in it, notes and foot too, a paragraph to a line."""
        parts = [self.body, self.part("word/footnotes.xml"), self.part("word/footer1.xml")]
        return "\n".join(words(found) for part in parts for found in part.iter(f"{W}p"))

    def values(self, tag: str) -> list[str]:
        """Give the value of each element with this tag in the body."""
        return [found.attrib[f"{W}val"] for found in self.body.iter(f"{W}{tag}")]


def words(element: ElementTree.Element) -> str:
    """Return the words inside an element, with plain spaces; a tab or a break is a space, a note's number ``[n]``."""
    return " ".join("".join(_said(one) for one in element.iter()).split())


def _said(element: ElementTree.Element) -> str:
    match element.tag.removeprefix(W):
        case "t":
            return element.text or ""
        case "tab" | "br":
            return " "
        case "footnoteReference":
            return "[n]"
    return ""
