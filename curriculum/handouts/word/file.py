"""From the tree to a Word file: a learner's handout to type into, or to print and write on."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from curriculum.handouts.desk import Desk
from curriculum.handouts.document import Document, data, nodes
from curriculum.handouts.tree import Node
from curriculum.handouts.word.pandoc import Element, as_xml, of, said, strong, styled, write
from curriculum.handouts.word.prose import Prose
from curriculum.handouts.word.sheet import exercise

REFERENCE = Path(str(files("curriculum.handouts") / "word" / "reference"))
FRAME = "frame.openxml"
PAGES = {"a4": (11906, 16838), "us-letter": (12240, 15840)}
"""Widths and heights in twentieths of a point, as Word counts."""
MARGIN = 964
"""The margin on either side: 17 mm."""
SIZES = {"body": 22, "small": 20, "first": 40, "second": 30, "third": 26, "fourth": 24}
LARGE = {"body": 36, "small": 32, "first": 52, "second": 42, "third": 38, "fourth": 36}
"""Sizes of letters in half points."""


def written(document: Document, desk: Desk) -> bytes:
    """The document as a Word file (.docx), with fields to type into and no key.

    Raises:
        CurriculumError: It cannot be made.
    """
    prose = Prose(desk.pictures.folder)
    blocks = list(_own(document, desk, prose))
    for part in nodes(document, desk):
        for node in part:
            blocks += _block(node, prose)
    reference = _reference(desk)
    language = desk.course.words.language
    return write(blocks, document.title, language, desk.pictures.folder, reference, REFERENCE / FRAME)


def _own(document: Document, desk: Desk, prose: Prose) -> Iterator[Element]:
    """What the instructor puts at the top."""
    chosen = data(document, desk)["options"]
    if chosen["logo"]:
        yield of("Para", [prose.picture({"file": chosen["logo"], "alt": chosen["title"]})])
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
    fields = {"page": _field("PAGE"), "pages": _field("NUMPAGES")}
    said_of_pages = as_xml(words["paper_page"])
    for name, xml in fields.items():
        said_of_pages = said_of_pages.replace(f"{{{name}}}", f"</w:t></w:r>{xml}<w:r><w:t xml:space=\"preserve\">")
    filled = {
        **(LARGE if options.large else SIZES),
        "width": width,
        "margin": MARGIN,
        "height": height,
        "across": width - 2 * MARGIN,
        "language": words.language,
        "contact": as_xml(options.contact),
        "pages": said_of_pages,
    }
    packed = desk.pictures.folder / "reference.docx"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(REFERENCE.rglob("*")):
            if file.is_file() and file.name != FRAME:
                text = Template(file.read_text("utf-8")).substitute(filled)
                archive.writestr(file.relative_to(REFERENCE).as_posix(), text)
    return packed


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
