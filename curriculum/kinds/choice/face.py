"""What the browser needs to show a choice."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.choice.definition import Choice
from curriculum.kinds.heading import opening_data, passage_text, where_from


def public(definition: Choice, course: Course) -> dict[str, Any]:
    """The definition as plain data, with the passages it points at filled in."""
    return {
        **opening_data(definition, "choice", course),
        "certainty": definition.certainty,
        "items": [
            {
                "id": question.id,
                "text": question.text,
                "several": question.pick == "several",
                "passage": passage_text("" if question.passages else " ", question.passages, course).strip(),
                "where": where_from(None, question.passages, course),
                "choices": [option.model_dump() for option in question.choices],
                "hints": list(question.hints),
            }
            for question in definition.items
        ],
    }
