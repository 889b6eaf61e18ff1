"""How marks on a chart are judged: by the rules, with the key's reasons.

A mark is in line if the rules find its signal there: its range lies in what they find and holds as many points as the
rule asks for. A second mark on the same signal is not counted. ``none`` is in line where the rules find nothing.
"""

from __future__ import annotations

from typing import Any

from curriculum.kinds.chart.charted import pointed_at, signals
from curriculum.kinds.chart.definition import Chart, ChartItemKey, ChartKey, Drawn, span
from curriculum.kinds.entries import note_on
from curriculum.kinds.kind import Response
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse
from curriculum.models.signal import Signal

Mark = tuple[str, int, int]
WHOLE = "runs"
"""The signal of a chart as a whole: a mark of it has no range."""


def judge(definition: Chart, key: ChartKey, response: Response) -> Verdict:
    """Hold the learner's marks against what the rules find."""
    given = answers(response, (item.id for item in definition.items))
    if given is None:
        return refuse(unreadable())
    read = {item.id: _read(item, given.get(item.id, {})) for item in definition.items}
    problems = [marks for marks in read.values() if isinstance(marks, Problem)]
    if problems:
        return refuse(problems)
    if not any(read.values()):
        return refuse(nothing())
    notes = {}
    possible = 0
    for item in definition.items:
        marks, item_key = read[item.id], key.items.get(item.id)
        if item_key is None or isinstance(marks, Problem):
            continue
        there = signals(definition, item, item_key)
        possible += len(there) or 1
        if marks:
            notes[item.id] = _notes(definition, item, item_key, there, marks)
    return gather(notes, possible=possible, rule="rule_chart")


def reveal(definition: Chart, key: ChartKey, item: str) -> tuple[Note, ...]:
    """The key's own reading of one chart."""
    if item not in key.items:
        return ()
    judged = key.items[item]
    return tuple(
        Note(
            mark="reading",
            about=span(entry.points) if entry.points else "",
            lead=f"{lead}_{entry.choice.replace(' ', '_')}",
            text=entry.reason,
            sources=entry.sources,
        )
        for lead, entries in (("reading", judged.right), ("reading_arguable", judged.arguable))
        for entry in entries
    )


def _read(item: Drawn, answer: dict[str, Any]) -> list[Mark] | Problem:
    """The marks of one chart, ``none`` among them as a mark of all points; or why they cannot be read."""
    marks, none = answer.get("marks") or [], answer.get("none") or False
    if not isinstance(marks, list) or not isinstance(none, bool) or not all(isinstance(mark, dict) for mark in marks):
        return Problem(item=item.id, lead="not_read_choice")
    if none:
        return Problem(item=item.id, lead="none_and_marks") if marks else [("none", 1, len(item.points))]
    read: list[Mark] = []
    for mark in marks:
        one = _mark(item, mark)
        if isinstance(one, str):
            return Problem(item=item.id, lead=one)
        if one in read:
            return Problem(item=item.id, lead="mark_twice")
        read.append(one)
    return read


def _mark(item: Drawn, mark: dict[str, Any]) -> Mark | str:
    """One mark; or the name of what is said of one that cannot be read."""
    name = mark.get("signal") or ""
    if name == "":
        return "signal_missing"
    if not isinstance(name, str) or name not in item.signals:
        return "not_read_choice"
    if name == WHOLE:
        return name, 1, len(item.points)
    first, last = mark.get("from"), mark.get("to")
    if first in (None, "") or last in (None, ""):
        return "range_missing"
    for end in (first, last):
        if isinstance(end, bool) or not isinstance(end, int) or not 1 <= end <= len(item.points):
            return "range_outside"
    return (name, int(first), int(last)) if first <= last else "range_backwards"


def _notes(
    definition: Chart, item: Drawn, key: ChartItemKey, there: tuple[Signal, ...], marks: list[Mark]
) -> list[Note]:
    notes = []
    seen: list[Signal] = []
    for name, first, last in marks:
        about = name if name in ("none", WHOLE) else f"{name} {first} {last}"
        judged, entry = key.about(name, first, last)
        found = pointed_at(definition, item, key, name, first, last)
        near = [s for s in there if s.name == name and s.first <= last and first <= s.last]
        if found in seen:
            notes.append(Note(mark="todo", about=about, lead="same_signal"))
        elif found or (name == "none" and not there):
            note = note_on(ChartItemKey(right=(entry,)) if entry else ChartItemKey(), name)
            points = (found.first, found.last) if found and found.least else ()
            notes.append(note.model_copy(update={"mark": "right", "about": about, "lead": "in_line", "points": points}))
        elif near:
            inside = any(signal.first <= first and last <= signal.last for signal in near)
            notes.append(Note(mark="look", about=about, lead="look_short" if inside else "look_range"))
        elif judged == "arguable":
            notes.append(note_on(key, name).model_copy(update={"about": about}))
        else:
            text = entry.reason if entry and judged == "tempting" else ""
            sources = entry.sources if entry and judged == "tempting" else ()
            notes.append(Note(mark="look", about=about, lead="look_again", text=text, sources=sources))
        if found:
            seen.append(found)
    if marks[0][0] != "none":
        left = [signal for signal in there if signal not in seen]
        nudges = [key.nudge or "", *[""] * len(left)]
        notes += [Note(mark="missed", lead="missed_signal", text=nudge) for _, nudge in zip(left, nudges, strict=False)]
    return notes
