"""What may not fit between a canvas, its worked examples and the course."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.canvas.definition import Canvas, CanvasKey
from curriculum.kinds.canvas.form import holds
from curriculum.kinds.kind import Doubt


def doubts(definition: Canvas, key: CanvasKey | None, course: Course) -> list[Doubt]:
    """Unknown and empty sections; fields without a worked example, and examples without a field or without its form."""
    sections = [section.id for section in definition.sections]
    found = [
        Doubt(
            False,
            ("items", index, "section"),
            f"'{blank.section}' is no section.",
            f"Use one of: {', '.join(sections)}.",
        )
        for index, blank in enumerate(definition.items)
        if blank.section not in sections
    ]
    found += [
        Doubt(False, ("sections", index), f"The section '{section.id}' has no field.", "Add one, or take it out.")
        for index, (section, blanks) in enumerate(definition.placed)
        if not blanks
    ]
    if not any(blank.form not in ("text", "when") and not blank.optional for blank in definition.items):
        message = "No field asks for a form that words can lack."
        found.append(Doubt(False, ("items",), message, "Give one of those to fill in form: who, what, ask or number."))
    return found + (_examples(definition, key) if key else [])


def assesses(definition: Canvas, key: CanvasKey | None) -> dict[str, tuple[str, ...]]:
    """Each field with the elements it assesses."""
    return {blank.id: blank.elements for blank in definition.items}


def _examples(definition: Canvas, key: CanvasKey) -> list[Doubt]:
    found = []
    for blank in definition.items:
        worked = key.items.get(blank.id)
        if worked is None:
            message = f"The field '{blank.id}' has no worked example."
            found.append(Doubt(True, ("items",), message, "Add one, and why its form is good."))
        elif not holds(blank.form, worked.example):
            message = f"This example has not the form its field asks for: {blank.form}."
            remedy = "Write it so that the check would pass it; a date looks like 2026-12-07."
            found.append(Doubt(True, ("items", blank.id, "example"), message, remedy))
    return found
