"""What the browser needs to show a sorting."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.heading import opening_data
from curriculum.kinds.sorting.definition import Sorting


def public(definition: Sorting, course: Course) -> dict[str, Any]:
    """The definition as plain data."""
    return {
        **opening_data(definition, "sorting", course),
        "way": definition.way,
        "groups": [group.model_dump() for group in definition.groups],
        "items": [{"id": card.id, "text": card.text, "hints": list(card.hints)} for card in definition.items],
    }
