"""Responses to charts, made from what the rules find."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.chart.charted import pointed_at, signals
from curriculum.kinds.chart.definition import Chart, ChartItemKey, ChartKey, Drawn
from curriculum.kinds.chart.judgement import WHOLE
from curriculum.kinds.kind import Samples


def samples(definition: Chart, key: ChartKey) -> Samples:
    """In line throughout; every second chart wrong; nothing in line; and what cannot be read."""
    right: dict[str, dict[str, Any]] = {}
    wrong: dict[str, dict[str, Any]] = {}
    for item in definition.items:
        judged = key.items.get(item.id)
        if judged is None:
            continue
        there = signals(definition, item, judged)
        marks = [_mark(signal.name, signal.first, signal.last) for signal in there]
        right[item.id] = {"marks": marks} if marks else {"none": True}
        off = {"none": True} if marks else {"marks": [mark for mark in [_off(definition, item, judged)] if mark]}
        if any(off.values()):
            wrong[item.id] = off
    mixed = {id: (wrong.get(id, right[id]) if index % 2 else right[id]) for index, id in enumerate(right)}
    first = definition.items[0]
    name, last = first.signals[0], len(first.points)
    good = {"signal": name, "from": 1, "to": last}
    invalid: tuple[Any, ...] = (
        {},
        {"items": {}},
        {"items": {first.id: {"marks": good}}},
        {"items": {first.id: {"marks": [good, good]}}},
        {"items": {first.id: {"marks": [good], "none": True}}},
        {"items": {first.id: {"marks": [{**good, "signal": "no-such-signal"}]}}},
        {"items": {first.id: {"marks": [{**good, "signal": ""}]}}},
        *(
            {"items": {first.id: {"marks": [{**good, "from": begin, "to": end}]}}}
            for begin, end in ((None, 3), (0, 3), (3, 1), (1, last + 1), (1.5, 3), (True, 3))
            if name != WHOLE
        ),
    )
    return Samples({"items": right}, {"items": mixed}, {"items": wrong}, invalid)


def _mark(name: str, first: int, last: int) -> dict[str, Any]:
    return {"signal": name} if name == WHOLE else {"signal": name, "from": first, "to": last}


def _off(definition: Chart, item: Drawn, key: ChartItemKey) -> dict[str, Any]:
    """A mark where nothing is, on a chart without a signal."""
    last = min(6, len(item.points))
    for name in item.signals:
        arguable = key.about(name, 1, last)[0] == "arguable"
        if not arguable and not pointed_at(definition, item, key, name, 1, last):
            return _mark(name, 1, last)
    return {}
