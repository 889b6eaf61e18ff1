"""What a cell has put out, in the richest form that paper can show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from nbconvert.filters import strip_ansi

from curriculum.handouts.charts import svg
from curriculum.handouts.formulas import formula
from curriculum.handouts.markup import Markup
from curriculum.handouts.pictures import decoded
from curriculum.handouts.prose import html
from curriculum.handouts.reading import text_of
from curriculum.handouts.tree import Node, code, notice

LINES, COLUMNS = 200, 2000
"""The most of one output that is printed; what is left out is counted under it."""
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
            data = one.get("data")
            yield from _shown(data if isinstance(data, dict) else {}, markup)


def written(said: str, markup: Markup) -> Iterator[Node]:
    """Plain text as a terminal leaves it: no colours, and of a line written over only the last."""
    lines = [line.rstrip("\r").rsplit("\r", 1)[-1].rstrip()[:COLUMNS] for line in strip_ansi(said).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    if lines:
        yield code("\n".join(lines[:LINES]))
    if len(lines) > LINES:
        yield notice(markup.words.fill("paper_lines_cut", lines=LINES, of=len(lines)))


def _shown(data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    for mime, show in _WAYS:
        for name in data:
            if re.fullmatch(mime, name) and (nodes := list(show(data[name], data, markup))):
                yield from nodes
                return
    names = ", ".join(str(name) for name in data) or "-"
    yield notice(markup.words.fill("paper_output", mime=names))


def _alternative(data: dict[str, Any]) -> str:
    """What is known of a picture in words: the plain text beside it, if it says more than a type and an address."""
    said = text_of(data.get("text/plain")).strip()
    return "" if re.fullmatch(r"<.*>", said, re.S) else said[:300]


def _figure(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    spec = value if isinstance(value, dict) else {}
    try:
        drawn = svg(spec)
    except ValueError:
        return
    said = spec.get("description") or _alternative(data) or markup.words["paper_no_alt"]
    yield markup.pictures.drawing(drawn, str(said))


def _raster(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield markup.pictures.picture(decoded(text_of(value)), _alternative(data))


def _drawing(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield markup.pictures.picture(text_of(value).encode("utf-8", "replace"), _alternative(data))


def _html(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield from markup.blocks(text_of(value))


def _markdown(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield from markup.blocks(html(text_of(value)))


def _latex(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield formula(text_of(value).strip().strip("$").strip(), display=True)


def _json(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    yield from written(json.dumps(value, indent=2, ensure_ascii=False, default=str), markup)


def _plain(value: Any, data: dict[str, Any], markup: Markup) -> Iterator[Node]:
    if not any(name in data for name in NEVER):
        yield from written(text_of(value), markup)


Way = Callable[[Any, dict[str, Any], Markup], Iterator[Node]]
_WAYS: tuple[tuple[str, Way], ...] = (
    (VEGA_LITE.pattern, _figure),
    (r"image/svg\+xml", _drawing),
    (r"image/(png|jpeg|gif|webp)", _raster),
    (r"text/markdown", _markdown),
    (r"text/html", _html),
    (r"text/latex", _latex),
    (r"application/(geo\+)?json", _json),
    (r"text/plain", _plain),
)
"""The forms of an output, the one that serves paper best first."""
