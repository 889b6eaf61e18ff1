"""The elements of pandoc's own tree, and the program that makes a Word file of it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pypandoc

from curriculum.errors import CurriculumError

Element = dict[str, Any]
API = [1, 23]
"""The version of the tree, which every pandoc 3 reads."""
BARE: list[Any] = ["", [], []]
BOXES = {False: "☐", True: "☒"}
ROOM = "\u00a0" * 8
"""What keeps an empty frame open."""
TITLE = 60
"""Letters of a control's title; Word allows 64."""


def of(kind: str, *content: Any) -> Element:
    """One element: its kind, and what pandoc expects in it."""
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)} if content else {"t": kind}


def said(text: str) -> Element:
    """Running text."""
    return of("Str", text)


def strong(*inlines: Element) -> Element:
    """Text that stands out."""
    return of("Strong", list(inlines))


def styled(style: str, *inlines: Element) -> Element:
    """A paragraph in one of the styles of ``reference/word/styles.xml``."""
    return of("Div", ["", [], [["custom-style", style]]], [of("Para", list(inlines))])


def picture(file: str, alt: str, width: str = "") -> Element:
    """A picture with its description, as wide as it is or ``width``, such as 160mm."""
    return of("Image", ["", [], [["width", width]] if width else []], [said(alt)], [file, ""])


def table(head: Sequence[list[Element]], rows: Iterable[Sequence[list[Element]]], columns: list[Element]) -> Element:
    """A table; ``columns`` are pairs of side and share, the cells lists of blocks."""
    top = [_row(head)] if any(head) else []
    return of(
        "Table", BARE, [None, []], columns, [BARE, top], [[BARE, 0, [], [_row(row) for row in rows]]], [BARE, []]
    )


def _row(cells: Sequence[list[Element]]) -> list[Any]:
    return [BARE, [[BARE, of("AlignDefault"), 1, 1, blocks] for blocks in cells]]


def tick_box(title: str, *, ticked: bool = False) -> Element:
    """A box that is ticked with a click; on paper, with a pen. ``title`` is read out."""
    states = "".join(
        f'<w14:{name}State w14:val="{ord(BOXES[state]):X}" w14:font="MS Gothic"/>'
        for name, state in (("checked", True), ("unchecked", False))
    )
    font = '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr>'
    return _control(
        title,
        f'<w14:checkbox><w14:checked w14:val="{ticked:d}"/>{states}</w14:checkbox>',
        f"<w:r>{font}<w:t>{BOXES[ticked]}</w:t></w:r>",
    )


def write_box(title: str) -> Element:
    """A small frame for a number or a word; it grows with what is typed."""
    look = '<w:rPr><w:rStyle w:val="Frame"/></w:rPr>'
    return _control(title, "", f"<w:r>{look}<w:t>{ROOM}</w:t></w:r>", look)


def tab() -> Element:
    """What stands between a number and its text, so that the text hangs beside it."""
    return of("RawInline", "openxml", "<w:r><w:tab/></w:r>")


def _control(title: str, sort: str, shown: str, look: str = "") -> Element:
    short = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
    named = f"{look}<w:alias w:val={quoteattr(short)}/>"
    return of("RawInline", "openxml", f"<w:sdt><w:sdtPr>{named}{sort}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>")


def write(blocks: list[Element], title: str, language: str, folder: Path, reference: Path, template: Path) -> bytes:
    """The blocks as a Word file; the same blocks give the same bytes.

    Args:
        blocks: What stands in it.
        title: The document's title.
        language: Its language, such as en-GB.
        folder: Where its pictures are.
        reference: The Word file whose styles and pages it takes.
        template: The frame of its text.

    Raises:
        CurriculumError: pandoc cannot make it, and says why.
    """
    meta = {"title": of("MetaInlines", [said(title)]), "lang": of("MetaString", language)}
    tree = json.dumps({"pandoc-api-version": API, "meta": meta, "blocks": blocks}, ensure_ascii=False)
    made = folder / "document.docx"
    command = [pypandoc.get_pandoc_path(), "--from=json", "--to=docx+empty_paragraphs", f"--output={made}"]
    command += [f"--reference-doc={reference}", f"--template={template}"]
    done = subprocess.run(
        command, input=tree.encode(), capture_output=True, cwd=folder, env={**os.environ, "SOURCE_DATE_EPOCH": "0"}
    )
    if done.returncode or done.stderr:
        raise CurriculumError(" ".join(done.stderr.decode("utf-8", "replace").split()))
    return made.read_bytes()


def as_xml(text: str) -> str:
    """Text for an XML file."""
    return escape(text, {'"': "&quot;"})
