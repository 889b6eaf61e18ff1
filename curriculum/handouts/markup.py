"""HTML to the tree, as a browser would show it where nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import CData, NavigableString, PageElement, PreformattedString, Tag

from curriculum.course.words import Words
from curriculum.handouts.formulas import formula
from curriculum.handouts.pictures import SCHEME, Pictures, sized
from curriculum.handouts.tables import grid
from curriculum.handouts.tree import Node, code, heading, listed, notice, paragraph, plain, text

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
STYLES = {
    **dict.fromkeys(("b", "strong", "dt", "th", "summary"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "emphasis"),
    **dict.fromkeys(("s", "del", "strike"), "struck"),
    **{"sub": "sub", "sup": "super"},
}
VERBATIM = {"code", "kbd", "samp", "tt"}
UNSEEN = {"script", "style", "template", "head", "title", "meta", "link", "noscript", "x-notes"}
ELSEWHERE = {"iframe", "video", "audio", "object", "embed", "canvas"}
"""What only a screen can show; its address is given instead."""
BLOCKS = (
    HTMLTreeBuilder.DEFAULT_BLOCK_ELEMENTS
    | ELSEWHERE
    | {"body", "button", "caption", "center", "details", "html", "option", "summary", "textarea", "tr", "x-display"}
)
CLOSED = {
    "li": {"li", "p"},
    "tr": {"tr", "td", "th", "p"},
    **{name: {"td", "th", "p"} for name in ("td", "th")},
    **{name: {"dt", "dd", "p"} for name in ("dt", "dd")},
    "p": {"p"},
}
"""Elements that end those around them: HTML leaves their ends out, and its plain parser does not put them in."""
SET_IN = ["blockquote", "dd"]
QUOTES = 8
"""Quotations inside one another that are shown as such."""
DEEPEST = 30
"""Elements inside one another. Typst calls it off at some ten more."""
WEB = re.compile(r"^(https?|mailto|tel):", re.I)


class _Soup(BeautifulSoup):
    def handle_starttag(self, name: str, *rest: Any, **more: Any) -> Tag | None:
        while self.currentTag is not None and self.currentTag.name in CLOSED.get(name, ()):
            self.handle_endtag(self.currentTag.name)
        return super().handle_starttag(name, *rest, **more)


@dataclass
class Markup:
    """Turns the HTML of one cell into blocks.

    Attributes:
        words: The words on paper.
        pictures: Where pictures go.
        attached: The cell's attachments by name.
        cited: What is said of an address in a note: a source's citation. An address alone if it is not there.
    """

    words: Words
    pictures: Pictures
    attached: dict[str, bytes] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)

    def blocks(self, html: str) -> list[Node]:
        """The blocks of some HTML, broken or whole. Of what lies very deep there are the words alone."""
        soup = _Soup(html, "html.parser")
        for tag in _at_depth(soup, DEEPEST):
            tag.string = tag.get_text()
        self._notes = {str(tag.get("key")): tag for tag in soup.find_all("x-notes")}
        self._open: set[str] = set()
        return list(self._blocks(soup))

    def _blocks(self, parent: Tag) -> Iterator[Node]:
        """The blocks among a tag's children; what runs on between them becomes paragraphs."""
        running: list[PageElement] = []
        for child in parent.children:
            if isinstance(child, Tag) and (child.name in BLOCKS or child.find(list(BLOCKS)) is not None):
                yield from self._paragraphs(running)
                running = []
                yield from self._block(child)
            else:
                running.append(child)
        yield from self._paragraphs(running)

    def _paragraphs(self, running: Iterable[PageElement]) -> Iterator[Node]:
        said = trimmed(self._inline(running))
        alone = [node for node in said if node["is"] != "break" and plain(node).strip() + node["is"] != "text"]
        if len(alone) == 1 and alone[0]["is"] in ("picture", "notice"):
            yield alone[0]
        elif said:
            yield {"is": "paragraph", "of": said, "quiet": False}

    def _block(self, tag: Tag) -> Iterator[Node]:
        name = tag.name
        if name in UNSEEN:
            return
        if name in HEADINGS:
            if said := trimmed(self._inline(tag.children)):
                yield heading(HEADINGS[name], *said)
        elif name in ("ul", "ol"):
            yield self._list(tag)
        elif name == "dl":
            yield from self._blocks(tag)
        elif name in SET_IN:
            said = list(self._blocks(tag))
            yield from [{"is": "quote", "of": said}] if said and len(tag.find_parents(SET_IN)) < QUOTES else said
        elif name == "pre":
            yield code(tag.get_text())
        elif name == "hr":
            yield {"is": "rule"}
        elif name == "table":
            yield from grid(tag, self.inline_of, self.words)
        elif name == "x-display":
            yield formula(tag.get_text(), display=True)
        elif name in ELSEWHERE:
            yield self._elsewhere(tag)
        elif name in ("summary", "dt"):
            yield paragraph({"is": "strong", "of": trimmed(self._inline(tag.children))})
        else:
            yield from self._blocks(tag)

    def _list(self, tag: Tag) -> Node:
        start = str(tag.get("start", "1"))
        first = int(start) if start.isdecimal() and len(start) < 7 else 1
        return listed(self._items(tag), start=first if tag.name == "ol" else None)

    def _items(self, tag: Tag) -> Iterator[list[Node]]:
        """A list's items; whatever else stands in the list is an item too."""
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "li":
                yield list(self._blocks(child))
            elif said := list(self._block(child) if isinstance(child, Tag) else self._paragraphs([child])):
                yield said

    def _elsewhere(self, tag: Tag) -> Node:
        source = tag.get("src") or tag.get("data") or (tag.source.get("src") if isinstance(tag.source, Tag) else "")
        at = str(source or "")
        return notice(self.words.fill("paper_elsewhere", at=at) if at else self.words["paper_screen_only"])

    def inline_of(self, tag: Tag) -> list[Node]:
        """What runs on in a tag, blocks in it set one after another."""
        return trimmed(self._inline(tag.children))

    def _inline(self, elements: Iterable[PageElement]) -> Iterator[Node]:
        for element in elements:
            if isinstance(element, Tag):
                yield from self._tag(element)
            elif isinstance(element, NavigableString) and (
                not isinstance(element, PreformattedString) or isinstance(element, CData)
            ):
                yield text(re.sub(r"[ \t\r\n\f]+", " ", str(element)))

    def _tag(self, tag: Tag) -> Iterator[Node]:
        name = tag.name
        if name in UNSEEN:
            return
        if name in ("td", "th"):
            # A table in a cell of a table.
            yield text(" ")
        if name in STYLES:
            yield {"is": STYLES[name], "of": list(self._inline(tag.children))}
        elif name in VERBATIM:
            yield {"is": "verbatim", "text": tag.get_text()}
        elif name == "br":
            yield {"is": "break"}
        elif name == "img":
            picture = self.pictures.linked(str(tag.get("src", "")), str(tag.get("alt", "")), self.attached)
            yield sized(picture, str(tag.get("width", "")))
        elif name == "a":
            yield from self._link(tag)
        elif name == "x-formula":
            yield formula(tag.get_text(), display=False)
        elif name == "x-display":
            yield formula(tag.get_text(), display=True)
        elif name == "x-note":
            yield from self._note(str(tag.get("key")))
        elif name == "input" and tag.get("type") == "checkbox":
            yield {"is": "box", "ticked": tag.has_attr("checked")}
        elif name in BLOCKS:
            # A block where only running text can stand, as in a cell of a table.
            yield {"is": "break"}
            yield from self._inline(tag.children)
            yield {"is": "break"}
        else:
            yield from self._inline(tag.children)

    def _link(self, tag: Tag) -> Iterator[Node]:
        """A link keeps its words; where it leads stands in a note, for a reader with a sheet in hand."""
        said, at = list(self._inline(tag.children)), str(tag.get("href", "")).strip()
        if not WEB.match(at):
            yield from said
            if at and not at.startswith("#") and not SCHEME.match(at) and "." in at and not plain(said).strip():
                yield text(at)
            return
        shown = plain(said).strip()
        if not shown and not any(node["is"] == "picture" for node in said):
            said = [text(at)]
        yield {"is": "link", "to": at, "of": said}
        if shown and shown.removeprefix("mailto:") != at.removeprefix("mailto:") and shown not in at:
            cite = self.cited.get(at, "")
            yield {"is": "note", "of": [text(f"{cite} " if cite else ""), {"is": "link", "to": at, "of": [text(at)]}]}

    def _note(self, key: str) -> Iterator[Node]:
        """A footnote of the author's own; one inside itself is left out."""
        if key in self._notes and key not in self._open:
            self._open.add(key)
            yield {"is": "note", "of": self.inline_of(self._notes[key])}
            self._open.discard(key)


def _at_depth(soup: Tag, depth: int) -> list[Tag]:
    """The tags that have so many around them; without recursion, for there may be thousands."""
    found = [soup]
    for _ in range(depth):
        found = [child for tag in found for child in tag.children if isinstance(child, Tag)]
    return found


def trimmed(nodes: Iterable[Node]) -> list[Node]:
    """Running text without spaces and breaks at its ends, nor two breaks in a row."""
    kept: list[Node] = []
    for node in nodes:
        blank = node["is"] == "text" and not node["text"].strip()
        if node["is"] == "text" and not node["text"]:
            continue
        if (blank or node["is"] == "break") and (not kept or kept[-1]["is"] == "break"):
            continue
        kept.append(node)
    while kept and (kept[-1]["is"] == "break" or (kept[-1]["is"] == "text" and not kept[-1]["text"].strip())):
        kept.pop()
    if kept and kept[0]["is"] == "text":
        kept[0] = text(kept[0]["text"].lstrip())
    if kept and kept[-1]["is"] == "text":
        kept[-1] = text(kept[-1]["text"].rstrip())
    return kept
