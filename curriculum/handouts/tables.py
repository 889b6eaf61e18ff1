"""HTML tables: cells that span, heads that are missing, and more rows or columns than a sheet holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from bs4.element import Tag

from curriculum.course.words import Words
from curriculum.handouts.tree import Node, notice, paragraph, strong, table

ROWS, COLUMNS = 200, 12
"""The most that one table shows. What is left out is counted under it."""

Inline = Callable[[Tag], list[Node]]


def grid(tag: Tag, inline: Inline, words: Words) -> Iterator[Node]:
    """A table, with its caption above it and, if it was cut, a sentence under it."""
    if isinstance(tag.caption, Tag) and (said := inline(tag.caption)):
        yield paragraph(strong(*said))
    every = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    if not every:
        return
    head_rows = [row for row in every if row.find_parent("thead") is not None] or _headed(every)
    body = [row for row in every if not any(row is one for one in head_rows)]
    filled = list(_filled([*head_rows, *islice(body, ROWS)], inline))
    widest = max(map(len, filled), default=0)
    if widest == 0:
        return
    head = _joined(filled[: len(head_rows)])
    yield table(head[:COLUMNS], [row[:COLUMNS] for row in filled[len(head_rows) :]], align=_sides(every, widest))
    if len(body) > ROWS or widest > COLUMNS:
        yield notice(
            words.fill(
                "paper_table_cut",
                rows=min(len(body), ROWS),
                of_rows=len(body),
                columns=min(widest, COLUMNS),
                of_columns=widest,
            )
        )


def _headed(rows: list[Tag]) -> list[Tag]:
    """The first row, if every cell of it is a heading."""
    cells = _cells(rows[0])
    return rows[:1] if cells and all(cell.name == "th" for cell in cells) else []


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.find_all(["td", "th"], recursive=False)]


def _filled(rows: list[Tag], inline: Inline) -> Iterator[list[list[Node]]]:
    """Each row's cells at their columns; a cell that spans stands in the first, and leaves the others empty."""
    taken: dict[int, int] = {}
    for row in rows:
        placed: list[list[Node]] = []
        cells = iter(_cells(row))
        following = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in cells:
            while taken.get(len(placed)):
                placed.append([])
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            said = inline(cell)
            for step in range(across):
                if down > 1:
                    following[len(placed)] = down - 1
                placed.append((said if cell.name == "td" or not said else [strong(*said)]) if step == 0 else [])
        taken = following
        yield placed


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return max(1, min(int(said), 100)) if said.isdecimal() and len(said) < 5 else 1


def _joined(rows: list[list[list[Node]]]) -> list[list[Node]]:
    """Several rows of headings as one, the one above before the one below."""
    columns = max(map(len, rows), default=0)
    joined: list[list[Node]] = []
    for column in range(columns):
        parts = [row[column] for row in rows if column < len(row) and row[column]]
        joined.append([node for at, part in enumerate(parts) for node in ([{"is": "break"}] if at else []) + part])
    return joined


def _sides(rows: list[Tag], columns: int) -> list[str]:
    """The side of each column: right where Markdown or a style says so, else left."""
    sides = ["left"] * columns
    for column, cell in enumerate(_cells(rows[-1])[:columns]):
        style = f"{cell.get('style', '')} {cell.get('align', '')}".replace(" ", "").lower()
        if "right" in style:
            sides[column] = "right"
    return sides[:COLUMNS]
