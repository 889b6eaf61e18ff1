"""What may not fit between a mapping, its key and the course."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.kind import Doubt
from curriculum.kinds.mapping.definition import Mapping, MappingItemKey, MappingKey
from curriculum.kinds.passages import unknown_passages


def doubts(definition: Mapping, key: MappingKey | None, course: Course) -> list[Doubt]:
    """Unknown elements and passages; items without a key, and keys without an item."""
    known = [element.id for element in course.framework.elements]
    found = [
        Doubt(
            False,
            ("elements", index),
            f"'{element}' is no element.",
            f"Use ids of framework.yaml: {', '.join(known)}.",
        )
        for index, element in enumerate(definition.elements)
        if element not in known
    ]
    for index, item in enumerate(definition.items):
        found += unknown_passages(("items", index, "passages"), item.passages, course, in_key=False)
    for id, item_key in (key.items if key else {}).items():
        found += unknown_passages(("items", id, "reread"), item_key.reread, course, in_key=True)
        found += _entries(id, item_key, definition.elements or tuple(known))
        if not definition.levels and item_key.not_supported:
            place = ("items", id, "not supported")
            found.append(Doubt(True, place, "The exercise asks for no level.", "Use supported, arguable or tempting."))
    return found


def assesses(definition: Mapping, key: MappingKey | None) -> dict[str, tuple[str, ...]]:
    """Each passage with the elements its key judges, and those it names itself."""
    found = {}
    for item in definition.items:
        judged = key.items.get(item.id) if key else None
        entries = [entry.element for _, listed in judged.by_level for entry in listed] if judged else []
        found[item.id] = tuple(dict.fromkeys([*item.elements, *entries]))
    return found


def _entries(id: str, key: MappingItemKey, on_offer: tuple[str, ...]) -> list[Doubt]:
    found = []
    seen: set[str] = set()
    for group, entries in (*key.by_level, ("tempting", key.tempting)):
        for index, entry in enumerate(entries):
            place = ("items", id, group, index, "element")
            if entry.element not in on_offer:
                message = f"'{entry.element}' is not on offer."
                found.append(Doubt(True, place, message, f"Use one of: {', '.join(on_offer)}."))
            elif entry.element in seen:
                found.append(Doubt(True, place, f"'{entry.element}' is judged twice.", "Keep one of the two."))
            seen.add(entry.element)
    if not any(entries for _, entries in key.by_level):
        message = "The key finds no element here."
        found.append(Doubt(True, ("items", id), message, "Add what is supported, arguable or not supported."))
    return found
