"""Mapping as a learner answered it: the elements chosen for each passage, their levels, and the reason."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.course.framework import LEVELS
from curriculum.kinds.answered import answered_sheet, chosen, listed, readable, wrote
from curriculum.kinds.kind import Response
from curriculum.kinds.mapping.definition import Mapping
from curriculum.kinds.mapping.paper import levels, row
from curriculum.kinds.sheet import Lines, Options, Sheet


def answered(definition: Mapping, course: Course, response: Response) -> Sheet:
    """The passages that were given an element, or a reason."""
    given = readable(response, (item.id for item in definition.items))
    rows = []
    for number, item in enumerate(definition.items, 1):
        answer = given.get(item.id, {})
        shown = (*_pairs(definition, course, answer), *wrote(course.words["why"], answer.get("why")))
        if shown:
            rows.append(row(number, item, course, shown))
    return answered_sheet(definition, "mapping", course, rows)


def _pairs(definition: Mapping, course: Course, answer: dict[str, Any]) -> list[Lines | Options]:
    """Each element with its level; a level without an element says nothing."""
    names = {element.id: f"{element.number} {element.name}" for element in course.framework.elements}
    by_word = {str(level): level for level in LEVELS}
    shown: list[Lines | Options] = []
    for mark in listed(answer.get("marks")):
        name = chosen(mark.get("element"), names) if isinstance(mark, dict) else None
        if name is None:
            continue
        shown.append(Lines(label=course.words["element"], written=(name,)))
        level = chosen(mark.get("level"), by_word)
        if definition.levels and level is not None:
            shown.append(levels(course, level))
    return shown
