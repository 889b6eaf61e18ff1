"""What the browser needs to show a mapping."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.heading import opening_data, passage_text, where_from
from curriculum.kinds.mapping.definition import Mapping


def public(definition: Mapping, course: Course) -> dict[str, Any]:
    """The definition as plain data, with the texts it points at filled in."""
    framework = course.framework
    return {
        **opening_data(definition, "mapping", course),
        "levels": definition.levels,
        "reasons": definition.reasons,
        "groups": [
            {
                "name": group.plural,
                "one": group.name,
                "elements": [
                    {"id": e.id, "name": f"{e.number} {e.name}"}
                    for e in framework.elements
                    if e.group == group.id and (not definition.elements or e.id in definition.elements)
                ],
            }
            for group in framework.groups
        ],
        "items": [
            {
                "id": item.id,
                "text": passage_text(item.text, item.passages, course),
                "where": where_from(item.where, item.passages, course),
                "hints": list(item.hints),
            }
            for item in definition.items
        ],
    }
