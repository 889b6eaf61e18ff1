"""Coding as a learner answered it: the passages that have a code, each with it."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, chosen, readable
from curriculum.kinds.coding.definition import Coding
from curriculum.kinds.coding.paper import numbered
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Lines, Row, Sheet


def answered(definition: Coding, course: Course, response: Response) -> Sheet:
    """The passages that were given a code."""
    codes = {code.id: f"{code.letter} {code.name}" for code in definition.codes}
    passages = [one for paragraph in numbered(definition, course) for one in paragraph]
    given = readable(response, (passage.id for _, passage in passages))
    rows = []
    for number, passage in passages:
        code = chosen(given.get(passage.id, {}).get("code"), codes)
        if code is not None:
            answer = (Lines(label=course.words["code"], written=(code,)),)
            rows.append(Row(number=number, text=passage.text, answer=answer))
    return answered_sheet(definition, "coding", course, rows)
