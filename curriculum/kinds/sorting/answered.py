"""Sorting as a learner answered it: each card with its group, or the cards in the learner's own order."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.course.course import Course
from curriculum.kinds.answered import answered_sheet, chosen, listed, readable
from curriculum.kinds.kind import Response
from curriculum.kinds.sheet import Lines, Row, Sheet
from curriculum.kinds.sorting.definition import Sorting


def answered(definition: Sorting, course: Course, response: Response) -> Sheet:
    """The cards that were given a group, by their numbers; or those that were ordered, by their places."""
    rows = _ordered(definition, response) if definition.way == "order" else _grouped(definition, course, response)
    return answered_sheet(definition, "sorting", course, rows)


def _ordered(definition: Sorting, response: Response) -> Iterator[Row]:
    texts = {card.id: card.text for card in definition.items}
    order = listed(response.get("order")) if isinstance(response, dict) else []
    known = dict.fromkeys(id for id in order if chosen(id, texts) is not None)
    for place, id in enumerate(known, 1):
        yield Row(number=str(place), text=texts[id])


def _grouped(definition: Sorting, course: Course, response: Response) -> Iterator[Row]:
    names = {group.id: group.name for group in definition.groups}
    given = readable(response, (card.id for card in definition.items))
    for number, card in enumerate(definition.items, 1):
        group = chosen(given.get(card.id, {}).get("group"), names)
        if group is not None:
            answer = (Lines(label=course.words["group_for"], written=(group,)),)
            yield Row(number=str(number), text=card.text, answer=answer)
