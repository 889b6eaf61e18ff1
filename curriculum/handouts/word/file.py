"""From the tree to a Word file: a learner's handout to type into, or to print and write on."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from curriculum.errors import CurriculumError
from curriculum.handouts.desk import Desk
from curriculum.handouts.document import Document, data, nodes
from curriculum.handouts.tree import Node
from curriculum.handouts.word.pandoc import Element, as_xml, of, program, said, strong, styled, write
from curriculum.handouts.word.prose import Prose
from curriculum.handouts.word.sheet import exercise

REFERENCE = Path(str(files("curriculum.handouts") / "word" / "reference"))
FRAME = "frame.openxml"
PAGES = {"a4": (11906, 16838), "us-letter": (12240, 15840)}
"""Widths and heights in twentieths of a point, as Word counts."""
MARGIN = 964
"""The margin on either side: 17 mm."""
SIZES = {"body": 22, "small": 20, "first": 40, "second": 30, "third": 26, "fourth": 24, "hang": 454, "option": 908}
LARGE = {"body": 36, "small": 32, "first": 52, "second": 42, "third": 38, "fourth": 36, "hang": 740, "option": 1480}
"""Sizes of letters in half points, and in twentieths how far a row and its options hang beside their numbers."""
LETTERS, LETTERS_LARGE = 95, 58
"""Letters on a line."""
LOGO = "16mm"


def written(document: Document, desk: Desk) -> bytes:
    """The document as a Word file (.docx), with fields to type into and no key.

    Raises:
        CurriculumError: It cannot be made.
    """
    words, folder = desk.course.words, desk.pictures.folder
    pandoc = program()
    if pandoc is None:
        raise CurriculumError(words.fill("paper_no_word", package="pandoc"))
    prose = Prose(folder, LETTERS_LARGE if desk.options.large else LETTERS)
    blocks = list(_own(document, desk, prose))
    for part in nodes(document, desk):
        for node in part:
            blocks += _block(node, prose)
    look = {"reference-doc": _reference(desk), "template": REFERENCE / FRAME}
    try:
        return write(pandoc, blocks, document.title, words.language, folder, look)
    except ValueError as error:
        raise CurriculumError(words.fill("paper_unprintable", why=str(error))) from None


def _own(document: Document, desk: Desk, prose: Prose) -> Iterator[Element]:
    """What the instructor puts at the top."""
    chosen = data(document, desk)["options"]
    if chosen["logo"]:
        alt = chosen["title"] or desk.course.words["paper_no_alt"]
        yield of("Para", [prose.picture({"file": chosen["logo"], "alt": alt}, height=LOGO)])
    if chosen["title"]:
        yield styled("Own Title", said(chosen["title"]))
    if chosen["date"]:
        yield of("Para", [said(chosen["date"])])


def _block(node: Node, prose: Prose) -> list[Element]:
    if node["is"] == "lesson":
        return list(_lesson(node))
    if node["is"] == "exercise":
        return exercise(node, prose)
    return prose.blocks([node])


def _lesson(node: Node) -> Iterator[Element]:
    about = f" · {node['elements']}" if node["elements"] else ""
    yield styled("Kicker", strong(said(node["kicker"])), said(f"\u2003{node['title']}{about}"))
    yield of("Header", node["level"], ["", [], []], [said(node["question"])])
    for label in node["fields"]:
        yield styled("Field", said(f"{label}\u2003"))
    for label, facts in node["facts"]:
        if len(facts) == 1:
            yield styled("Term", strong(said(label)), said(f"\u2003{facts[0]}"))
        else:
            yield styled("Subheading", strong(said(label)))
            yield of("BulletList", [[of("Plain", [said(fact)])] for fact in facts])
    yield styled("Close")


def _reference(desk: Desk) -> Path:
    """The styles and the page, filled in and packed as pandoc wants them."""
    options, words = desk.options, desk.course.words
    width, height = PAGES[options.paper]
    filled = {
        **(LARGE if options.large else SIZES),
        "width": width,
        "height": height,
        "margin": MARGIN,
        "across": width - 2 * MARGIN,
        "language": words.language,
        "contact": as_xml(options.contact),
        "pages": _pages(words["paper_page"]),
    }
    packed = desk.pictures.folder / "reference.docx"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(REFERENCE.rglob("*.*")):
            if file.is_file() and file.name != FRAME:
                # Without a date of its own, or no two files would be alike.
                entry = zipfile.ZipInfo(file.relative_to(REFERENCE).as_posix())
                archive.writestr(entry, Template(file.read_text("utf-8")).substitute(filled))
    return packed


def _pages(words: str) -> str:
    """The line at the foot of each page, its numbers as fields that Word fills in."""
    xml = as_xml(words)
    for name, field in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        counted = f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        xml = xml.replace(name, f'</w:t></w:r>{counted}<w:r><w:t xml:space="preserve">')
    return xml
