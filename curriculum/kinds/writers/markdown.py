"""A worksheet as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

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

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~]|&(?=#?\w+;))")
OPENING = re.compile(r"^(\d*)([-+=.)])")
"""What would make a list or a rule of a paragraph that begins with it."""
BREAK = "\\\n"
"""A new line within a paragraph."""


def markdown(sheet: Sheet) -> str:
    """The sheet as Markdown; texts are escaped, so that none of them can be taken for markup."""
    return "\n\n".join(_block(block) for block in sheet) + "\n"


def _escape(text: str) -> str:
    return OPENING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{_escape(block.kicker)}\n\n### {_escape(block.text)}"
        case Subheading():
            return f"#### {_escape(block.text)}"
        case Paragraph():
            return _escape(block.text)
        case Terms():
            return _terms(block.terms)
        case Legend():
            return "\n\n".join(_group(group) for group in block.groups)
        case Options():
            boxes = [f"{'☒' if i in block.ticked else '☐'} {_escape(option)}" for i, option in enumerate(block.options)]
            label = _escape(block.label) + (" " if block.inline else "\n\n") if block.label else ""
            return label + ("   ".join(boxes) if block.inline else "\n".join(f"- {box}" for box in boxes))
        case Lines():
            return f"{_escape(block.label)}: {BREAK.join(map(_escape, block.written)) or '……………………'}"
        case Plot():
            return _escape(block.alt)
        case Row():
            where = f" ({_escape(block.where)})" if block.where else ""
            parts = [
                f"**{block.number}** {_escape(block.text)}{where}",
                *(_block(part) for part in block.answer),
            ]
            return "\n\n".join(parts)
        case Passages():
            return "\n\n".join(map(_block, block.rows))


def _terms(terms: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- **{_escape(a)}** {_escape(b)}" for a, b in terms)


def _group(group: LegendGroup) -> str:
    entries = ((f"{entry.number} {entry.name}", entry.asks) for entry in group.entries)
    return f"{_escape(group.name)}\n\n{_terms(entries)}"
