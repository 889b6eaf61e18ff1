"""Responses to a coding, made from its key."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.coding.definition import Coding, CodingKey
from curriculum.kinds.kind import Samples


def samples(definition: Coding, key: CodingKey) -> Samples:
    """In line throughout; every second passage wrong; nothing in line; and what cannot be read."""
    ids = [code.id for code in definition.codes]
    right = {id: {"code": item.right[0].choice} for id, item in key.items.items() if item.right}
    wrong = {}
    for id, item in key.items.items():
        fair = {entry.choice for entry in (*item.right, *item.arguable)}
        off = [code for code in ids if code not in fair]
        if off:
            wrong[id] = {"code": off[0]}
    mixed = {id: (wrong.get(id, right[id]) if index % 2 else right[id]) for index, id in enumerate(right)}
    first = next(iter(right))
    invalid: tuple[Any, ...] = (
        {},
        {"items": {}},
        {"items": {first: "claim"}},
        {"items": {first: {"code": "no-such-code"}}},
        {"items": {first: {"code": ["claim"]}}},
    )
    return Samples(right={"items": right}, partly={"items": mixed}, wrong={"items": wrong}, invalid=invalid)
