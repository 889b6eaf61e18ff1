"""What a closed vote shows: how often each thing was given, item by item, and how far people agree.

Fewer than five answers show nothing. A tally is made once, when a vote is closed, and never again: a figure that
changed with one more answer would tell that answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from curriculum.cohort.judging import Judging
from curriculum.cohort.readings import Reading, Value, items, readings, values
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved
from curriculum.measures.alpha import RELIABLE, TENTATIVE, alpha
from curriculum.measures.distance import interval, masi, nominal

FEWEST = 5
"""Answers below which nothing is shown. A convention, not a law: see docs/security.md."""
SPLIT, SOME = 0.5, 0.25
"""Disagreement from which a room is called split, and from which some of it disagrees."""
TALK = 3
ORDERED = ("rating", "estimate")
"""Kinds whose values lie on a scale, so that neighbours disagree less than ends."""
OWN = ("rating",)
"""Kinds in which people judge themselves: that all said the same would tell what each said."""

NOT_TOLD = {"disagreement": None, "word": "little"}
"""Of an item in which nearly all said the same of themselves."""

Tally = dict[str, Any]


def tally(shelved: Shelved, course: Course, answers: Sequence[Any], only: Sequence[str] | None = None) -> Tally:
    """What a vote came to, ready for JSON.

    Args:
        shelved: The exercise.
        course: The course.
        answers: Each person's last response. Anything may stand in it.
        only: The items that were voted on; all if None.

    Returns:
        ``n``, how many answers could be read, and ``shown``. With five or more also ``items`` (each with ``n``,
        ``shares``, ``right``, ``disagreement`` from 0 to 1 and a ``word`` for it), ``right`` over all items, ``alpha``,
        and ``talk``, the ids of the items to talk about.
    """
    asked = [item for item in items(shelved, course) if only is None or item["id"] in only]
    ids = {item["id"] for item in asked}
    read = [readings(shelved, course, answer) for answer in answers]
    kept = [(one, answer) for one, answer in zip(read, answers, strict=True) if ids & one.keys()]
    if len(kept) < FEWEST:
        return {"n": None, "shown": False}
    on_offer = values(shelved, course)
    right = _in_line(shelved, [answer for _, answer in kept], tuple(on_offer))
    found = [
        _item(item, [one[item["id"]] for one, _ in kept if item["id"] in one], on_offer[item["id"]], right, shelved)
        for item in asked
    ]
    told = [one for one in found if one["shown"]]
    open_ = [one for one in told if not one["most"]]
    return {
        "n": len(kept),
        "shown": True,
        "items": found,
        "right": _overall(told) if right is not None else None,
        "alpha": _alpha(shelved, [[one.get(item["id"]) for one, _ in kept] for item in open_]),
        "talk": [one["id"] for one in sorted(open_, key=lambda one: -one["disagreement"]) if one["disagreement"]][
            :TALK
        ],
    }


def disagreement(given: Sequence[Reading]) -> float:
    """The chance, 0 to 1, that two different people of the room gave different answers (Simpson 1949)."""
    n = len(given)
    same = sum(count * (count - 1) for count in Counter(given).values())
    return 1 - same / (n * (n - 1)) if n > 1 else 0.0


def _item(
    item: dict[str, Any], given: list[Reading], on_offer: dict[str, Value], right: Counter[str] | None, shelved: Shelved
) -> dict[str, Any]:
    """One item; nothing of it if fewer than five answered it."""
    about = {"id": item["id"], "text": item["text"]}
    if len(given) < FEWEST:
        return {**about, "n": None, "shown": False, "shares": []}
    counts = Counter(value for one in given for value in one)
    ((top, most),) = counts.most_common(1)
    if shelved.kind.name in OWN and most >= len(given) - 1:
        # All, or all but one: the same is told of both, or either would tell what each person said.
        share = _share(top, None, on_offer[top])
        return {**about, "n": len(given), "shown": True, "most": True, "shares": [share], "right": None} | NOT_TOLD
    differ = disagreement(given)
    return {
        **about,
        "n": len(given),
        "shown": True,
        "most": False,
        "shares": [
            _share(value, count, on_offer[value])
            for value, count in sorted(counts.items(), key=lambda one: on_offer[one[0]].order)
        ],
        "right": right[item["id"]] if right is not None else None,
        "disagreement": round(differ, 3),
        "word": "split" if differ >= SPLIT else "some" if differ >= SOME else "little",
    }


def _share(value: str, count: int | None, named: Value) -> dict[str, Any]:
    """One thing that was given; without its count where that must not be told."""
    found: dict[str, Any] = {"value": value, "label": named.label, "count": count}
    if named.mark:
        found["mark"] = named.mark
    if named.element is not None:
        found["element"] = named.element
    return found


def _in_line(shelved: Shelved, answers: Sequence[Any], ids: tuple[str, ...]) -> Counter[str] | None:
    """How many are in line with the key, by item; None without a key or where nothing is counted right.

    What the key calls arguable counts neither way.
    """
    if shelved.key is None or not shelved.kind.marked:
        return None
    judging, right = Judging(shelved), Counter[str]()
    for answer in answers:
        right.update(judging.in_line(answer, ids))
    return right


def _overall(told: list[dict[str, Any]]) -> dict[str, int] | None:
    """Over all items that are shown: answers in line, of answers, in percent."""
    of = sum(one["n"] for one in told)
    count = sum(one["right"] for one in told)
    return {"count": count, "of": of, "percent": int(100 * count / of + 0.5)} if of else None


def _alpha(shelved: Shelved, units: list[list[Reading | None]]) -> dict[str, Any]:
    """Krippendorff's alpha over the items: on a scale by the interval distance, for sets by MASI, else nominal.

    Of one item alone it says nothing: what chance would give is reckoned from the same answers.
    """
    if len(units) == 1:
        return {"value": None, "by": "nominal", "band": "one"}
    if shelved.kind.name in ORDERED:
        found = alpha([[float(next(iter(one))) if one else None for one in unit] for unit in units], interval)
        by = "interval"
    elif any(one and len(one) > 1 for unit in units for one in unit):
        found, by = alpha(units, masi), "masi"
    else:
        found, by = alpha(units, nominal), "nominal"
    value = found.value
    band = "nothing" if value is None else "high" if value >= RELIABLE else "middle" if value >= TENTATIVE else "low"
    return {"value": None if value is None else round(value, 2), "by": by, "band": band}
