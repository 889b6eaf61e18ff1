"""What the browser needs to show a rating."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.heading import opening_data
from curriculum.kinds.rating.definition import Rating


def public(definition: Rating, course: Course) -> dict[str, Any]:
    """The definition as plain data."""
    return {
        **opening_data(definition, "rating", course),
        "scale": list(definition.scale),
        "items": [
            {"id": statement.id, "text": statement.text, "hints": list(statement.hints)}
            for statement in definition.items
        ],
    }
