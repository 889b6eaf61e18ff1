"""What may not fit between a choice, its key and the course."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.choice.definition import Choice, ChoiceKey
from curriculum.kinds.entries import doubts_about
from curriculum.kinds.kind import Doubt
from curriculum.kinds.passages import unknown_passages


def doubts(definition: Choice, key: ChoiceKey | None, course: Course) -> list[Doubt]:
    """Unknown passages and choices; wrong choices without feedback; more than one right where one is picked."""
    found: list[Doubt] = []
    for index, question in enumerate(definition.items):
        found += unknown_passages(("items", index, "passages"), question.passages, course, in_key=False)
        item = key.items.get(question.id) if key else None
        if item is None:
            continue
        on_offer = [option.id for option in question.choices]
        found += doubts_about(question.id, item, on_offer)
        found += unknown_passages(("items", question.id, "reread"), item.reread, course, in_key=True)
        found += [
            Doubt(
                True,
                ("items", question.id),
                f"The choice '{id}' has no feedback.",
                "Add it under tempting, with its reason.",
            )
            for id in on_offer
            if item.entry(id)[0] == "other"
        ]
        if question.pick == "one" and len(item.right) > 1:
            place = ("items", question.id, "right")
            message = "One choice may be picked, and more than one is right."
            found.append(Doubt(True, place, message, "Say pick: several, or keep one."))
    return found


def assesses(definition: Choice, key: ChoiceKey | None) -> dict[str, tuple[str, ...]]:
    """Each question with the elements it assesses."""
    return {question.id: question.elements for question in definition.items}
