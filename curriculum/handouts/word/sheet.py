"""Worksheets in pandoc's elements: the blocks of curriculum/kinds/sheet.py as paragraphs to type into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.handouts.tree import Node
from curriculum.handouts.word.pandoc import (
    Element,
    column,
    of,
    said,
    strong,
    styled,
    tab,
    table,
    tick_box,
    write_box,
)
from curriculum.handouts.word.prose import Prose

PLOT = "160mm"
SHORT = 70
"""Letters that fit on one line."""
MANY = 6
"""Elements on offer beyond which their questions are left out, as on paper."""
Block = dict[str, Any]
Paragraph = tuple[str, list[Element]]
"""A style, and what stands in the paragraph."""


def exercise(node: Node, prose: Prose) -> list[Element]:
    """A blank worksheet: numbered paragraphs, boxes to tick, and lines that grow with what is typed on them."""
    return [*(element for block in node["sheet"] for element in _block(block, node, prose)), styled("Close")]


def _block(block: Block, node: Node, prose: Prose) -> Iterator[Element]:
    kind = block["block"]
    if kind == "heading":
        above = [strong(said(node["label"])), said("\u2003")] if node["label"] else []
        yield styled("Kicker", *above, said(block["kicker"]))
        yield of("Header", node["level"], ["", [], []], [said(block["text"])])
    elif kind == "subheading":
        yield styled("Subheading", strong(said(block["text"])))
    elif kind == "terms":
        for word, means in block["terms"]:
            yield styled("Term", strong(said(word)), said(f"\u2003{means}"))
    elif kind == "legend":
        yield from _legend(block["groups"])
    elif kind == "paragraph":
        yield styled("Quiet" if block["quiet"] else "Body Text Kept", said(block["text"]))
    elif kind == "row":
        yield from _together(_row(block, prose))
    elif kind == "passages":
        for passages in block["paragraphs"]:
            yield from _together(_passages(passages, prose))
    else:
        yield from _together(_answers([block], "", prose))


def _together(paragraphs: Iterator[Paragraph]) -> Iterator[Element]:
    """Paragraphs that stay on one page: each but the last is kept with the next."""
    *before, last = paragraphs
    for style, inlines in before:
        yield styled(f"{style} Kept", *inlines)
    yield styled(last[0], *last[1])


def _row(block: Block, prose: Prose) -> Iterator[Paragraph]:
    yield "Row", [strong(said(block["number"])), tab(), said(block["text"])]
    if block["where"]:
        yield "Label", [said(block["where"])]
    yield from _answers(block["answer"], block["number"], prose)


def _passages(passages: list[Block], prose: Prose) -> Iterator[Paragraph]:
    """A paragraph of the running text, then a line of boxes for each of its passages."""
    running = [part for one in passages for part in (strong(said(one["number"])), said(f"\u00a0{one['text']} "))]
    yield "Passage", running
    for one in passages:
        number = [strong(said(one["number"])), said("\u2003")]
        for style, inlines in _answers(one["answer"], one["number"], prose):
            yield style, [*number, *inlines]
            number = []


def _answers(blocks: list[Block], number: str, prose: Prose) -> Iterator[Paragraph]:
    """What there is to answer in. A box for an element stands on one line with its levels."""
    waiting: list[Element] = []
    for at, block in enumerate(blocks):
        kind = block["block"]
        if kind == "lines" and block["box"]:
            waiting = [said(f"{block['label']}\u00a0"), write_box(_title(number, block["label"]))]
            if not (at + 1 < len(blocks) and blocks[at + 1].get("marks")):
                yield "Answer", waiting
                waiting = []
        elif kind == "lines":
            yield from _lines(block)
        elif kind == "options":
            yield from _options(block, number, waiting)
            waiting = []
        elif kind == "plot":
            yield "Drawing", [prose.picture(block, width=PLOT)]
        else:
            yield "Label" if block["quiet"] else "Answer", [said(block["text"])]


def _lines(block: Block) -> Iterator[Paragraph]:
    """Paragraphs with a rule under them: what is typed runs on, and the rule stays below it."""
    if block["lines"] == 1:
        yield "Line", [said(f"{block['label']}\u2003")]
        return
    yield "Label", [said(block["label"])]
    for _ in range(block["lines"]):
        yield "Line", []


def _options(block: Block, number: str, before: list[Element]) -> Iterator[Paragraph]:
    if _in_a_line(block):
        label = [*before, said("\u2003")] if before else [said(f"{block['label']}\u2003")] if block["label"] else []
        row = [part for text in block["options"] for part in (*_option(text, number, whole=True), said("\u2003 "))]
        yield "Answer", [*label, *row[:-1]]
        return
    if block["label"]:
        yield "Label", [said(block["label"])]
    for text in block["options"]:
        yield "Option", _option(text, number)


def _in_a_line(block: Block) -> bool:
    """Whether its boxes stand side by side: where the sheet asks for it, or they are few and short."""
    letters = len(block["label"]) + sum(len(text) + 4 for text in block["options"])
    return bool(block["inline"] or (block["several"] and letters < SHORT))


def _option(text: str, number: str, *, whole: bool = False) -> list[Element]:
    """A box beside its text; ``whole`` if no line may end inside it."""
    shown = text.replace(" ", "\u00a0") if whole and len(text) < SHORT else text
    return [tick_box(_title(number, text)), said(f"\u00a0{shown}")]


def _title(number: str, text: str) -> str:
    return f"{number}: {text}" if number else text


def _legend(groups: list[Block]) -> Iterator[Element]:
    """The elements on offer: few with their questions, many side by side under the names of their groups."""
    if sum(len(group["entries"]) for group in groups) > MANY:
        head = [[styled("Cell Kept", said(group["name"]))] for group in groups]
        cells = [[styled("Cell Kept", *_entry(one)) for one in group["entries"]] for group in groups]
        yield table(head, [cells], [column(1 / len(groups)) for _ in groups])
        return
    for group in groups:
        yield styled("Subheading", strong(said(group["name"])))
        for one in group["entries"]:
            yield styled("Term", *_entry(one), said(f": {one['asks']}"))


def _entry(one: Block) -> list[Element]:
    return [said(f"{one['number']}\u2002{one['name']}")]
