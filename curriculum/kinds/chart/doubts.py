"""What may not fit between charts, their key and the rules."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.course.course import Course
from curriculum.kinds.chart.charted import charted
from curriculum.kinds.chart.definition import ON_OFFER, Chart, ChartItemKey, ChartKey, Drawn, SignalEntry
from curriculum.kinds.kind import Doubt
from curriculum.models.signal import Signal


def doubts(definition: Chart, key: ChartKey | None, course: Course) -> list[Doubt]:
    """Signals the rules do not know; charts without a source; a key that says other than the rules find."""
    found: list[Doubt] = []
    for index, item in enumerate(definition.items):
        found += _drawn(definition, index, item)
        judged = key.items.get(item.id) if key else None
        if judged is not None:
            found += _held(definition, item, judged)
    return found


def assesses(definition: Chart, key: ChartKey | None) -> dict[str, tuple[str, ...]]:
    """Each chart with the elements it assesses."""
    return {item.id: item.elements for item in definition.items}


def _drawn(definition: Chart, index: int, item: Drawn) -> Iterator[Doubt]:
    known = ON_OFFER["p" if item.chart == "p" else definition.rules]
    for at, name in enumerate(item.signals):
        if name not in known:
            by = "A p-chart" if item.chart == "p" else f"The set of rules '{definition.rules}'"
            message = f"{by} has no signal '{name}'."
            yield Doubt(False, ("items", index, "signals", at), message, f"Use one of: {', '.join(known)}.")
        if name in item.signals[:at]:
            yield Doubt(False, ("items", index, "signals", at), f"'{name}' is on offer twice.", "Keep one of the two.")
    if not item.invented and not definition.sources:
        message = "The data are not called invented, and the exercise names no source."
        yield Doubt(False, ("items", index), message, "Say invented: true, or name where the data come from.")


def _held(definition: Chart, item: Drawn, key: ChartItemKey) -> Iterator[Doubt]:
    """The key against the rules, entry by entry."""
    there = [signal for signal in charted(definition, item).signals if signal.name in item.signals]
    left = list(there)
    for at, entry in enumerate(key.right):
        place = ("items", item.id, "right", at)
        signal = next((signal for signal in left if _same(entry, signal)), None)
        if signal:
            left.remove(signal)
        elif entry.choice == "astronomical" and entry.choice in item.signals:
            if not entry.points or not 1 <= entry.points[0] <= entry.points[1] <= len(item.points):
                yield Doubt(True, place, "No rule finds an astronomical point.", "Say which: points: [12, 12].")
        elif entry.choice != "none" or there:
            found = ", ".join(map(_named, there)) or "nothing"
            message = f"The rules do not find '{_said(entry)}' here. They find: {found}."
            remedy = "Correct the entry, move it to tempting, or change the points of the chart."
            yield Doubt(True, place, message, remedy)
    for signal in left:
        points = f", points: [{signal.first}, {signal.last}]" if signal.least else ""
        remedy = (
            f"Add it under right: {{choice: {signal.name}{points}, reason: ...}}, or change the points of the chart."
        )
        yield Doubt(
            True, ("items", item.id, "right"), f"The rules find '{_named(signal)}', and the key does not.", remedy
        )
    for at, entry in enumerate(key.arguable):
        if entry.choice == "astronomical" and not entry.points:
            place = ("items", item.id, "arguable", at)
            yield Doubt(True, place, "No rule finds an astronomical point.", "Say which: points: [12, 12].")
    for group, entries in (("arguable", key.arguable), ("tempting", key.tempting)):
        for at, entry in enumerate(entries):
            place = ("items", item.id, group, at)
            if entry.choice not in (*item.signals, "none"):
                remedy = f"Use one of: {', '.join((*item.signals, 'none'))}."
                yield Doubt(True, place, f"'{entry.choice}' is not on offer.", remedy)
            elif group == "arguable" and entry.choice != "astronomical":
                message = f"A rule decides about '{entry.choice}', so it cannot be arguable."
                yield Doubt(True, place, message, "Put it under right or tempting, as the rules find.")
            elif entry.choice != "astronomical" and any(_same(entry, signal) for signal in there):
                yield Doubt(True, place, f"The rules find '{_said(entry)}' here.", "Put it under right.")
    if not key.right:
        message = "The key has nothing right."
        yield Doubt(True, ("items", item.id), message, "Add each signal, or none, with its reason.")
    judged = {entry.choice for entry in (*key.right, *key.arguable, *key.tempting)}
    for name in (*item.signals, "none"):
        if name not in judged:
            message = f"'{name}' is on offer and has no feedback."
            yield Doubt(True, ("items", item.id), message, "Add it under tempting, with its reason.")


def _same(entry: SignalEntry, signal: Signal) -> bool:
    points = (signal.first, signal.last) if signal.least else None
    return entry.choice == signal.name and entry.points == points


def _said(entry: SignalEntry) -> str:
    return entry.choice + (f" {entry.points[0]} to {entry.points[1]}" if entry.points else "")


def _named(signal: Signal) -> str:
    return signal.name + (f" {signal.first} to {signal.last}" if signal.least else "")
