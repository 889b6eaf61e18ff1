"""What stands at the top of every exercise, and where a passage comes from, in words."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.definition import Exercise
from curriculum.kinds.sheet import Heading, Paragraph


def opening(definition: Exercise, kind: str, course: Course) -> tuple[Heading, Paragraph]:
    """The title and the prompt, as blocks."""
    return (
        Heading(text=definition.title, kicker=kicker(definition, kind, course)),
        Paragraph(text=definition.prompt),
    )


def kicker(definition: Exercise, kind: str, course: Course) -> str:
    """The small line above the title: kind and minutes."""
    words = course.words
    return f"{words['kind_' + kind]} · {words.fill('about_minutes', minutes=definition.minutes)}"


def opening_data(definition: Exercise, kind: str, course: Course) -> dict[str, Any]:
    """The same for the browser."""
    return {
        "kind": kind,
        "title": definition.title,
        "prompt": definition.prompt,
        "kicker": kicker(definition, kind, course),
        "hints": list(definition.hints),
        "feedback": definition.feedback,
    }


def passage_text(text: str | None, passages: tuple[str, ...], course: Course) -> str:
    """An item's text: its own, or that of the case's passages."""
    return text or " ".join(course.cases.passage(id).text for id in passages)


def where_from(where: str | None, passages: tuple[str, ...], course: Course) -> str:
    """Where a passage comes from, such as 'The case, retold, paragraph 3', or the title of another case."""
    if where or not passages:
        return where or ""
    named = dict.fromkeys(course.cases.paragraph_of(id).name for id in passages)
    paragraph = ", ".join(name[:1].lower() + name[1:] for name in named)
    case = course.cases.case_of(passages[0])
    if case is course.case:
        return course.words.fill("from_case", paragraph=paragraph)
    return course.words.fill("from_other_case", case=case.title, paragraph=paragraph)
