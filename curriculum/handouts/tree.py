"""The tree of a document: plain data, ready for JSON, that the Typst templates walk.

A node is a dictionary; ``is`` says what it is. Text reaches the templates as data alone: no markup is ever built
from it, so nothing that anyone has written can be taken for a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Node = dict[str, Any]


def text(said: str) -> Node:
    """Running text."""
    return {"is": "text", "text": said}


def strong(*said: str | Node) -> Node:
    """Something that stands out."""
    return {"is": "strong", "of": _inline(said)}


def paragraph(*said: str | Node, quiet: bool = False) -> Node:
    """A paragraph; ``quiet`` for captions and sources."""
    return {"is": "paragraph", "of": _inline(said), "quiet": quiet}


def heading(level: int, *said: str | Node) -> Node:
    """A heading of level 1 to 6."""
    return {"is": "heading", "level": level, "of": _inline(said)}


def listed(items: Iterable[Sequence[Node]], *, start: int | None = None) -> Node:
    """A list of items, each made of blocks; numbered from ``start`` if that is given."""
    return {"is": "list", "items": [list(item) for item in items], "start": start}


def lines_of(items: Iterable[str]) -> Node:
    """A list with one line of text to each item."""
    return listed([paragraph(item)] for item in items)


def table(head: Sequence[Sequence[Node]], rows: Sequence[Sequence[Sequence[Node]]], **more: Any) -> Node:
    """A table of cells of inline nodes; ``widths`` are its columns' shares, ``align`` their sides."""
    columns = max(map(len, [head, *rows]), default=0)
    return {"is": "table", "head": _padded(head, columns), "rows": [_padded(row, columns) for row in rows], **more}


def whole(blocks: Iterable[Node]) -> Node:
    """Blocks that stay on one page, unless they are taller than most of it."""
    return {"is": "whole", "of": list(blocks)}


def bar(share: float, *, hollow: bool = False) -> Node:
    """A bar as long as its share, 0 to 1, of the cell it stands in; a number beside it says the same."""
    return {"is": "bar", "share": share, "hollow": hollow}


def code(said: str) -> Node:
    """Text whose spaces and line breaks count."""
    return {"is": "code", "text": said}


def notice(said: str) -> Node:
    """One sentence that stands in the place of something that paper cannot show."""
    return {"is": "notice", "text": said}


def plain(node: Any) -> str:
    """The text of a node or of many, with nothing of its form and without its notes."""
    if isinstance(node, list):
        return "".join(map(plain, node))
    if not isinstance(node, dict):
        return ""
    if node.get("is") in ("break", "note"):
        return " " if node["is"] == "break" else ""
    own = node.get("text")
    return own if isinstance(own, str) else plain(node.get("of", []))


def _inline(said: Iterable[str | Node]) -> list[Node]:
    return [text(part) if isinstance(part, str) else part for part in said]


def _padded(row: Sequence[Any], columns: int) -> list[Any]:
    return [*row, *([[]] * (columns - len(row)))]
