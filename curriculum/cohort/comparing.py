"""Two votes beside each other, and what is most often taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from curriculum.cohort.judging import Judging
from curriculum.cohort.readings import Reading, Value, items, readings, values
from curriculum.cohort.tallies import FEWEST
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved

PAIRS = 5
"""The most pairs that are shown."""


def compare(
    shelved: Shelved, course: Course, first: Mapping[Any, Any], second: Mapping[Any, Any]
) -> dict[str, dict[str, int] | None]:
    """How many came over to the key's reading between two votes, and how many left it, item by item.

    Only those who answered both votes are looked at, and only where the others are none or at least five. Both
    tallies are known by then: with one person in only one of the votes, the count of those who came over would
    tell what that person had said (pedagogy: differencing).

    Args:
        shelved: The exercise.
        course: The course.
        first: The responses to the first vote, by person.
        second: The responses to the second.

    Returns:
        By item ``both``, ``towards`` and ``away``; None where it must not be told. Empty without a key.
    """
    if shelved.key is None or not shelved.kind.marked:
        return {}
    before, after = (_by_person(shelved, course, votes) for votes in (first, second))
    found: dict[str, dict[str, int] | None] = {}
    for item in items(shelved, course):
        was = {person: right[item["id"]] for person, right in before.items() if item["id"] in right}
        now = {person: right[item["id"]] for person, right in after.items() if item["id"] in right}
        both, apart = was.keys() & now.keys(), was.keys() ^ now.keys()
        if len(both) < FEWEST or 0 < len(apart) < FEWEST:
            found[item["id"]] = None
            continue
        towards = sum(now[person] and not was[person] for person in both)
        away = sum(was[person] and not now[person] for person in both)
        found[item["id"]] = {"both": len(both), "towards": towards, "away": away}
    return found


def confusions(shelved: Shelved, course: Course, answers: Sequence[Any]) -> list[dict[str, Any]]:
    """What was given where the key has something else: the pairs given by at least five, the most frequent first.

    For elements and codes. What the key calls arguable is no confusion. Each pair has ``key`` and ``given``, both with
    label and element, and ``count``, in how many answers to an item it stands.
    """
    if shelved.key is None or shelved.kind.name not in ("mapping", "coding"):
        return []
    named = _named(values(shelved, course))
    keys = readings(shelved, course, shelved.kind.samples(shelved.definition, shelved.key).right)
    judging, pairs = Judging(shelved), Counter[tuple[str, str]]()
    for answer in answers:
        argued = {
            id: {note.about for note in notes if note.mark in ("arguable", "right")}
            for id, notes in judging.notes(answer, tuple(keys)).items()
        }
        for id, given in readings(shelved, course, answer).items():
            settled = _plain(keys.get(id, frozenset()))
            for wrong in _plain(given) - settled - argued.get(id, set()):
                pairs.update((right, wrong) for right in settled)
    told = [(pair, count) for pair, count in pairs.most_common() if count >= FEWEST][:PAIRS]
    return [{"key": named[right], "given": named[wrong], "count": count} for (right, wrong), count in told]


def opposed(shelved: Shelved, course: Course, answers: Sequence[Any]) -> list[dict[str, Any]]:
    """The two things that the room gave most often for the same item, without any key: where readers part.

    Each pair has ``one`` and ``other`` and the ``count`` of the rarer of the two, summed over the items; at least five.
    """
    named = _named(values(shelved, course))
    counts: dict[str, Counter[str]] = {}
    for answer in answers:
        for id, given in readings(shelved, course, answer).items():
            counts.setdefault(id, Counter()).update(_plain(given))
    pairs: Counter[tuple[str, str]] = Counter()
    for of_item in counts.values():
        for one, other in combinations(sorted(of_item), 2):
            pairs[one, other] += min(of_item[one], of_item[other])
    told = [(pair, count) for pair, count in pairs.most_common() if count >= FEWEST][:PAIRS]
    return [{"one": named[one], "other": named[other], "count": count} for (one, other), count in told]


def _by_person(shelved: Shelved, course: Course, votes: Mapping[Any, Any]) -> dict[Any, dict[str, bool]]:
    """Whether each person was in line, by item."""
    judging, ids = Judging(shelved), tuple(item["id"] for item in items(shelved, course))
    found: dict[Any, dict[str, bool]] = {}
    for person, answer in votes.items():
        right = judging.in_line(answer, ids)
        found[person] = {id: right.get(id, False) for id in readings(shelved, course, answer)}
    return found


def _plain(given: Reading) -> frozenset[str]:
    """Elements without their levels; those put at 'not supported' are not given."""
    return frozenset(value.split("|")[0] for value in given if not value.endswith("|not supported"))


def _named(on_offer: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Any]]:
    return {
        value.split("|")[0]: {"label": one.label, "element": one.element}
        for of_item in on_offer.values()
        for value, one in of_item.items()
    }
