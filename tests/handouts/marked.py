"""The words that a page of a PDF draws, run by run, each with the mark that ties it to the structure tree.

A run's words come from its font's own table of characters, so a ligature is the letters that it stands for, and
no gap between letters is taken for a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pikepdf import Dictionary, Name, Object, Page, String, parse_content_stream

Matrix = tuple[float, ...]
"""Six numbers, as a PDF gives them: a point (x, y) goes to (ax + cy + e, bx + dy + f)."""

Letters = dict[bytes, str]
"""What each code of a font stands for."""

_STILL: Matrix = (1, 0, 0, 1, 0, 0)
_READ = "q Q cm BT Tm Tf BMC BDC EMC Tj TJ Do"
"""What places and draws words, or ties them to the structure tree. Lines and shapes are passed over."""
_UNKNOWN = {"Td", "TD", "T*", "'", '"'}
"""Other ways to place and draw words. Typst writes none of them."""

_SECTION = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<(\w+)>\s*<(\w*)>")


@dataclass(frozen=True)
class Run:
    """Some words drawn in one go: their height on the page and their size, both in points, and their mark."""

    words: str
    height: float
    size: float
    mark: int | None
    """The number by which the structure tree names this content; None if the tree does not hold it."""


def runs(page: Page) -> list[Run]:
    """Return all that a page draws in letters, in the order drawn, pictures made of lines and letters included."""
    return list(_Pen(page.resources, _STILL, None).draw(page.obj))


@dataclass
class _Pen:
    resources: Any
    matrix: Matrix
    mark: int | None
    """The mark that holds outside: a picture is drawn inside one."""
    marks: list[int | None] = field(default_factory=list)
    kept: list[Matrix] = field(default_factory=list)
    line: Matrix = _STILL
    letters: Letters = field(default_factory=dict)
    size: float = 0

    def draw(self, drawn: Object) -> Iterator[Run]:
        for instruction in parse_content_stream(drawn, f"{_READ} {' '.join(_UNKNOWN)}"):
            operands, operator = instruction.operands, str(instruction.operator)
            assert operator not in _UNKNOWN, f"{operator!r} is not read here yet."
            match operator:
                case "q":
                    self.kept.append(self.matrix)
                case "Q":
                    self.matrix = self.kept.pop()
                case "cm":
                    self.matrix = _times(operands, self.matrix)
                case "BT":
                    self.line = _STILL
                case "Tm":
                    self.line = tuple(map(float, operands))
                case "Tf":
                    self.letters = _letters(self.resources["/Font"][operands[0]])
                    self.size = float(operands[1])
                case "BMC" | "BDC":
                    self.marks.append(self._named(operands))
                case "EMC":
                    self.marks.pop()
                case "Tj":
                    yield self._run(operands)
                case "TJ":
                    yield self._run(operands[0])
                case "Do":
                    yield from self._picture(self.resources["/XObject"][operands[0]])

    def _run(self, pieces: Any) -> Run:
        place = _times(self.line, self.matrix)
        codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, String))
        return Run(_decode(codes, self.letters), place[5], abs(self.size * place[3]), self._mark())

    def _picture(self, drawn: Object) -> Iterator[Run]:
        if drawn.get("/Subtype") != Name.Form:
            return
        matrix = _times(drawn.get("/Matrix", _STILL), self.matrix)
        pen = _Pen(drawn.get("/Resources", self.resources), matrix, self._mark())
        yield from pen.draw(drawn)

    def _mark(self) -> int | None:
        return next((mark for mark in reversed(self.marks) if mark is not None), self.mark)

    def _named(self, operands: Any) -> int | None:
        described = operands[1] if len(operands) > 1 else Dictionary()
        return int(described["/MCID"]) if "/MCID" in described else None


def _times(first: Any, then: Any) -> Matrix:
    a, b, c, d, e, f = map(float, first)
    p, q, r, s, t, u = map(float, then)
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _decode(codes: bytes, letters: Letters) -> str:
    """Return the words; a code that the font's table lacks is the sign for a character that could not be read."""
    width = len(next(iter(letters)))
    return "".join(letters.get(codes[at : at + width], "\ufffd") for at in range(0, len(codes), width))


def _letters(font: Object) -> Letters:
    return _table(font["/ToUnicode"].read_bytes())


@lru_cache(maxsize=256)  # a page turns from one font to another and back with every strong word
def _table(data: bytes) -> Letters:
    assert b"beginbfrange" not in data, "Ranges are not read here yet; Typst writes none."
    pairs = [pair for section in _SECTION.findall(data) for pair in _PAIR.findall(section)]
    return {bytes.fromhex(code.decode()): bytes.fromhex(word.decode()).decode("utf-16-be") for code, word in pairs}
