"""What the browser needs to show a writing."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.heading import opening_data
from curriculum.kinds.writing.definition import Writing
from curriculum.kinds.writing.paper import advice


def public(definition: Writing, course: Course) -> dict[str, Any]:
    """The definition as plain data."""
    return {
        **opening_data(definition, "writing", course),
        "levels": list(definition.levels),
        "items": [
            {
                "id": piece.id,
                "text": piece.text,
                "advice": advice(piece, course),
                "lines": piece.lines,
                "criteria": [criterion.model_dump() for criterion in piece.criteria],
                "hints": list(piece.hints),
            }
            for piece in definition.items
        ],
    }
