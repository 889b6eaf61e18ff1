"""Passages of the case that a file points at."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.kind import Doubt


def unknown_passages(
    place: tuple[int | str, ...], passages: tuple[str, ...], course: Course, *, in_key: bool
) -> list[Doubt]:
    """A doubt for each id that no case has, as a passage or as a paragraph."""
    return [
        Doubt(in_key, (*place, index), f"'{id}' is no passage of a case.", "Use an id of case.yaml, or of cases/.")
        for index, id in enumerate(passages)
        if id not in course.cases
    ]
