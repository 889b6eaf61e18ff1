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

Element = dict[str, Any]
Cells = Sequence[list[Element]]
API = [1, 23]
"""The version of the tree, which every pandoc 3 reads."""
BARE: list[Any] = ["", [], []]
EMPTY, TICKED = "☐", "☒"
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


def picture(file: str, alt: str, **size: str) -> Element:
    """A picture with its description; ``size`` is its width or height, such as 160mm, if not its own."""
    return of("Image", ["", [], [[name, length] for name, length in size.items()]], [said(alt)], [file, ""])


def column(share: float, *, right: bool = False) -> list[Element]:
    """A column of a table, with its share of the width, from 0 to 1."""
    return [of("AlignRight" if right else "AlignLeft"), of("ColWidth", share)]


def table(head: Cells, rows: Iterable[Cells], columns: list[list[Element]]) -> Element:
    """A table of cells, each made of blocks; a head without words is left out."""
    top = [_row(head)] if any(head) else []
    body = [_row(row) for row in rows]
    return of("Table", BARE, [None, []], columns, [BARE, top], [[BARE, 0, [], body]], [BARE, []])


def _row(cells: Cells) -> list[Any]:
    return [BARE, [[BARE, of("AlignDefault"), 1, 1, blocks] for blocks in cells]]


def tick_box(title: str) -> Element:
    """A box that a click ticks in Word, and a pen on paper. ``title`` is read out."""
    states = zip(("checked", "unchecked"), (TICKED, EMPTY), strict=True)
    signs = "".join(f'<w14:{name}State w14:val="{ord(sign):X}" w14:font="MS Gothic"/>' for name, sign in states)
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    sort = f'<w14:checkbox><w14:checked w14:val="0"/>{signs}</w14:checkbox>'
    return _control(title, f"<w:r><w:rPr>{font}</w:rPr><w:t>{EMPTY}</w:t></w:r>", sort=sort)


def write_box(title: str) -> Element:
    """A small frame for a number or a word; it grows with what is typed."""
    look = '<w:rPr><w:rStyle w:val="Frame"/></w:rPr>'
    return _control(title, f"<w:r>{look}<w:t>{ROOM}</w:t></w:r>", look=look)


def tab() -> Element:
    """What stands between a number and its text, so that the text hangs beside it."""
    return of("RawInline", "openxml", "<w:r><w:tab/></w:r>")


def _control(title: str, shown: str, *, look: str = "", sort: str = "") -> Element:
    """A control of Word's; what is said of it has to stand in this order."""
    short = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
    about = f"<w:sdtPr>{look}<w:alias w:val={quoteattr(short)}/>{sort}</w:sdtPr>"
    return of("RawInline", "openxml", f"<w:sdt>{about}<w:sdtContent>{shown}</w:sdtContent></w:sdt>")


def program() -> str | None:
    """Where pandoc is; None if the package that finds it has none."""
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        return None


def write(pandoc: str, blocks: list[Element], title: str, language: str, folder: Path, look: dict[str, Path]) -> bytes:
    """The blocks as a Word file; the same blocks give the same bytes.

    Args:
        pandoc: The program.
        blocks: What stands in it.
        title: The document's title.
        language: Its language, such as en-GB.
        folder: Where its pictures are.
        look: A ``reference-doc``, whose styles and page it takes, and a ``template`` for the frame of its text.

    Raises:
        ValueError: pandoc cannot make it, and says why.
    """
    meta = {"title": of("MetaInlines", [said(title)]), "lang": of("MetaString", language)}
    tree = json.dumps({"pandoc-api-version": API, "meta": meta, "blocks": blocks}, ensure_ascii=False)
    made = folder / "document.docx"
    command = [pandoc, "--from=json", "--to=docx+empty_paragraphs", f"--output={made}"]
    command += [f"--{name}={file}" for name, file in look.items()]
    dated = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(command, input=tree.encode(), capture_output=True, cwd=folder, env=dated)
    if done.returncode:
        raise ValueError(" ".join(done.stderr.decode("utf-8", "replace").split()))
    return made.read_bytes()


def as_xml(text: str) -> str:
    """Text for an XML file."""
    return escape(text, {'"': "&quot;"})
