"""The text that is coded."""

from __future__ import annotations

from curriculum.course.case import Paragraph
from curriculum.course.course import Course
from curriculum.kinds.coding.definition import Coding


def paragraphs(definition: Coding, course: Course) -> tuple[Paragraph, ...]:
    """The exercise's own text, or the paragraphs of the case it names; KeyError if the case lacks one."""
    if definition.text:
        return definition.text
    by_id = {paragraph.id: paragraph for paragraph in course.case.paragraphs}
    return tuple(by_id[id] for id in definition.paragraphs)
