"""Writing as a learner answered it: the text, and how the learner judged it."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, readable, whole, wrote
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Options, Row, Sheet
from curriculum.kinds.writing.definition import Piece, Writing


def answered(definition: Writing, course: Course, response: Response) -> Sheet:
    """The texts that were written, or judged."""
    given = readable(response, (piece.id for piece in definition.items))
    rows = []
    for number, piece in enumerate(definition.items, 1):
        answer = given.get(piece.id, {})
        shown = (*wrote(course.words["writing_yours"], answer.get("text")), *_judged(definition, piece, answer))
        if shown:
            rows.append(Row(number=str(number), text=piece.text, answer=shown))
    return answered_sheet(definition, "writing", course, rows)


def _judged(definition: Writing, piece: Piece, answer: dict[str, Any]) -> tuple[Options, ...]:
    """The lines of the rubric that the learner held the text against, each with the level given."""
    own = answer.get("own")
    levels = own if isinstance(own, dict) else {}
    found = ((one, whole(levels.get(one.id), 0, len(definition.levels) - 1)) for one in piece.criteria)
    return tuple(
        Options(label=criterion.text, options=definition.levels, ticked=(level,), inline=True)
        for criterion, level in found
        if level is not None
    )
