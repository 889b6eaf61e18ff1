"""How a mapping is judged.

One point for each settled pair (element and level) in line with the key, one off for each that is not, never
below zero; arguable pairs count neither way. Correct minus incorrect, floored at zero, is among the schemes for
'select all that apply' compared by Betts and others (2022); a blank earns nothing, and so does choosing everything.
"""

from __future__ import annotations

from typing import Any

from curriculum.course.framework import LEVELS
from curriculum.kinds.kind import Response
from curriculum.kinds.mapping.definition import Mapping, MappingItem, MappingItemKey, MappingKey
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Problem, Verdict, gather, refuse

Pair = tuple[str, str]


def judge(definition: Mapping, key: MappingKey, response: Response) -> Verdict:
    """Hold the learner's pairs against the key's."""
    given = answers(response, (item.id for item in definition.items))
    if given is None:
        return refuse(unreadable())
    pairs: dict[str, list[Pair]] = {}
    problems: list[Problem] = []
    for id, answer in given.items():
        pairs[id], troubles = _read(definition, id, answer)
        problems += troubles
    if problems:
        return refuse(problems)
    if not any(pairs.values()):
        return refuse(nothing())
    notes = {
        item.id: _notes(definition, item, key.items[item.id], pairs[item.id])
        for item in definition.items
        if item.id in key.items and pairs.get(item.id)
    }
    possible = sum(len(item.settled) for item in key.items.values())
    return gather(notes, possible=possible, rule="rule_mapping" if definition.levels else "rule_match")


def reveal(definition: Mapping, key: MappingKey, item: str) -> tuple[Note, ...]:
    """The key's own reading of one passage: every element it finds, with its level."""
    if item not in key.items:
        return ()
    return tuple(
        Note(
            mark="reading",
            about=entry.element,
            lead=f"level_{level.replace(' ', '_')}" if definition.levels else f"match_{level.replace(' ', '_')}",
            text=entry.reason,
            sources=entry.sources,
        )
        for level, entries in key.items[item].by_level
        for entry in entries
    )


def _read(definition: Mapping, id: str, answer: dict[str, Any]) -> tuple[list[Pair], list[Problem]]:
    """The pairs of one answer; rows left empty are passed over."""
    marks = answer.get("marks", [])
    if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
        return [], [Problem(item=id, lead="not_read_shape")]
    pairs: list[Pair] = []
    problems: list[Problem] = []
    for mark in marks:
        element, level = mark.get("element") or "", mark.get("level") or ""
        if not element and not level:
            continue
        if not isinstance(element, str) or (definition.elements and element and element not in definition.elements):
            problems.append(Problem(item=id, lead="not_read_choice"))
        elif not element:
            problems.append(Problem(item=id, lead="level_without_element"))
        elif definition.levels and not level:
            problems.append(Problem(item=id, about=element, lead="element_without_level"))
        elif definition.levels and level not in LEVELS:
            problems.append(Problem(item=id, about=element, lead="not_read_choice"))
        elif any(element == earlier for earlier, _ in pairs):
            problems.append(Problem(item=id, about=element, lead="twice"))
        else:
            pairs.append((element, level if definition.levels else "supported"))
    return pairs, problems


def _notes(definition: Mapping, item: MappingItem, key: MappingItemKey, pairs: list[Pair]) -> list[Note]:
    reread = key.reread or item.passages
    notes = [_note(definition, key, element, level, reread) for element, level in pairs]
    chosen = {element for element, _ in pairs}
    missed = [element for element in key.settled if element not in chosen]
    return notes + [
        Note(
            mark="missed",
            lead="missed",
            text=(key.nudge or "") if index == 0 else "",
            reread=reread if index == 0 else (),
        )
        for index, _ in enumerate(missed)
    ]


def _note(definition: Mapping, key: MappingItemKey, element: str, level: str, reread: tuple[str, ...]) -> Note:
    found, entry = key.level_of(element)
    if entry is not None:
        said = {"about": element, "text": entry.reason, "sources": entry.sources}
        if found == "arguable":
            lead = "in_line_arguable" if level == "arguable" else "arguable"
            return Note(mark="arguable", lead=lead, **said)
        if found == level:
            return Note(mark="right", lead="in_line", **said)
        return Note(mark="look", lead="look_level", reread=reread, **said)
    tempting = key.temptation(element)
    text, sources = (tempting.reason, tempting.sources) if tempting else ("", ())
    if definition.levels and level == "not supported":
        return Note(mark="arguable", about=element, lead="agreed_not_shown", text=text, sources=sources)
    return Note(mark="look", about=element, lead="look_element", text=text, reread=reread, sources=sources)
