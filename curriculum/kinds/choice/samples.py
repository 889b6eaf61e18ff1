"""Responses to a choice, made from its key."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.choice.definition import Choice, ChoiceKey
from curriculum.kinds.kind import Samples


def samples(definition: Choice, key: ChoiceKey) -> Samples:
    """In line throughout; every second question wrong; nothing in line; and what cannot be read."""
    sure = {"certainty": 2} if definition.certainty else {}
    right: dict[str, dict[str, Any]] = {}
    wrong: dict[str, dict[str, Any]] = {}
    for question in definition.items:
        item = key.items.get(question.id)
        if item is None:
            continue
        fair = [entry.choice for entry in (*item.right, *item.arguable)]
        picks = [entry.choice for entry in item.right] or fair
        right[question.id] = {"picks": picks if question.pick == "several" else picks[:1], **sure}
        off = [option.id for option in question.choices if option.id not in fair]
        if off:
            wrong[question.id] = {"picks": off[:1], **sure}
    mixed = {id: (wrong.get(id, right[id]) if index % 2 else right[id]) for index, id in enumerate(right)}
    first = definition.items[0]
    one = first.choices[0].id
    invalid: list[Any] = [
        {},
        {"items": {}},
        {"items": {first.id: {"picks": one}}},
        {"items": {first.id: {"picks": ["no-such-choice"], **sure}}},
        {"items": {first.id: {"picks": [one, one], **sure}}},
    ]
    if definition.certainty:
        invalid.append({"items": {first.id: {"picks": [one]}}})
        invalid.append({"items": {first.id: {"picks": [one], "certainty": 4}}})
        invalid.append({"items": {first.id: {"picks": [], "certainty": 2}}})
    if first.pick == "one":
        invalid.append({"items": {first.id: {"picks": [option.id for option in first.choices], **sure}}})
    return Samples({"items": right}, {"items": mixed}, {"items": wrong}, tuple(invalid))
