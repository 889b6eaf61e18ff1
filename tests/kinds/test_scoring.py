"""Scores against published and computed values."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations
from typing import Any

import pytest

from curriculum.kinds.choice import choice
from curriculum.kinds.mapping import mapping
from curriculum.kinds.sorting import sorting

REASON = "A reason that is long enough."
HEAD = {"title": "T", "prompt": "P", "minutes": 1, "objectives": ["o"]}
LETTERS = "abcdefgh"


def entries(ids: str) -> list[dict[str, str]]:
    return [{"choice": id, "reason": REASON} for id in ids]


def one_of_eight(*, certainty: bool = False, pick: str = "several", right: str = "acd") -> tuple[Any, Any]:
    choices = [{"id": letter, "text": letter} for letter in LETTERS]
    item = {"id": "q", "text": "?", "pick": pick, "choices": choices}
    definition = choice.definition.model_validate({**HEAD, "kind": "choice", "certainty": certainty, "items": [item]})
    wrong = "".join(letter for letter in LETTERS if letter not in right)
    key = choice.key.model_validate({"items": {"q": {"right": entries(right), "tempting": entries(wrong)}}})
    return definition, key


# Correct minus incorrect, floored at zero, times the key's size: the course's own test vectors, key {A, C, D} of A–H.
VECTORS = [("acd", 3), ("ac", 2), ("a", 1), ("acde", 2), ("ace", 1), ("ae", 0), ("be", 0), (LETTERS, 0), ("befgh", 0)]


@pytest.mark.parametrize(("picks", "points"), VECTORS)
def test_correct_minus_incorrect(picks: str, points: int) -> None:
    definition, key = one_of_eight()
    verdict = choice.judge(definition, key, {"items": {"q": {"picks": list(picks)}}})
    assert (verdict.score, verdict.possible) == (points, 3)


@pytest.mark.parametrize(("picks", "points"), VECTORS)
def test_mapping_without_levels_scores_the_same(picks: str, points: int) -> None:
    item = {"id": "q", "text": "A passage."}
    definition = mapping.definition.model_validate(
        {**HEAD, "kind": "mapping", "levels": False, "elements": list(LETTERS), "items": [item]}
    )
    supported = [{"element": id, "reason": REASON} for id in "acd"]
    key = mapping.key.model_validate({"items": {"q": {"supported": supported}}})
    verdict = mapping.judge(definition, key, {"items": {"q": {"marks": [{"element": id} for id in picks]}}})
    assert (verdict.score, verdict.possible) == (points, 3)


def points_for(picks: Iterable[str]) -> int:
    definition, key = one_of_eight()
    return choice.judge(definition, key, {"items": {"q": {"picks": list(picks)}}}).score


def test_a_blank_earns_nothing_and_guesses_little() -> None:
    """The blank and the two random rows of the test vectors, over every way to guess."""
    assert points_for("") == 0
    each = [points_for(picks) for size in range(9) for picks in combinations(LETTERS, size)]
    three = [points_for(picks) for picks in combinations(LETTERS, 3)]
    assert sum(each) / len(each) / 3 == pytest.approx(0.0612, abs=5e-5)
    assert sum(three) / len(three) / 3 == pytest.approx(0.1071, abs=5e-5)


@pytest.mark.parametrize("picks", ["", "e", "a", "bh"])
def test_an_arguable_pick_neither_counts_nor_costs(picks: str) -> None:
    definition, key = one_of_eight()
    open_ = key.items["q"].model_copy(update={"arguable": key.items["q"].tempting[-1:]})
    assert open_.arguable[0].choice == "h"
    open_ = open_.model_copy(update={"tempting": key.items["q"].tempting[:-1]})
    key = key.model_copy(update={"items": {"q": open_}})
    scores = {
        choice.judge(definition, key, {"items": {"q": {"picks": [*"acd", *extra]}}}).score
        for extra in (set(picks) - set("acdh"), (set(picks) | {"h"}) - set("acd"))
    }
    assert len(scores) == 1


@pytest.mark.parametrize(("certainty", "right", "wrong"), [(1, 1, 0), (2, 2, -2), (3, 3, -6)])
def test_certainty_marks(certainty: int, right: int, wrong: int) -> None:
    definition, key = one_of_eight(certainty=True, pick="one", right="a")
    for pick, mark in (("a", right), ("b", wrong)):
        verdict = choice.judge(definition, key, {"items": {"q": {"picks": [pick], "certainty": certainty}}})
        assert (verdict.score, verdict.possible) == (mark, 3)


def test_honest_certainty_pays_best() -> None:
    """Expected marks cross at 2/3 and 0.8: E1 = p, E2 = 4p − 2, E3 = 9p − 6."""
    definition, key = one_of_eight(certainty=True, pick="one", right="a")

    def expected(certainty: int, chance: float) -> float:
        scores = [
            choice.judge(definition, key, {"items": {"q": {"picks": [pick], "certainty": certainty}}}).score
            for pick in "ab"
        ]
        return chance * scores[0] + (1 - chance) * scores[1]

    assert expected(1, 2 / 3) == pytest.approx(expected(2, 2 / 3)) == pytest.approx(2 / 3)
    assert expected(2, 0.8) == pytest.approx(expected(3, 0.8)) == pytest.approx(1.2)
    for chance, best in ((0.5, 1), (0.7, 2), (0.9, 3)):
        assert max((1, 2, 3), key=lambda certainty: expected(certainty, chance)) == best


def test_levels_and_what_is_said_of_them() -> None:
    definition = mapping.definition.model_validate(
        {**HEAD, "kind": "mapping", "elements": list("abcde"), "items": [{"id": "q", "text": "A passage."}]}
    )
    judged = {
        level: [{"element": id, "reason": f"{REASON} {id}"}]
        for level, id in (("supported", "a"), ("arguable", "b"), ("not supported", "c"), ("tempting", "d"))
    }
    key = mapping.key.model_validate({"items": {"q": judged}})

    def say(element: str, level: str) -> tuple[str, str, str]:
        marks = {"items": {"q": {"marks": [{"element": element, "level": level}]}}}
        note = mapping.judge(definition, key, marks).notes["q"][0]
        return note.mark, note.lead, note.text

    assert say("a", "supported") == ("right", "in_line", f"{REASON} a")
    assert say("a", "arguable") == ("look", "look_level", f"{REASON} a")
    assert say("c", "not supported") == ("right", "in_line", f"{REASON} c")
    assert say("c", "supported") == ("look", "look_level", f"{REASON} c")
    assert say("b", "arguable") == ("arguable", "in_line_arguable", f"{REASON} b")
    assert say("b", "supported") == ("arguable", "arguable", f"{REASON} b")
    assert say("d", "supported") == ("look", "look_element", f"{REASON} d")
    assert say("d", "not supported") == ("arguable", "agreed_not_shown", f"{REASON} d")
    assert say("e", "supported") == ("look", "look_element", "")
    missed = mapping.judge(definition, key, {"items": {"q": {"marks": [{"element": "a", "level": "supported"}]}}})
    assert [note.mark for note in missed.notes["q"]] == ["right", "missed"]
    assert all(note.about != "c" for note in missed.notes["q"])


@pytest.mark.parametrize("order", [["a", "b", "c", "d", "e"], ["a", ["b", "c"], "d", "e"]])
def test_order_against_brute_force(order: list[Any]) -> None:
    ids = "ecbda"
    items = [{"id": id, "text": id} for id in ids]
    definition = sorting.definition.model_validate({**HEAD, "kind": "sorting", "way": "order", "items": items})
    key = sorting.key.model_validate({"order": order, "items": {id: {"reason": REASON} for id in ids}})
    rank = key.ranks
    for given in permutations(ids):
        verdict = sorting.judge(definition, key, {"order": list(given)})
        pairs = [(rank[x], rank[y]) for i, x in enumerate(given) for y in given[i + 1 :]]
        right, reversed_ = sum(x < y for x, y in pairs), sum(x > y for x, y in pairs)
        assert verdict.score == max(0, right - reversed_)
        assert verdict.possible == sum(x != y for x, y in pairs)
        assert verdict.right == longest(tuple(rank[id] for id in given))
        assert verdict.wrong == len(ids) - verdict.right


def longest(ranks: tuple[int, ...]) -> int:
    """The longest run in which no rank is lower than one before it, by trying every subset."""
    best = 0
    for subset in range(1, 2 ** len(ranks)):
        run = [rank for at, rank in enumerate(ranks) if subset >> at & 1]
        if run == sorted(run):
            best = max(best, len(run))
    return best
