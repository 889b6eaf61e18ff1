"""The structure of a tagged PDF: what a screen reader follows, with the words of each element."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader

from tests.handouts.marked import Run

_WITHIN_LINES = {"Code", "Em", "Formula", "LBody", "Lbl", "Link", "Reference", "Span", "Strong"}
"""Elements that open no line of their own, unless an attribute places them as a block."""

Marked = dict[tuple[int, int], list[Run]]
"""The runs of each piece of content, by its page's object number and its mark."""


@dataclass(frozen=True)
class Element:
    """A heading, a paragraph, a cell, with what stands in it in reading order."""

    tag: str
    alternative: str
    """What is read out in its place; empty if it has none."""
    block: bool
    """Whether it opens a line of its own."""
    content: list[Element | Run]

    def within(self) -> Iterator[Element]:
        """Give all the elements inside, each before what it holds."""
        for child in self.content:
            if isinstance(child, Element):
                yield child
                yield from child.within()


def tree(reader: PdfReader, drawn: Sequence[Sequence[Run]] = ()) -> Element:
    """Return the whole document as one element; in a PDF without tags it holds nothing.

    Its words are those of ``drawn``, what each page draws. Without them it is had in a tenth of the time.
    """
    root = reader.root_object.get("/StructTreeRoot", {}).get("/K", [])
    return Element("", "", True, list(_children(root, 0, _marked(reader, drawn) if drawn else {})))


def _marked(reader: PdfReader, drawn: Sequence[Sequence[Run]]) -> Marked:
    found: Marked = {}
    for page, on_page in zip(reader.pages, drawn, strict=True):
        for run in on_page:
            if run.mark is not None:
                found.setdefault((_number(page.indirect_reference), run.mark), []).append(run)
    return found


def _children(kids: Any, page: int, marked: Marked) -> Iterator[Element | Run]:
    """Read an element's children: one or a list, each an element, a mark, or a thing such as a link's area."""
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, int):
            yield from marked.get((page, kid), [])
            continue
        on = _number(kid.raw_get("/Pg")) if "/Pg" in kid else page
        if "/S" in kid:
            yield _element(kid, on, marked)
        elif "/MCID" in kid:
            yield from marked.get((on, kid["/MCID"]), [])


def _element(found: Any, page: int, marked: Marked) -> Element:
    tag = found["/S"].removeprefix("/")
    block = tag not in _WITHIN_LINES or _placed_as_block(found)
    return Element(tag, found.get("/Alt", ""), block, list(_children(found.get("/K", []), page, marked)))


def _placed_as_block(found: Any) -> bool:
    attributes = found.get("/A", [])
    lists = attributes if isinstance(attributes, list) else [attributes]
    return any(one.get_object().get("/Placement") == "/Block" for one in lists)


def _number(reference: Any) -> int:
    return int(reference.idnum)
