"""Two votes beside each other, and what is most often taken for what."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    shelved: Shelved,
    course: Course,
    first: Mapping[Any, Any],
    second: Mapping[Any, Any],
    told: Mapping[str, int | None] | None = None,
) -> dict[str, dict[str, int] | None]:
    """How many came over to the key's reading between two votes, and how many left it, item by item.

    Only those who answered both votes are looked at, and only where the others are none or at least five. Both
    tallies are known by then: with one person in only one of the votes, the count of those who came over would
    tell what that person had said (pedagogy: differencing). Someone who was counted in the first vote and erased
    since is one of these others.

    Args:
        shelved: The exercise.
        course: The course.
        first: The responses to the first vote, by person.
        second: The responses to the second.
        told: By item, how many answers the first vote's tally counted.

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
        both, erased = was.keys() & now.keys(), ((told or {}).get(item["id"]) or len(was)) - len(was)
        if len(both) < FEWEST or 0 < len(was.keys() ^ now.keys()) + erased < FEWEST:
            found[item["id"]] = None
            continue
        towards = sum(now[person] and not was[person] for person in both)
        away = sum(was[person] and not now[person] for person in both)
        found[item["id"]] = {"both": len(both), "towards": towards, "away": away}
    return found


def confusions(shelved: Shelved, course: Course, answers: Sequence[Any]) -> list[dict[str, Any]]:
    """What was given where the key has something else: the pairs given by at least five people, the most first.

    For elements and codes. What the key calls arguable is no confusion. Each pair has ``key`` and ``given``, both with
    label and element, and ``count``, the people who gave it. Items that fewer than five answered are left out.
    """
    if shelved.key is None or shelved.kind.name not in ("mapping", "coding"):
        return []
    named = _named(values(shelved, course))
    keys = readings(shelved, course, shelved.kind.samples(shelved.definition, shelved.key).right)
    judging, people = Judging(shelved), defaultdict[tuple[str, str], set[int]](set)
    read = _shown([readings(shelved, course, answer) for answer in answers])
    for person, answer in enumerate(answers):
        argued = {
            id: {note.about for note in notes if note.mark in ("arguable", "right")}
            for id, notes in judging.notes(answer, tuple(keys)).items()
        }
        for id, given in read[person].items():
            settled = _plain(keys.get(id, frozenset()))
            for wrong in _plain(given) - settled - argued.get(id, set()):
                for right in settled:
                    people[right, wrong].add(person)
    pairs = Counter({pair: len(who) for pair, who in people.items()})
    told = [(pair, count) for pair, count in pairs.most_common() if count >= FEWEST][:PAIRS]
    return [{"key": named[right], "given": named[wrong], "count": count} for (right, wrong), count in told]


def opposed(shelved: Shelved, course: Course, answers: Sequence[Any]) -> list[dict[str, Any]]:
    """The two things that the room gave most often for the same item, without any key: where readers part.

    Each pair has ``one`` and ``other`` and the ``count`` of the rarer of the two, summed over the items in which each
    was given, without the other, by at least five people.
    """
    named = _named(values(shelved, course))
    given: dict[str, Counter[Reading]] = {}
    for one_person in _shown([readings(shelved, course, answer) for answer in answers]):
        for id, reading in one_person.items():
            given.setdefault(id, Counter())[_plain(reading)] += 1
    pairs: Counter[tuple[str, str]] = Counter()
    for of_item in given.values():
        for one, other in combinations(sorted(frozenset().union(*of_item)), 2):
            rarer = min(_without(of_item, one, other), _without(of_item, other, one))
            if rarer >= FEWEST:
                pairs[one, other] += rarer
    told = pairs.most_common(PAIRS)
    return [{"one": named[one], "other": named[other], "count": count} for (one, other), count in told]


def _without(given: Counter[Reading], one: str, other: str) -> int:
    """How many gave the one and not the other."""
    return sum(count for reading, count in given.items() if one in reading and other not in reading)


def _shown(read: Sequence[dict[str, Reading]]) -> list[dict[str, Reading]]:
    """The same without the items that fewer than five answered: a tally hides them, so nothing may be told of them."""
    answered = Counter(id for one in read for id in one)
    return [{id: given for id, given in one.items() if answered[id] >= FEWEST} for one in read]


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
