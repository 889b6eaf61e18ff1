"""What a cell has put out, in the richest form that paper can show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from nbconvert.filters import strip_ansi

from curriculum.handouts.markup import Markup
from curriculum.handouts.pictures import decoded
from curriculum.handouts.prose import html
from curriculum.handouts.reading import text_of
from curriculum.handouts.tree import Node, code, notice

Forms = dict[str, Any]
LINES, COLUMNS = 200, 2000
"""The most lines of one output that are printed, and the most characters of one; the lines left out are counted."""
BARE = re.compile(r"<.*>", re.DOTALL)
"""How Python shows a thing of which it knows a type and an address alone."""
VEGA_LITE = re.compile(r"^application/vnd\.vegalite\.v[2-6]\+json$")
NEVER = ("application/javascript", "text/javascript", "application/vnd.jupyter.widget-view+json")


def output(one: dict[str, Any], markup: Markup) -> Iterator[Node]:
    """The blocks of one output."""
    match one.get("output_type"):
        case "stream":
            yield from written(text_of(one.get("text")), markup)
        case "error":
            said = f"{one.get('ename', '')}: {one.get('evalue', '')}".strip(": ")
            yield notice(markup.words.fill("paper_error", error=" ".join(strip_ansi(said).split())))
        case _:
            yield from _shown(one.get("data") or {}, one.get("metadata") or {}, markup)


def written(said: str, markup: Markup) -> Iterator[Node]:
    """Plain text as a terminal leaves it: no colours, and of a line written over only the last."""
    lines = [line.rstrip("\r").rsplit("\r", 1)[-1].rstrip() for line in strip_ansi(said).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    lines = [part for line in lines for part in _folded(line)]
    if lines:
        yield code("\n".join(lines[:LINES]))
    if len(lines) > LINES:
        yield notice(markup.words.fill("paper_lines_cut", lines=LINES, of=len(lines)))


def _folded(line: str) -> list[str]:
    return [line[at : at + COLUMNS] for at in range(0, len(line), COLUMNS)] or [""]


def _shown(data: Forms, metadata: Forms, markup: Markup) -> Iterator[Node]:
    """The best form that can be read; if there is only one that cannot, the sentence that says so."""
    failed: list[Node] = []
    for mime, show in _WAYS:
        for name in data:
            if not re.fullmatch(mime, name):
                continue
            said = list(show(data[name], _alternative(name, data, metadata), markup))
            if any(node["is"] != "notice" for node in said):
                yield from said
                return
            failed = failed or said
    plain = text_of(data.get("text/plain"))
    if plain.strip() and not any(name in data for name in NEVER) and not (failed and BARE.fullmatch(plain.strip())):
        yield from written(plain, markup)
    else:
        yield from failed or [notice(markup.words.fill("paper_output", mime=", ".join(data) or "-"))]


def _alternative(name: str, data: Forms, metadata: Forms) -> str:
    """What is known of a picture in words: its author's, or the plain text beside it if that says more than a type."""
    own = metadata.get(name)
    if isinstance(own, dict) and own.get("alt"):
        return text_of(own["alt"])
    said = text_of(data.get("text/plain")).strip()
    return "" if BARE.fullmatch(said) else said[:300]


def _figure(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    spec = value if isinstance(value, dict) else {}
    try:
        drawn = markup.pictures.charts.svg(spec)
    except ValueError:
        return
    yield markup.pictures.picture(drawn.encode(), text_of(spec.get("description")) or alt)


def _raster(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    yield markup.pictures.picture(decoded(text_of(value)), alt)


def _drawing(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    yield markup.pictures.picture(text_of(value).encode(), alt)


def _html(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    yield from markup.blocks(text_of(value))


def _markdown(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    yield from markup.blocks(html(text_of(value)))


def _latex(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    said = markup.blocks(html(text_of(value)))
    # A formula that cannot be set is code: the plain text beside it reads better.
    yield from said if any(node["is"] != "code" for node in said) else [notice(text_of(value))]


def _json(value: Any, alt: str, markup: Markup) -> Iterator[Node]:
    yield from written(json.dumps(value, indent=2, ensure_ascii=False, default=str), markup)


Way = Callable[[Any, str, Markup], Iterator[Node]]
_WAYS: tuple[tuple[str, Way], ...] = (
    (VEGA_LITE.pattern, _figure),
    (r"image/svg\+xml", _drawing),
    (r"image/(png|jpeg|gif|webp)", _raster),
    (r"text/markdown", _markdown),
    (r"text/html", _html),
    (r"text/latex", _latex),
    (r"application/(geo\+)?json", _json),
)
"""The forms of an output, the one that serves paper best first; plain text comes after all of them."""
