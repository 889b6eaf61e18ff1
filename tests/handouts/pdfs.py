"""What a finished PDF says and holds, for tests of the handouts: its faults, words, structure, fonts and links.

Every function takes the bytes of a PDF.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import page as checker
import pikepdf
from pypdf import PageObject, PdfReader

from tests.handouts.marked import Run, runs
from tests.handouts.tree import Element, tree

_STREAM = re.compile(rb"(\bstream\r?\n)(.*?)(?=\r?\nendstream)", re.DOTALL)
_SUBSET = re.compile(r"^/([A-Z]{6}\+)?")
_WHOLE = re.compile(r"([\s\-–—/(\[]|://\S*)$")
"""What needs no space between it and the next line: an opening, a joint, or an address broken in its middle."""
_HYPHENS = ("-", "\xad")


def faults(pdf: bytes) -> list[str]:
    """Return every check of PDF/UA-1 that fails, as 'RULE: what is wrong'; none if all that a machine can check holds.

    Whether an alternative says what matters, or the order of reading makes sense, no machine checks.

    Raises:
        page.PageError: If it cannot be read as a PDF.
    """
    report = checker.validate_pdf_bytes(pdf, profile=checker.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant is not bool(found)
    return found


def text(pdf: bytes) -> str:
    """Return the words in the order in which a screen reader meets them, a line for each paragraph, cell and item.

    Ligatures are letters here, and words that were hyphenated are whole. What is no content, such as headers,
    footers and the heading rows that a table repeats, is left out: see :func:`printed`. Without tags there is none.
    """
    return _flow(_pieces(tree(_open(pdf), _drawn(pdf))))


def printed(pdf: bytes) -> str:
    """Return all that is printed, headers and footers and the letters in pictures included, in the order drawn.

    What stands side by side, such as the cells of a row, may follow without a space.
    """
    pieces: list[Run | str] = []
    for page in _drawn(pdf):
        pieces += [*page, "\n"]
    return _flow(pieces)


def beyond(pdf: bytes) -> list[str]:
    """Return the words that would stand above or below their page, where nobody sees them."""
    reader = _open(pdf)
    return [
        run.words
        for page, drawn in zip(reader.pages, _drawn(pdf), strict=True)
        for run in drawn
        if not 0 < run.height < page.mediabox.height
    ]


def pages(pdf: bytes) -> int:
    """Return how many pages there are."""
    return len(_open(pdf).pages)


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """Return the outline that a reader shows beside the pages: the level of each entry, from 1, and its words."""
    return list(_outline(_open(pdf).outline, 1))


def structure(pdf: bytes) -> list[str]:
    """Return the tags of all elements, each before those inside it: Document, H1, P, L, LI, Table and so on."""
    return [element.tag for element in tree(_open(pdf)).within()]


def alternatives(pdf: bytes) -> list[str]:
    """Return what is read out for each figure and formula, in reading order; empty where there is nothing."""
    every = tree(_open(pdf)).within()
    return [element.alternative for element in every if element.tag in ("Figure", "Formula")]


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the fonts by name, each with whether the PDF carries it wherever it is used."""
    found: dict[str, bool] = {}
    for page in _open(pdf).pages:
        for name, embedded in _fonts_in(page["/Resources"]):
            found[name] = embedded and found.get(name, True)
    return found


def links(pdf: bytes) -> list[str]:
    """Return where the links lead, in order of pages: an address, or '#3' for page 3 of the same PDF."""
    reader = _open(pdf)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    return [_target(link, reader, numbers) for page in reader.pages for link in _links_on(page)]


def inflated(pdf: bytes) -> bytes:
    """Return the PDF with its streams decompressed, so that names, paths and dates in it can be searched for.

    Words on a page stand there as numbers of glyphs, and texts with other than plain Latin letters as UTF-16:
    for those, search :func:`printed`, :func:`alternatives` and :func:`bookmarks`.
    """
    return _STREAM.sub(lambda stream: stream[1] + _inflate(stream[2]), pdf)


def _open(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def _pieces(element: Element) -> Iterator[Run | str]:
    """Give the runs, with a line's end around each block and a tab between an item's label and its words."""
    edge = "\n" if element.block else ""
    yield edge
    for child in element.content:
        if isinstance(child, Run):
            yield child
            continue
        yield from _pieces(child)
        if element.tag == "LI" and child.tag == "Lbl":
            yield "\t"
    yield edge


@lru_cache(maxsize=64)  # one PDF is read for its words, and again for all that is printed
def _drawn(pdf: bytes) -> list[list[Run]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [runs(page) for page in opened.pages]


def _flow(pieces: Iterable[Run | str]) -> str:
    """Join runs into words and lines: the end of a printed line is no end of a word that was hyphenated."""
    written = ""
    last: Run | None = None
    hyphen = False
    for piece in pieces:
        if isinstance(piece, str):
            written += piece
            last = None if piece else last
            continue
        if last and _is_lower(piece, last):
            written = written[:-1] if hyphen else written + _space_after(written)
        # Typst gives the hyphen of a broken word a mark of its own, and its real hyphens that of their words.
        hyphen = last is not None and last.mark != piece.mark and piece.words in _HYPHENS
        written += piece.words.replace("\xad", "-")
        last = piece
    return re.sub(r"\n+", "\n", re.sub(r"\t\n*", " ", written)).strip()


def _is_lower(run: Run, last: Run) -> bool:
    """Whether a run stands on another line than the last one: an index is raised by less than that."""
    return abs(run.height - last.height) > 0.6 * max(run.size, last.size)


def _space_after(written: str) -> str:
    return "" if _WHOLE.search(written[-200:]) else "\n"


def _outline(entries: Any, level: int) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry, level + 1)
        else:
            yield level, str(entry.title)


def _fonts_in(resources: Any) -> Iterator[tuple[str, bool]]:
    """Give the fonts of a page, and of the pictures on it."""
    for font in resources.get("/Font", {}).values():
        described = font.get("/DescendantFonts", [font])[0].get_object()
        files = described.get("/FontDescriptor", {}).keys() & {"/FontFile", "/FontFile2", "/FontFile3"}
        # A font of type 3 is drawings, which are always in the PDF.
        yield _SUBSET.sub("", described.get("/BaseFont", "/")), bool(files) or font["/Subtype"] == "/Type3"
    for drawn in resources.get("/XObject", {}).values():
        yield from _fonts_in(drawn.get_object().get("/Resources", {}))


def _links_on(page: PageObject) -> list[Any]:
    areas = [area.get_object() for area in page.annotations or []]
    return [area for area in areas if area["/Subtype"] == "/Link"]


def _target(link: Any, reader: PdfReader, numbers: dict[int, int]) -> str:
    action = link.get("/A", {})
    if "/URI" in action:
        return str(action["/URI"])
    place = link.get("/Dest", action.get("/D"))
    if isinstance(place, str):
        place = reader.named_destinations[place].dest_array
    return f"#{numbers[place.get_object()[0].idnum]}"


def _inflate(stream: bytes) -> bytes:
    """Return what a compressed stream holds; any other is returned as it is."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream
