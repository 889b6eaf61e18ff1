"""The text that is coded."""

from __future__ import annotations

from curriculum.course.case import Paragraph
from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding


def paragraphs(definition: Coding, course: Course) -> tuple[Paragraph, ...]:
    """The exercise's own text, or the paragraphs it names; KeyError if no case has one of them."""
    if definition.text:
        return definition.text
    return tuple(course.cases.paragraph(id) for id in definition.paragraphs)
