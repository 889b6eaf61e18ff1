"""Chart as a learner answered it: the chart with the points marked, and the signal of each mark."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, chosen, listed, readable, whole
from curriculum.kinds.chart.definition import ON_OFFER, Chart, Drawn, span
from curriculum.kinds.chart.face import word
from curriculum.kinds.chart.judgement import WHOLE
from curriculum.kinds.chart.paper import chart_of, row
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Lines, Sheet

Marked = tuple[str, tuple[int, int] | None]
"""A signal's name, and the points from which to which it was marked."""


def answered(definition: Chart, course: Course, response: Response) -> Sheet:
    """The charts that were marked, or said to have no signal; the points marked have rings."""
    given = readable(response, (item.id for item in definition.items))
    rows = []
    for number, item in enumerate(definition.items, 1):
        marks = _marks(item, given.get(item.id, {}))
        if marks:
            ringed = {point for _, ends in marks if ends for point in range(ends[0], ends[1] + 1)}
            said = Lines(label=course.words["chart_marks"], written=tuple(_said(mark, course) for mark in marks))
            rows.append(row(number, item, course, (chart_of(definition, item, course, ringed), said)))
    return answered_sheet(definition, "chart", course, rows)


def _marks(item: Drawn, answer: dict[str, Any]) -> list[Marked]:
    """What was marked, each mark once; a mark whose points cannot be read is its signal alone."""
    names = {str(name): str(name) for offered in ON_OFFER.values() for name in offered}
    marks: list[Marked] = []
    for mark in listed(answer.get("marks")):
        name = chosen(mark.get("signal"), names) if isinstance(mark, dict) else None
        if name is not None:
            marks.append((name, None if name == WHOLE else _ends(item, mark)))
    if answer.get("none") is True:
        marks.append(("none", None))
    return list(dict.fromkeys(marks))


def _ends(item: Drawn, mark: dict[str, Any]) -> tuple[int, int] | None:
    first, last = (whole(mark.get(end), 1, len(item.points)) for end in ("from", "to"))
    return (first, last) if first is not None and last is not None and first <= last else None


def _said(mark: Marked, course: Course) -> str:
    name, ends = mark
    return course.words[word(name)] + (f" {span(ends)}" if ends else "")
