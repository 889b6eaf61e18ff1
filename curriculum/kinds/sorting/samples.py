"""Responses to a sorting, made from its key."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.kind import Samples
from curriculum.kinds.sorting.definition import Sorting, SortingKey


def samples(definition: Sorting, key: SortingKey) -> Samples:
    """In line throughout; right in part; as wrong as can be; and what cannot be read."""
    return _order(definition, key) if definition.way == "order" else _groups(definition, key)


def _order(definition: Sorting, key: SortingKey) -> Samples:
    ranks = key.ranks
    right = sorted((card.id for card in definition.items), key=lambda id: ranks[id])
    partly = [right[1], right[0], *right[2:]] if ranks[right[0]] != ranks[right[1]] else [*right[1:], right[0]]
    invalid: tuple[Any, ...] = (
        {},
        {"order": "first"},
        {"order": [1, 2]},
        {"order": right[:-1]},
        {"order": [*right, right[0]]},
    )
    return Samples({"order": right}, {"order": partly}, {"order": right[::-1]}, invalid)


def _groups(definition: Sorting, key: SortingKey) -> Samples:
    ids = [group.id for group in definition.groups]
    right = {id: {"group": card.right[0].choice} for id, card in key.items.items() if card.right}
    wrong = {}
    for id, card in key.items.items():
        fair = {entry.choice for entry in (*card.right, *card.arguable)}
        off = [group for group in ids if group not in fair]
        if off:
            wrong[id] = {"group": off[0]}
    mixed = {id: (wrong.get(id, right[id]) if index % 2 else right[id]) for index, id in enumerate(right)}
    first = definition.items[0].id
    invalid: tuple[Any, ...] = (
        {},
        {"items": {}},
        {"items": {first: "one"}},
        {"items": {first: {"group": "no-such-group"}}},
        {"items": {first: {"group": 3}}},
    )
    return Samples({"items": right}, {"items": mixed}, {"items": wrong}, invalid)
