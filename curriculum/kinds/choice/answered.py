"""Choice as a learner answered it: what was picked, and how sure the learner was."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, listed, readable, whole
from curriculum.kinds.choice.definition import Choice, Question
from curriculum.kinds.choice.paper import row, sureness
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Lines, Options, Sheet


def answered(definition: Choice, course: Course, response: Response) -> Sheet:
    """The questions in which something was picked."""
    given = readable(response, (question.id for question in definition.items))
    rows = []
    for number, question in enumerate(definition.items, 1):
        shown = _picked(question, course, given.get(question.id, {}))
        if shown:
            rows.append(row(number, question, course, shown))
    return answered_sheet(definition, "choice", course, rows)


def _picked(question: Question, course: Course, answer: dict[str, Any]) -> tuple[Lines | Options, ...]:
    picks = listed(answer.get("picks"))
    texts = tuple(option.text for option in question.choices if option.id in picks)
    if not texts:
        return ()
    sure = whole(answer.get("certainty"), 1, 3)
    picked = Lines(label=course.words["your_choice"], written=texts)
    return (picked,) if sure is None else (picked, sureness(course, sure))
