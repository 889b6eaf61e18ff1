"""Passages of the case that a file points at."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.kind import Doubt


def unknown_passages(
    place: tuple[int | str, ...], passages: tuple[str, ...], course: Course, *, in_key: bool
) -> list[Doubt]:
    """A doubt for each id that case.yaml does not have, as a passage or as a paragraph."""
    known = {p.id for paragraph in course.case.paragraphs for p in paragraph.passages}
    known |= {paragraph.id for paragraph in course.case.paragraphs}
    return [
        Doubt(in_key, (*place, index), f"'{id}' is no passage of the case.", "Use an id of case.yaml.")
        for index, id in enumerate(passages)
        if id not in known
    ]
