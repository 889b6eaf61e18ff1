"""Canvas on paper: labelled lines under the headings of the sections."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.canvas.definition import Blank, Canvas, CanvasKey
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Block, Lines, Paragraph, Row, Sheet, Subheading


def worksheet(definition: Canvas, course: Course, key: CanvasKey | None) -> Sheet:
    """The worksheet, or with a key its twin with the worked examples."""
    blocks: list[Block] = [*opening(definition, "canvas", course)]
    number = 0
    for section, blanks in definition.placed:
        blocks.append(Subheading(text=section.name))
        for blank in blanks:
            number += 1
            answer = _answer(blank, course, key)
            blocks.append(Row(number=str(number), text=blank.text, where=_small(blank, course), answer=answer))
    return tuple(blocks)


def _small(blank: Blank, course: Course) -> str:
    """The help of a field, and that it may stay empty."""
    optional = course.words["optional"] if blank.optional else ""
    return " ".join(part for part in (blank.help, optional) if part)


def _answer(blank: Blank, course: Course, key: CanvasKey | None) -> tuple[Lines | Paragraph, ...]:
    words = course.words
    label = words[f"field_{blank.form}"]
    if key is None:
        return (Lines(label=label, lines=1 if blank.form == "when" else blank.lines),)
    worked = key.items.get(blank.id)
    if worked is None:
        return ()
    return (Lines(label=words["reading_example"], written=(worked.example,)), Paragraph(text=worked.reason))
