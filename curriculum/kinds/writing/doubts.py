"""What may not fit between a writing and its key."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.kind import Doubt
from curriculum.kinds.writing.definition import Writing, WritingKey


def doubts(definition: Writing, key: WritingKey | None, course: Course) -> list[Doubt]:
    """Parts of an example that point at a criterion which the text is not held against."""
    found: list[Doubt] = []
    for piece in definition.items:
        known = {criterion.id for criterion in piece.criteria}
        judged = key.items.get(piece.id) if key else None
        for at, part in enumerate(judged.example if judged else ()):
            if part.criterion and part.criterion not in known:
                place = ("items", piece.id, "example", at, "criterion")
                message = f"'{part.criterion}' is no criterion of this text."
                found.append(Doubt(True, place, message, f"Use one of: {', '.join(sorted(known))}."))
    return found


def assesses(definition: Writing, key: WritingKey | None) -> dict[str, tuple[str, ...]]:
    """Each text with the elements it assesses."""
    return {piece.id: piece.elements for piece in definition.items}
