"""Mapping on paper: each passage with lines to write elements on and levels to tick."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.course.framework import LEVELS
from curriculum.kinds.heading import opening, passage_text, where_from
from curriculum.kinds.mapping.definition import Mapping, MappingItem, MappingItemKey, MappingKey
from curriculum.kinds.sheet import Lines, Options, Paragraph, Row, Sheet, Terms


def worksheet(definition: Mapping, course: Course, key: MappingKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    words = course.words
    elements = course.framework.elements
    on_offer = [e for e in elements if not definition.elements or e.id in definition.elements]
    terms = tuple(
        (words[f"level_{level.replace(' ', '_')}"], words[f"meaning_{level.replace(' ', '_')}"]) for level in LEVELS
    )
    listed = tuple((f"{e.number} {e.name}", e.asks) for e in on_offer)
    rows = tuple(
        Row(
            number=str(number),
            text=passage_text(item.text, item.passages, course),
            where=where_from(item.where, item.passages, course),
            answer=_answer(definition, item, course, key.items.get(item.id) if key else None),
        )
        for number, item in enumerate(definition.items, 1)
    )
    return (
        *opening(definition, "mapping", course),
        *((Terms(terms=terms),) if definition.levels else ()),
        Terms(terms=listed),
        *rows,
    )


def _answer(
    definition: Mapping, item: MappingItem, course: Course, key: MappingItemKey | None
) -> tuple[Options | Lines | Paragraph, ...]:
    words = course.words
    levels = tuple(words[f"level_{level.replace(' ', '_')}"] for level in LEVELS)
    if key is None:
        blank: list[Options | Lines | Paragraph] = [Lines(label=words["element"])]
        if definition.levels:
            blank.append(Options(options=levels, inline=True))
        if definition.reasons:
            blank.append(Lines(label=words["why"], lines=2))
        return tuple(blank)
    said: list[Options | Lines | Paragraph] = []
    for level, entries in key.by_level:
        for entry in entries:
            element = course.framework.element(entry.element)
            said.append(Lines(label=words["element"], written=(f"{element.number} {element.name}",)))
            if definition.levels:
                said.append(Options(options=levels, ticked=(LEVELS.index(level),), inline=True))
            said.append(Paragraph(text=entry.reason))
    for entry in key.tempting:
        element = course.framework.element(entry.element)
        said.append(Paragraph(text=f"{words['tempting']} {element.number} {element.name}. {entry.reason}", quiet=True))
    return tuple(said)
