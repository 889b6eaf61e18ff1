"""A worksheet as static HTML: what a page shows where nothing runs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

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


def html(sheet: Sheet) -> str:
    """The sheet as one section, without styles or scripts."""
    return "<section>" + _listed(sheet) + "</section>"


def _listed(sheet: Sheet) -> str:
    parts: list[str] = []
    listing = False
    for block in sheet:
        if isinstance(block, Row | Passages) != listing:
            parts.append("</ol>" if listing else "<ol>")
            listing = not listing
        parts.append(_block(block))
    return "".join(parts) + ("</ol>" if listing else "")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<p><small>{escape(block.kicker)}</small></p><h3>{escape(block.text)}</h3>"
        case Subheading():
            return f"<h4>{escape(block.text)}</h4>"
        case Paragraph():
            text = escape(block.text)
            return f"<p><small>{text}</small></p>" if block.quiet else f"<p>{text}</p>"
        case Terms():
            return _terms(block.terms)
        case Legend():
            return "".join(_group(group) for group in block.groups)
        case Options():
            return _options(block)
        case Lines():
            written = "<br>".join(map(escape, block.written)) or "<br>".join(["_" * 30] * block.lines)
            return f"<p>{escape(block.label)}: {written}</p>"
        case Plot():
            return f"<p>{escape(block.alt)}</p>"
        case Row():
            where = f" <small>{escape(block.where)}</small>" if block.where else ""
            parts = "".join(_block(part) for part in block.answer)
            return f"<li{_value(block.number)}><p>{escape(block.text)}{where}</p>{parts}</li>"
        case Passages():
            return "".join(map(_block, block.rows))


def _value(number: str) -> str:
    """A number that a list can show; it need not follow the one before, as some items may be left out."""
    return f' value="{int(number)}"' if number.isdecimal() else ""


def _terms(terms: Iterable[tuple[str, str]]) -> str:
    return "<p>" + "<br>".join(f"<b>{escape(a)}</b> {escape(b)}" for a, b in terms) + "</p>"


def _group(group: LegendGroup) -> str:
    entries = ((f"{entry.number} {entry.name}", entry.asks) for entry in group.entries)
    return f"<p>{escape(group.name)}</p>{_terms(entries)}"


def _options(block: Options) -> str:
    boxes = [f"{'☒' if index in block.ticked else '☐'} {escape(option)}" for index, option in enumerate(block.options)]
    label = escape(block.label) + (" " if block.inline else "<br>") if block.label else ""
    return f"<p>{label}{(' &nbsp; ' if block.inline else '<br>').join(boxes)}</p>"
