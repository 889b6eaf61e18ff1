"""Rating on paper: a box for each label of the scale."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.heading import opening
from curriculum.kinds.rating.definition import Rating, RatingKey
from curriculum.kinds.sheet import Options, Row, Sheet


def worksheet(definition: Rating, course: Course, key: RatingKey | None) -> Sheet:
    """The worksheet. It has no twin."""
    rows = tuple(
        Row(number=str(number), text=statement.text, answer=(Options(options=definition.scale, inline=True),))
        for number, statement in enumerate(definition.items, 1)
    )
    return (*opening(definition, "rating", course), *rows)
