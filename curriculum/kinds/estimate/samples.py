"""Responses to an estimate: nothing is right or wrong in it, but it can be complete, begun, or not to be read."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.estimate.definition import Estimate, EstimateKey
from curriculum.kinds.kind import Samples

WHY = "Each one who joins is one more for the next to see."


def samples(definition: Estimate, key: EstimateKey) -> Samples:
    """All three steps throughout; not all of them at the last; only the first; and what cannot be read."""
    whole = {item.id: {"estimate": item.from_, "ran": True, "why": WHY} for item in definition.items}
    only = {item.id: {"estimate": item.to} for item in definition.items}
    first, last = definition.items[0], definition.items[-1]
    invalid: tuple[Any, ...] = (
        {},
        {"items": {}},
        {"items": {first.id: 8}},
        {"items": {first.id: {"estimate": "8"}}},
        {"items": {first.id: {"estimate": True}}},
        {"items": {first.id: {"estimate": float("inf")}}},
        {"items": {first.id: {"estimate": first.to + 1}}},
        {"items": {first.id: {"estimate": first.to, "ran": "yes"}}},
        {"items": {first.id: {"estimate": first.to, "ran": True, "why": [WHY]}}},
    )
    part = {**whole, last.id: {"estimate": last.from_, "ran": True}}
    return Samples({"items": whole}, {"items": part}, {"items": only}, invalid)
