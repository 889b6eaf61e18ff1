"""Running text in pandoc's elements: what a notebook's Markdown, HTML and outputs become in Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from curriculum.handouts.charts import png
from curriculum.handouts.tree import Node, plain
from curriculum.handouts.word.pandoc import (
    BARE,
    EMPTY,
    TICKED,
    Cells,
    Element,
    column,
    of,
    picture,
    said,
    strong,
    styled,
    table,
)

SPANS = {
    "strong": "Strong",
    "emphasis": "Emph",
    "struck": "Strikeout",
    "sub": "Subscript",
    "super": "Superscript",
}
WHOLE = 10
"""Rows of a table that stays on one page."""
BOLD, BETWEEN = 1.4, 3
"""The room of a heavy letter beside that of others, and the letters that would fit between two columns."""
LONGEST_COLUMN = 60
"""Letters of a cell beyond which its column becomes no wider."""


class Prose:
    """Turns nodes of the tree into pandoc's elements.

    Attributes:
        folder: Where pictures are looked for.
        letters: How many letters stand on a line.
    """

    def __init__(self, folder: Path, letters: int) -> None:
        self.folder = folder
        self.letters = letters

    def inline(self, nodes: list[Node]) -> list[Element]:
        """Running text."""
        return [self._one(node) for node in nodes]

    def _one(self, node: Node) -> Element:
        kind = node["is"]
        if kind in SPANS:
            return of(SPANS[kind], self.inline(node["of"]))
        if kind == "verbatim":
            return of("Code", BARE, node["text"])
        if kind == "break":
            return of("LineBreak")
        if kind == "box":
            return said((TICKED if node["ticked"] else EMPTY) + "\u00a0")
        if kind == "link":
            return of("Link", BARE, self.inline(node["of"]), [node["to"], ""])
        if kind == "note":
            return of("Note", [of("Para", self.inline(node["of"]))])
        if kind == "formula":
            return of("Math", of("DisplayMath" if node["display"] else "InlineMath"), node["text"])
        if kind == "picture":
            return self.picture(node)
        return said(node["text"])

    def picture(self, node: Node, **size: str) -> Element:
        """A picture, in its own size or in that given; a drawing as PNG, since only new Words show SVG."""
        name: str = node["file"]
        if name.endswith(".svg"):
            drawing = self.folder / name
            name = f"{drawing.stem}.png"
            (self.folder / name).write_bytes(png(drawing.read_text("utf-8")))
        return picture(name, node["alt"], **size)

    def blocks(self, nodes: list[Node], *, inside: bool = False) -> list[Element]:
        """Blocks. Inside a list or a quotation a heading is a line that stands out, as on paper."""
        return [block for node in nodes for block in self._block(node, inside)]

    def _block(self, node: Node, inside: bool) -> Iterator[Element]:
        kind = node["is"]
        if kind == "paragraph":
            words = self.inline(node["of"])
            yield styled("Quiet", *words) if node["quiet"] else of("Para", words)
        elif kind == "heading":
            words = self.inline(node["of"])
            yield of("Para", [strong(*words)]) if inside else of("Header", node["level"], BARE, words)
        elif kind == "list":
            yield self._list(node)
        elif kind == "table":
            yield self._table(node)
        elif kind == "code":
            yield of("CodeBlock", BARE, node["text"])
        elif kind == "quote":
            yield of("BlockQuote", self.blocks(node["of"], inside=True))
        elif kind == "rule":
            yield of("HorizontalRule")
        elif kind == "figure":
            yield styled("Captioned Figure", self.picture(node))
            yield styled("Image Caption", *self.inline(node["caption"]))
        elif kind == "notice":
            yield styled("Notice", said(node["text"]))
        else:
            yield of("Para", [self._one(node)])

    def _list(self, node: Node) -> Element:
        items = [self._item(item) for item in node["items"]]
        if node["start"] is None:
            return of("BulletList", items)
        return of("OrderedList", [node["start"], of("Decimal"), of("Period")], items)

    def _item(self, item: list[Node]) -> list[Element]:
        if len(item) == 1 and item[0]["is"] == "paragraph":
            return [of("Plain", self.inline(item[0]["of"]))]
        return self.blocks(item, inside=True)

    def _table(self, node: Node) -> Element:
        every = [node["head"], *node["rows"]]
        shares = self._shares(list(zip(*every, strict=True)), node.get("widths"))
        right = [side == "right" for side in node.get("align") or ["left"] * len(shares)]
        columns = [column(share, right=at) for share, at in zip(shares, right, strict=True)]
        *before, last = every
        kept = [self._row(row, kept=len(every) <= WHOLE or row is node["head"]) for row in before]
        head, *rows = [*kept, self._row(last, kept=False)]
        return table(head, rows, columns)

    def _row(self, cells: list[list[Node]], *, kept: bool) -> Cells:
        style = "Cell Kept" if kept else "Cell"
        return [[styled(style, *self.inline(cell))] if cell else [] for cell in cells]

    def _shares(self, columns: list[tuple[list[Node], ...]], asked: list[float] | None) -> list[float]:
        """How wide columns are: as asked or as their longest cells need, and never less than their longest words."""
        texts = [[_shown(cell) for cell in cells] for cells in columns]
        wide = asked or [max(1, min(max(map(len, said)), LONGEST_COLUMN)) for said in texts]
        words = [max((len(word) for text in said for word in text.split()), default=0) for said in texts]
        least = [(BOLD * word + BETWEEN) / self.letters for word in words]
        shares = [max(share / sum(wide), room) for share, room in zip(wide, least, strict=True)]
        return [share / sum(shares) for share in shares]


def _shown(cell: list[Node]) -> str:
    return plain([node for node in cell if node["is"] != "note"])
