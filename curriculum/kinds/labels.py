"""An answer to one item as a set of labels, so that two readers of the same item can be compared."""

from __future__ import annotations

from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.reading import answers


def labels(response: Any, items: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """What a reader gave each item: elements (but for those put at 'not supported'), a group, a code, or picks.

    Args:
        response: An answer of any kind; anything may stand in it.
        items: The ids of the exercise's items.

    Returns:
        The labels by item; items without any are left out.
    """
    given = {id: _labels(answer) for id, answer in (answers(response, items) or {}).items()}
    return {id: found for id, found in given.items() if found}


def names(public: dict[str, Any], course: Course) -> dict[str, str]:
    """The name of every label an exercise has on offer, from what its page is sent."""
    found = {element.id: f"{element.number} {element.name}" for element in course.framework.elements}
    for part in ("groups", "codes"):
        found |= {one["id"]: one["name"] for one in public.get(part, ()) if "id" in one}
    for item in public.get("items", ()):
        found |= {option["id"]: option["text"] for option in item.get("choices", ())}
    return found


def _labels(answer: dict[str, Any]) -> frozenset[str]:
    marks, picks = answer.get("marks"), answer.get("picks")
    found: list[Any] = [answer.get("group"), answer.get("code")]
    if isinstance(picks, list):
        found += picks
    if isinstance(marks, list):
        found += [
            mark.get("element") for mark in marks if isinstance(mark, dict) and mark.get("level") != "not supported"
        ]
    return frozenset(label for label in found if isinstance(label, str) and label)
