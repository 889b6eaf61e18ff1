"""What the browser needs to show a canvas."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.canvas.definition import Canvas
from curriculum.kinds.heading import opening_data

SHOWN = ("id", "section", "text", "help", "form", "optional", "lines")


def public(definition: Canvas, course: Course) -> dict[str, Any]:
    """The definition as plain data, its fields in the order in which they stand."""
    blanks = [blank for _, placed in definition.placed for blank in placed]
    return {
        **opening_data(definition, "canvas", course),
        "sections": [section.model_dump() for section in definition.sections],
        "items": [{**{name: getattr(blank, name) for name in SHOWN}, "hints": list(blank.hints)} for blank in blanks],
    }
