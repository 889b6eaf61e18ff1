"""A worksheet as plain text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from textwrap import fill as wrapped
from textwrap import indent

from curriculum.kinds.sheet import (
    Block,
    Heading,
    Legend,
    LegendGroup,
    Lines,
    Options,
    Paragraph,
    Passages,
    Plot,
    Row,
    Sheet,
    Subheading,
    Terms,
)

WIDTH = 88
fill = partial(wrapped, break_on_hyphens=False)


def plain(sheet: Sheet) -> str:
    """The sheet as text of at most 88 columns."""
    return "\n\n".join(_block(block) for block in sheet) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{block.text}\n{'=' * min(len(block.text), WIDTH)}\n{block.kicker}"
        case Subheading():
            return f"{block.text}\n{'-' * min(len(block.text), WIDTH)}"
        case Paragraph():
            return fill(block.text, WIDTH)
        case Terms():
            return _terms(block.terms)
        case Legend():
            return "\n\n".join(_group(group) for group in block.groups)
        case Options():
            boxes = [
                f"[{'x' if index in block.ticked else ' '}] {option}" for index, option in enumerate(block.options)
            ]
            label = block.label + (" " if block.inline else "\n") if block.label else ""
            return label + (
                "   ".join(boxes)
                if block.inline
                else "\n".join(fill(box, WIDTH, subsequent_indent="    ") for box in boxes)
            )
        case Lines():
            return _lines(block)
        case Plot():
            return fill(block.alt, WIDTH)
        case Row():
            where = f" ({block.where})" if block.where else ""
            first = fill(f"{block.number}. {block.text}{where}", WIDTH, subsequent_indent="   ")
            return "\n".join([first, *(indent(_block(part), "   ") for part in block.answer)])
        case Passages():
            return "\n\n".join(map(_block, block.rows))


def _terms(terms: Iterable[tuple[str, str]]) -> str:
    return "\n".join(fill(f"{a}: {b}", WIDTH, subsequent_indent="  ") for a, b in terms)


def _group(group: LegendGroup) -> str:
    entries = ((f"{entry.number} {entry.name}", entry.asks) for entry in group.entries)
    return f"{group.name}\n{_terms(entries)}"


def _lines(block: Lines) -> str:
    if len(block.written) > 1:
        return "\n".join([f"{block.label}:", *(fill(line, WIDTH) for line in block.written)])
    return fill(f"{block.label}: {' '.join(block.written) or '_' * 40}", WIDTH)
