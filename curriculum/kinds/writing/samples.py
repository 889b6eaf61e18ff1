"""Responses to a writing, made from its key."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.kind import Samples
from curriculum.kinds.writing.definition import Writing, WritingKey


def samples(definition: Writing, key: WritingKey) -> Samples:
    """Written and judged throughout; in part; written and not judged; and what cannot be read."""
    right: dict[str, dict[str, Any]] = {}
    wrong: dict[str, dict[str, Any]] = {}
    for piece in definition.items:
        if piece.id in key.items:
            text = " ".join(["word"] * (piece.least or 5))
            top = len(definition.levels) - 1
            right[piece.id] = {"text": text, "own": {criterion.id: top for criterion in piece.criteria}}
            wrong[piece.id] = {"text": text, "own": {}}
    first = definition.items[0]
    partly = {id: (wrong if id == first.id else right)[id] for id in right}
    one = first.criteria[0].id
    invalid: tuple[Any, ...] = (
        {},
        {"items": {}},
        {"items": {first.id: {"text": "  "}}},
        {"items": {first.id: {"text": 7}}},
        {"items": {first.id: {"text": "One.", "own": [2]}}},
        {"items": {first.id: {"text": "One.", "own": {one: len(definition.levels)}}}},
        {"items": {first.id: {"text": "One.", "own": {one: True}}}},
    )
    return Samples({"items": right}, {"items": partly}, {"items": wrong}, invalid)
