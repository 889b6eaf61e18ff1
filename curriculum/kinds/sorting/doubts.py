"""What may not fit between a sorting and its key."""

from __future__ import annotations

from curriculum.course.course import Course
from curriculum.kinds.entries import doubts_about
from curriculum.kinds.kind import Doubt
from curriculum.kinds.sorting.definition import Sorting, SortingKey


def doubts(definition: Sorting, key: SortingKey | None, course: Course) -> list[Doubt]:
    """Unknown groups; cards without a place, and places without a card."""
    if key is None:
        return []
    if definition.way == "order":
        return _order(definition, key)
    groups = [group.id for group in definition.groups]
    found = [doubt for id, card in key.items.items() for doubt in doubts_about(id, card, groups)]
    if key.order:
        found.append(Doubt(True, ("order",), "Cards that go into groups have no order.", "Take 'order' out."))
    return found


def assesses(definition: Sorting, key: SortingKey | None) -> dict[str, tuple[str, ...]]:
    """Each card with the elements it assesses."""
    return {card.id: card.elements for card in definition.items}


def _order(definition: Sorting, key: SortingKey) -> list[Doubt]:
    cards = [card.id for card in definition.items]
    ranks = key.ranks
    found = [
        Doubt(True, ("order",), f"'{id}' is no card of the exercise.", "Use the ids of its items.")
        for id in ranks
        if id not in cards
    ]
    found += [
        Doubt(True, ("order",), f"The card '{id}' has no place in the order.", "Put it where it belongs.")
        for id in cards
        if id not in ranks
    ]
    found += [
        Doubt(True, ("items", id), "A place in the order has no reason.", "Add reason: and why it stands there.")
        for id in cards
        if id not in key.items or not key.items[id].reason
    ]
    if not found and cards == sorted(cards, key=lambda id: ranks[id]):
        found.append(
            Doubt(False, ("items",), "The cards are listed in the right order.", "List them in another order.")
        )
    return found
