"""A chart as its rules read it."""

from __future__ import annotations

from curriculum.kinds.chart.definition import Chart, ChartItemKey, Count, Drawn
from curriculum.models.p_chart import PChart
from curriculum.models.run_chart import RunChart
from curriculum.models.signal import Signal


def charted(definition: Chart, item: Drawn) -> RunChart | PChart:
    """The model behind one chart."""
    counts = [point for point in item.points if isinstance(point, Count)]
    if counts:
        return PChart([point.cases for point in counts], [point.having for point in counts])
    return RunChart([point for point in item.points if not isinstance(point, Count)], definition.rules)


def signals(definition: Chart, item: Drawn, key: ChartItemKey | None) -> tuple[Signal, ...]:
    """The signals on offer that are there: those the rules find, and an astronomical point if the key sees one."""
    found = [signal for signal in charted(definition, item).signals if signal.name in item.signals]
    for entry in key.right if key else ():
        if entry.choice == "astronomical" and entry.points:
            found.append(Signal("astronomical", tuple(range(entry.points[0], entry.points[1] + 1)), 1))
    return tuple(found)


def pointed_at(
    definition: Chart, item: Drawn, key: ChartItemKey | None, name: str, first: int, last: int
) -> Signal | None:
    """The signal that a mark points at; None if there is none there."""
    if name == "astronomical":
        there = [signal for signal in signals(definition, item, key) if signal.name == name]
        return next((signal for signal in there if signal.first <= first <= last <= signal.last), None)
    return charted(definition, item).pointed_at(name, first, last)
