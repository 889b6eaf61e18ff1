"""Sorting on paper: each card with groups to tick, or a box for its place."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Lines, Options, Paragraph, Row, Sheet, Terms
from curriculum.kinds.sorting.definition import Card, Sorting, SortingKey


def worksheet(definition: Sorting, course: Course, key: SortingKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    named = tuple((group.name, group.meaning) for group in definition.groups if group.meaning)
    rows = tuple(
        Row(number=str(number), text=card.text, answer=_answer(definition, card, course, key))
        for number, card in enumerate(definition.items, 1)
    )
    return (*opening(definition, "sorting", course), *((Terms(terms=named),) if named else ()), *rows)


def _answer(
    definition: Sorting, card: Card, course: Course, key: SortingKey | None
) -> tuple[Options | Lines | Paragraph, ...]:
    words = course.words
    judged = key.items.get(card.id) if key else None
    if definition.way == "order":
        if key is None:
            return (Lines(label=words["place"], box=True),)
        place = str(key.ranks.get(card.id, 0) + 1)
        reason = (Paragraph(text=judged.reason),) if judged and judged.reason else ()
        return (Lines(label=words["place"], written=(place,), box=True), *reason)
    names = {group.id: group.name for group in definition.groups}
    ids = list(names)
    if judged is None:
        return (Options(options=tuple(names.values()), inline=True),)
    ticked = tuple(ids.index(entry.choice) for entry in (*judged.right, *judged.arguable))
    said = [Paragraph(text=entry.reason) for entry in judged.right]
    said += [
        Paragraph(text=f"{names[e.choice]}: {words['level_arguable'].lower()}. {e.reason}") for e in judged.arguable
    ]
    said += [Paragraph(text=f"{words['tempting']} {names[e.choice]}. {e.reason}", quiet=True) for e in judged.tempting]
    return (Options(options=tuple(names.values()), ticked=ticked, inline=True), *said)
