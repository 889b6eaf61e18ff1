"""What may not fit between a rating and the course: nothing that its model does not say."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.kind import Doubt
from curriculum.kinds.rating.definition import Rating, RatingKey


def doubts(definition: Rating, key: RatingKey | None, course: Course) -> list[Doubt]:
    """None."""
    return []


def assesses(definition: Rating, key: RatingKey | None) -> dict[str, tuple[str, ...]]:
    """Each statement, with no element: to rate oneself is not to be assessed."""
    return {statement.id: () for statement in definition.items}
