"""Estimate on paper: a line for the prediction, a box for the result, and lines for the explanation."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.estimate.definition import Estimate, EstimateKey, Prediction
from curriculum.kinds.estimate.running import outcome
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Lines, Paragraph, Row, Sheet


def worksheet(definition: Estimate, course: Course, key: EstimateKey | None) -> Sheet:
    """The worksheet, or with a key its twin."""
    words = course.words
    rows = tuple(
        Row(number=str(number), text=item.text, answer=_answer(definition, item, course, key))
        for number, item in enumerate(definition.items, 1)
    )
    return (
        *opening(definition, "estimate", course),
        Paragraph(text=f"{words['invented']}. {definition.invented}"),
        *rows,
        Paragraph(text=f"{words['not_shown']}: {' '.join(definition.limits)}"),
        Paragraph(text=definition.caption, quiet=True),
    )


def _answer(
    definition: Estimate, item: Prediction, course: Course, key: EstimateKey | None
) -> tuple[Lines | Paragraph, ...]:
    words = course.words
    between = words.fill("my_prediction", low=f"{item.from_:g}", high=item.amount(item.to))
    worked = key.items.get(item.id) if key else None
    if worked is None:
        return (
            Lines(label=between),
            Lines(label=words["what_came"]),
            Paragraph(text=item.explain),
            Lines(label=words["own_words"], lines=3),
        )
    return (
        Lines(label=words["what_came"], written=(item.amount(outcome(definition, item)),)),
        Paragraph(text=item.explain),
        Paragraph(text=worked.reason),
    )
