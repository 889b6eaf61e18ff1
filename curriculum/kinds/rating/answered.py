"""Rating as a learner answered it: where on the scale each statement was put."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, readable, whole
from curriculum.kinds.kind import Response
from curriculum.kinds.rating.definition import Rating
from curriculum.kinds.sheet import Options, Row, Sheet


def answered(definition: Rating, course: Course, response: Response) -> Sheet:
    """The statements that were rated."""
    given = readable(response, (statement.id for statement in definition.items))
    rows = []
    for number, statement in enumerate(definition.items, 1):
        rating = whole(given.get(statement.id, {}).get("rating"), 1, len(definition.scale))
        if rating is not None:
            scale = Options(options=definition.scale, ticked=(rating - 1,), inline=True)
            rows.append(Row(number=str(number), text=statement.text, answer=(scale,)))
    return answered_sheet(definition, "rating", course, rows)
