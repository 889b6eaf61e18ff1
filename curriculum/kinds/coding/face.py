"""What the browser needs to show a coding."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding
from curriculum.kinds.coding.text import paragraphs
from curriculum.kinds.heading import opening_data


def public(definition: Coding, course: Course) -> dict[str, Any]:
    """The definition as plain data, with the text filled in."""
    return {
        **opening_data(definition, "coding", course),
        "codes": [code.model_dump() for code in definition.codes],
        "paragraphs": [
            {
                "id": paragraph.id,
                "lead": paragraph.lead or "",
                "passages": [{"id": passage.id, "text": passage.text} for passage in paragraph.passages],
            }
            for paragraph in paragraphs(definition, course)
        ],
    }
