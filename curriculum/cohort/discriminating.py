"""How well each item of a vote tells those who know much from those who know little: only where numbers allow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from curriculum.cohort.judging import Judging
from curriculum.cohort.readings import readings
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved
from curriculum.measures.discrimination import discrimination, ends

PEOPLE = 30
"""Below so many the index is mostly chance (Downing and Yudkowsky 2009 ask for caution below a hundred)."""
ITEMS = 5
"""Below so many an item is too large a part of the total that it is held against."""


def discriminate(shelved: Shelved, course: Course, answers: Sequence[Any], tally: dict[str, Any]) -> dict[str, Any]:
    """The upper-lower index of each item that is shown, over the people who answered all of these.

    Args:
        shelved: The exercise.
        course: The course.
        answers: Each person's response.
        tally: What the vote came to, with its items.

    Returns:
        ``of``, how many people, ``ends``, how many of them are the upper and how many the lower, and ``items``, the
        index by id. Else ``why`` it cannot be told: ``unmarked``, ``items`` (too few), or ``people`` (too few).
    """
    ids = tuple(item["id"] for item in tally["items"] if item["shown"] and item["right"] is not None)
    if not ids:
        return {"why": "unmarked"}
    if len(ids) < ITEMS:
        return {"why": "items"}
    judging = Judging(shelved)
    whole = [answer for answer in answers if readings(shelved, course, answer).keys() >= set(ids)]
    if len(whole) < PEOPLE:
        return {"why": "people"}
    right = [judging.in_line(answer, ids) for answer in whole]
    found = discrimination([[one.get(id, False) for id in ids] for one in right])
    index = {id: round(value, 2) for id, value in zip(ids, found, strict=True)}
    return {"of": len(whole), "ends": ends(len(whole)), "items": index}
