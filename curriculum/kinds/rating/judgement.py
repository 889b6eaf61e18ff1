"""A rating is the learner's own: nothing is judged."""

from __future__ import annotations

from typing import Any

from curriculum.kinds.kind import Response, Samples
from curriculum.kinds.rating.definition import Rating, RatingKey
from curriculum.kinds.reading import answers, nothing, unreadable
from curriculum.kinds.verdict import Note, Verdict, refuse


def judge(definition: Rating, key: RatingKey, response: Response) -> Verdict:
    """An empty verdict, or why the ratings cannot be read."""
    given = answers(response, [statement.id for statement in definition.items])
    if given is None:
        return refuse(unreadable())
    ratings = [answer["rating"] for answer in given.values() if "rating" in answer]
    if not all(type(rating) is int and 1 <= rating <= len(definition.scale) for rating in ratings):
        return refuse(unreadable())
    return Verdict() if ratings else refuse(nothing())


def reveal(definition: Rating, key: RatingKey, item: str) -> tuple[Note, ...]:
    """Nothing."""
    return ()


def samples(definition: Rating, key: RatingKey) -> Samples:
    """Ratings from one end of the scale to the other; of half the statements; the lowest; and what cannot be read."""
    ids = [statement.id for statement in definition.items]
    rated = {id: {"rating": at % len(definition.scale) + 1} for at, id in enumerate(ids)}
    half = {id: rated[id] for id in ids[: (len(ids) + 1) // 2]}
    first = ids[0]
    invalid: tuple[Any, ...] = (
        {},
        {"items": {first: {"rating": 0}}},
        {"items": {first: {"rating": len(definition.scale) + 1}}},
        {"items": {first: {"rating": "2"}}},
    )
    return Samples({"items": rated}, {"items": half}, {"items": {id: {"rating": 1} for id in ids}}, invalid)
