"""Responses to a canvas, made from its worked examples."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.canvas.definition import Blank, Canvas, CanvasKey
from curriculum.kinds.kind import Samples

LACKS_FORM = "?"
"""A text that has no form but 'any text'."""


def samples(definition: Canvas, key: CanvasKey) -> Samples:
    """The worked examples; every second field of those without its form; none with it; and what cannot be read."""
    right = {
        blank.id: _answer(blank, key.items[blank.id].example) for blank in definition.items if blank.id in key.items
    }
    wrong = {blank.id: {"text": LACKS_FORM} for blank in definition.items if blank.form not in ("text", "when")}
    mixed = {id: answer for index, (id, answer) in enumerate(right.items()) if index % 2 == 0}
    first = definition.items[0].id
    dated = next((blank.id for blank in definition.items if blank.form == "when"), None)
    invalid: list[Any] = [
        {},
        {"items": {}},
        {"items": {first: "one"}},
        {"items": {first: {"text": "  "}}},
        {"items": {first: {"text": ["one"], "date": ["one"]}}},
    ]
    if dated:
        invalid.append({"items": {dated: {"date": "next Monday"}}})
        invalid.append({"items": {dated: {"date": "2026-02-30"}}})
    return Samples({"items": right}, {"items": mixed}, {"items": wrong}, tuple(invalid))


def _answer(blank: Blank, text: str) -> dict[str, str]:
    return {"date" if blank.form == "when" else "text": text}
