"""Responses to a mapping, made from its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from curriculum.kinds.kind import Samples
from curriculum.kinds.mapping.definition import Mapping as MappingExercise
from curriculum.kinds.mapping.definition import MappingItemKey, MappingKey


def samples(definition: MappingExercise, key: MappingKey) -> Samples:
    """In line throughout; every second item left wrong; nothing in line; and what cannot be read."""
    keyed = [item for item in definition.items if item.id in key.items]
    right = {item.id: _marks(key.items[item.id].settled) for item in keyed}
    wrong = {item.id: _marks(dict([_wrong(definition, key.items[item.id])])) for item in keyed}
    mixed = {id: (wrong if index % 2 else right)[id] for index, id in enumerate(right)}
    first = definition.items[0].id
    element = _wrong(definition, key.items[keyed[0].id])[0]
    invalid: list[Any] = [
        {},
        {"items": [1, 2]},
        {"items": {}},
        {"items": {first: {"marks": "supported"}}},
        {"items": {first: {"marks": [{"element": 7, "level": "supported"}]}}},
        {"items": {first: {"marks": [{"element": "", "level": "supported"}]}}},
        {"items": {first: {"marks": [{"element": element, "level": "supported"}] * 2}}},
    ]
    if definition.levels:
        invalid.append({"items": {first: {"marks": [{"element": element, "level": ""}]}}})
        invalid.append({"items": {first: {"marks": [{"element": element, "level": "certain"}]}}})
    return Samples(right={"items": right}, partly={"items": mixed}, wrong={"items": wrong}, invalid=tuple(invalid))


def _marks(pairs: Mapping[str, str]) -> dict[str, object]:
    return {"marks": [{"element": element, "level": level} for element, level in pairs.items()]}


def _wrong(definition: MappingExercise, key: MappingItemKey) -> tuple[str, str]:
    """A pair not in line: a tempting element, one the key is silent about, or a settled one at another level."""
    if key.tempting:
        return key.tempting[0].element, "supported"
    silent = [element for element in definition.elements if key.level_of(element)[0] is None]
    if silent or not definition.elements:
        return (silent or ["an-element-the-key-is-silent-about"])[0], "supported"
    for element, level in key.settled.items():
        return element, "arguable" if level == "supported" else "supported"
    return key.arguable[0].element, "arguable"
