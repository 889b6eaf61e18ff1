"""Canvas as a learner filled it: the fields under the headings of their sections."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, readable, wrote
from curriculum.kinds.canvas.definition import Blank, Canvas
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Block, Lines, Row, Sheet, Subheading


def answered(definition: Canvas, course: Course, response: Response) -> Sheet:
    """The fields that were filled in, and the sections that have one."""
    given = readable(response, (blank.id for blank in definition.items))
    blocks: list[Block] = []
    first = 1
    for section, blanks in definition.placed:
        rows = []
        for number, blank in enumerate(blanks, first):
            shown = _filled(blank, course, given.get(blank.id, {}))
            if shown:
                rows.append(Row(number=str(number), text=blank.text, answer=shown))
        first += len(blanks)
        blocks += [Subheading(text=section.name), *rows] if rows else []
    return answered_sheet(definition, "canvas", course, blocks)


def _filled(blank: Blank, course: Course, answer: dict[str, Any]) -> tuple[Lines, ...]:
    """What stands in a field; if its form was another when it was filled in, what stood in that."""
    label = course.words[f"field_{blank.form}"]
    names = ("date", "text") if blank.form == "when" else ("text", "date")
    return next((shown for name in names if (shown := wrote(label, answer.get(name)))), ())
