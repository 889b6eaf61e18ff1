"""Mapping on paper: each passage with boxes to write elements in and levels to tick."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.course.framework import LEVELS, Level
from curriculum.kinds.heading import opening, passage_text, where_from
from curriculum.kinds.mapping.definition import Mapping, MappingItem, MappingItemKey, MappingKey
from curriculum.kinds.sheet import (
    Legend,
    LegendEntry,
    LegendGroup,
    LevelMark,
    Lines,
    Options,
    Paragraph,
    Row,
    Sheet,
    Terms,
)

Answer = tuple[Options | Lines | Paragraph, ...]
MARKS: tuple[LevelMark, ...] = ("supported", "arguable", "not-supported")
"""The sign of each level, in the order of the levels."""


def worksheet(definition: Mapping, course: Course, key: MappingKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    legend = _legend(definition, course)
    blank = _blank(definition, course, pairs=min(2, sum(len(group.entries) for group in legend.groups)))
    judged = key.items if key else {}
    rows = tuple(
        row(number, item, course, _key(definition, course, judged[item.id]) if item.id in judged else blank)
        for number, item in enumerate(definition.items, 1)
    )
    return (
        *opening(definition, "mapping", course),
        *((_meanings(course),) if definition.levels else ()),
        legend,
        *rows,
    )


def row(number: int, item: MappingItem, course: Course, answer: Answer) -> Row:
    """One passage, by its number from 1, with blocks to answer in."""
    return Row(
        number=str(number),
        text=passage_text(item.text, item.passages, course),
        where=where_from(item.where, item.passages, course),
        answer=answer,
    )


def level_word(level: Level, course: Course) -> str:
    """A level as it stands on the page."""
    return course.words[f"level_{level.replace(' ', '_')}"]


def levels(course: Course, ticked: Level | None = None) -> Options:
    """The three levels, each with its sign."""
    return Options(
        options=tuple(level_word(level, course) for level in LEVELS),
        ticked=() if ticked is None else (LEVELS.index(ticked),),
        inline=True,
        marks=MARKS,
    )


def _meanings(course: Course) -> Terms:
    terms = ((level_word(level, course), course.words[f"meaning_{level.replace(' ', '_')}"]) for level in LEVELS)
    return Terms(terms=tuple(terms), marks=MARKS)


def _legend(definition: Mapping, course: Course) -> Legend:
    """The elements on offer; groups of which none is on offer are left out."""
    on_offer = [e for e in course.framework.elements if not definition.elements or e.id in definition.elements]
    groups = []
    for place, group in enumerate(course.framework.groups):
        entries = tuple(
            LegendEntry(number=str(e.number), name=e.name, asks=e.asks) for e in on_offer if e.group == group.id
        )
        if entries:
            groups.append(LegendGroup(name=group.plural, place=place, entries=entries))
    return Legend(groups=tuple(groups))


def _blank(definition: Mapping, course: Course, *, pairs: int) -> Answer:
    """Room for so many elements, each with its level, and for the reason."""
    words = course.words
    pair: Answer = (Lines(label=words["element"], box=True), *((levels(course),) if definition.levels else ()))
    why = (Lines(label=words["why"], lines=2),) if definition.reasons else ()
    return (*pair * pairs, *why)


def _key(definition: Mapping, course: Course, key: MappingItemKey) -> Answer:
    words = course.words
    said: list[Options | Lines | Paragraph] = []
    for level, entries in key.by_level:
        for entry in entries:
            element = course.framework.element(entry.element)
            said.append(Lines(label=words["element"], written=(f"{element.number} {element.name}",)))
            if definition.levels:
                said.append(levels(course, level))
            said.append(Paragraph(text=entry.reason))
    for entry in key.tempting:
        element = course.framework.element(entry.element)
        said.append(Paragraph(text=f"{words['tempting']} {element.number} {element.name}. {entry.reason}", quiet=True))
    return tuple(said)
