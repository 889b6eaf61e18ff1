"""Estimate as a learner answered it: the prediction, and the explanation in the learner's own words."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, readable, wrote
from curriculum.kinds.estimate.definition import Estimate, Prediction
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Lines, Paragraph, Row, Sheet


def answered(definition: Estimate, course: Course, response: Response) -> Sheet:
    """The runs that were predicted, or explained."""
    given = readable(response, (item.id for item in definition.items))
    rows = []
    for number, item in enumerate(definition.items, 1):
        shown = _told(item, course, given.get(item.id, {}))
        if shown:
            rows.append(Row(number=str(number), text=item.text, answer=shown))
    return answered_sheet(definition, "estimate", course, rows)


def _told(item: Prediction, course: Course, answer: dict[str, Any]) -> tuple[Lines | Paragraph, ...]:
    words = course.words
    shown: list[Lines | Paragraph] = []
    estimate = answer.get("estimate")
    if isinstance(estimate, int | float) and not isinstance(estimate, bool) and item.from_ <= estimate <= item.to:
        shown.append(Lines(label=words["prediction"], written=(item.amount(estimate),)))
    explained = wrote(words["own_words"], answer.get("why"))
    if explained:
        shown += [Paragraph(text=item.explain), *explained]
    return tuple(shown)
