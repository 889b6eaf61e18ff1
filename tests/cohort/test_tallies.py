"""What a closed vote shows, on small rooms counted by hand, on every exercise, and on rubbish."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from curriculum.cohort.advice import advice, texts
from curriculum.cohort.comparing import compare, confusions, opposed
from curriculum.cohort.readings import items, readings
from curriculum.cohort.tallies import FEWEST, disagreement, tally
from curriculum.kinds.shelf import Shelved
from tests.kinds.exercises import JUDGED, MARKED, SHELF, name, samples
from tests.kinds.junk import NO_ANSWERS, junk, spoilt

COURSE = SHELF.course
EXERCISES = [SHELF.take(id) for id in SHELF.files]
TALLIED = [one for one in EXERCISES if one.kind.name not in ("writing", "canvas")]
KEYED = [one for one in MARKED if one.id in SHELF.files and one.kind.name not in ("writing", "canvas", "estimate")]
LEVELS = SHELF.take("kettle-levels")
QUIZ = SHELF.take("post-or-practice")


def items_of(tally: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in tally["items"]}


def first_item(shelved: Shelved) -> str:
    return str(items(shelved, COURSE)[0]["id"])


def jar(*marks: tuple[str, str]) -> dict[str, Any]:
    return {"items": {"jar": {"marks": [{"element": element, "level": level} for element, level in marks]}}}


def test_a_room_counted_by_hand() -> None:
    right = samples(LEVELS).right["items"]["jar"]["marks"][0]["element"]
    other = next(one.id for one in COURSE.framework.elements if one.id != right)
    votes = [jar((right, "supported"))] * 6 + [jar((right, "arguable"))] * 3 + [jar((other, "supported"))]
    found = items_of(tally(LEVELS, COURSE, votes, ["jar"]))["jar"]
    counts = {(share["element"], share["mark"]): share["count"] for share in found["shares"]}
    number = {one.id: one.number for one in COURSE.framework.elements}
    assert counts == {(number[right], "supported"): 6, (number[right], "arguable"): 3, (number[other], "supported"): 1}
    assert found["n"] == 10
    # of 45 pairs of people, 6 x 3 + 6 x 1 + 3 x 1 = 27 differ
    assert found["disagreement"] == 0.6 and found["word"] == "split"
    assert [share["element"] for share in found["shares"]] == sorted(share["element"] for share in found["shares"])


@pytest.mark.parametrize(
    ("given", "chance"), [("aaaa", 0), ("ab", 1), ("aabb", 2 / 3), ("aaab", 0.5), ("abcd", 1), ("a", 0)]
)
def test_disagreement_is_the_chance_that_two_people_differ(given: str, chance: float) -> None:
    assert disagreement([frozenset(one) for one in given]) == pytest.approx(chance)


@pytest.mark.parametrize("shelved", TALLIED, ids=name)
@pytest.mark.parametrize("n", [0, 1, 4])
def test_four_answers_and_none_are_told_in_the_same_words(shelved: Shelved, n: int) -> None:
    response = samples(shelved).right if shelved.key else {}
    assert tally(shelved, COURSE, [response] * n) == {"n": None, "shown": False}


@pytest.mark.parametrize("shelved", KEYED, ids=name)
def test_a_room_in_line_with_the_key_is_counted_so_and_one_that_is_not_is_not(shelved: Shelved) -> None:
    made = samples(shelved)
    right, wrong = (tally(shelved, COURSE, [one] * FEWEST) for one in (made.right, made.wrong))
    assert right["right"]["percent"] == 100
    assert wrong["right"]["percent"] < 50
    assert all(item["disagreement"] == 0 for item in right["items"] if item["shown"])
    assert right["alpha"]["value"] in (None, 1.0)
    json.dumps([right, wrong], allow_nan=False)


def test_of_one_item_alone_no_agreement_is_reckoned() -> None:
    made = samples(QUIZ)
    found = tally(QUIZ, COURSE, [made.right] * 7 + [made.wrong], [first_item(QUIZ)])
    assert found["n"] == 8 and found["alpha"] == {"value": None, "by": "nominal", "band": "one"}


@pytest.mark.parametrize("shelved", EXERCISES, ids=name)
def test_rubbish_neither_raises_nor_counts(shelved: Shelved) -> None:
    chance = random.Random(shelved.id)
    right = samples(shelved).right if shelved.key else {}
    rubbish = [*NO_ANSWERS, *(junk(chance) for _ in range(20))]
    for responses in (rubbish, [spoilt(right, chance) for _ in range(20)]):
        json.dumps(tally(shelved, COURSE, responses), allow_nan=False)
        confusions(shelved, COURSE, responses)
        opposed(shelved, COURSE, responses)
        texts(shelved, COURSE, responses)
        compare(shelved, COURSE, dict(enumerate(responses)), dict(enumerate(reversed(responses))))


def test_what_one_gives_about_oneself_is_not_told_when_all_gave_it() -> None:
    scale = SHELF.take("where-i-stand")
    item = first_item(scale)
    same = tally(scale, COURSE, [{"items": {item: {"rating": 2}}}] * 7, [item])
    assert same["items"][0]["most"] is True
    assert [share["count"] for share in same["items"][0]["shares"]] == [None]
    mixed = tally(scale, COURSE, [{"items": {item: {"rating": 1 + n % 2}}} for n in range(7)], [item])
    assert [share["count"] for share in mixed["items"][0]["shares"]] == [4, 3]
    but_one = tally(scale, COURSE, [{"items": {item: {"rating": 2 if n else 4}}} for n in range(7)], [item])
    assert but_one["items"] == same["items"] and but_one["alpha"] == same["alpha"], "one who differs is not given away"


def test_an_estimate_is_counted_in_fifths_of_its_range() -> None:
    shelved = SHELF.take("how-few-can-tip")
    item = first_item(shelved)
    votes = [{"items": {item: {"estimate": value}}} for value in (0, 19.9, 20, 59, 80, 100)]
    shares = items_of(tally(shelved, COURSE, votes, [item]))[item]["shares"]
    assert [(share["label"], share["count"]) for share in shares] == [
        ("0–20", 2),
        ("20–40", 1),
        ("40–60", 1),
        ("80–100", 2),
    ]


def test_cards_in_an_order_are_counted_by_their_places() -> None:
    shelved = SHELF.take("public-timeline")
    order = samples(shelved).right["order"]
    votes = [{"order": order}] * 4 + [{"order": [order[1], order[0], *order[2:]]}]
    first = items_of(tally(shelved, COURSE, votes))[order[0]]
    assert [(share["label"], share["count"]) for share in first["shares"]] == [("1", 4), ("2", 1)]


def test_the_items_to_talk_about_are_those_in_which_people_differ_most() -> None:
    made = samples(QUIZ)
    ids = list(made.right["items"])
    votes = [{"items": dict(made.right["items"])} for _ in range(8)]
    for n, vote in enumerate(votes):
        vote["items"][ids[1]] = (made.right if n % 2 else made.wrong)["items"][ids[1]]
        vote["items"][ids[0]] = (made.right if n else made.wrong)["items"][ids[0]]
    assert tally(QUIZ, COURSE, votes)["talk"] == [ids[1], ids[0]]


def test_who_came_over_is_told_only_where_nobodys_vote_can_be_worked_out() -> None:
    made = samples(QUIZ)
    item = next(iter(made.right["items"]))
    first = {n: made.wrong if n < 6 else made.right for n in range(9)}
    second = {n: made.right for n in range(9)}
    assert (compare(QUIZ, COURSE, first, second)[item] or {}) == {"both": 9, "towards": 6, "away": 0}
    for missing in range(1, FEWEST):
        fewer = {n: vote for n, vote in second.items() if n >= missing}
        assert compare(QUIZ, COURSE, first, fewer)[item] is None, missing
    many = {n: made.right for n in range(14)}
    assert (compare(QUIZ, COURSE, first, many)[item] or {})["both"] == 9
    assert compare(QUIZ, COURSE, {1: made.right}, {1: made.right})[item] is None


def test_the_pairs_most_often_confused_have_five_behind_them() -> None:
    right = samples(LEVELS).right["items"]["jar"]["marks"][0]["element"]
    wrong = samples(LEVELS).wrong["items"]["jar"]["marks"][0]["element"]
    votes = [jar((wrong, "supported"))] * 5 + [jar((right, "supported"))] * 5
    number = {one.id: one.number for one in COURSE.framework.elements}
    (pair,) = confusions(LEVELS, COURSE, votes)
    assert (pair["key"]["element"], pair["given"]["element"], pair["count"]) == (number[right], number[wrong], 5)
    assert confusions(LEVELS, COURSE, votes[1:]) == []
    (between,) = opposed(LEVELS, COURSE, votes)
    assert {between["one"]["element"], between["other"]["element"]} == {number[right], number[wrong]}
    assert opposed(LEVELS, COURSE, votes[1:]) == []


def test_advice_follows_the_share_and_the_plan() -> None:
    session = COURSE.session(QUIZ.lesson)
    planned = next(vote for vote in session.first_votes if vote.exercise == QUIZ.id)
    made = samples(QUIZ)
    for right, band, text in (
        (2, "low", planned.under_30),
        (5, "middle", planned.middle),
        (8, "high", planned.over_70),
    ):
        found = tally(QUIZ, COURSE, [made.right] * right + [made.wrong] * (10 - right))
        (one,) = [one for one in advice(found, session, QUIZ.id) if one["item"] == planned.item]
        assert (one["percent"], one["band"], one["text"], one["expect"]) == (10 * right, band, text, planned.expect)
    assert advice({"n": None, "shown": False}, session, QUIZ.id) == []


def test_free_texts_stand_in_no_order_that_tells_whose_they_are() -> None:
    shelved = SHELF.take("my-frame")
    item = first_item(shelved)
    votes = [{"items": {item: {"text": text}}} for text in ("zebra", "<b>apple</b>", "  ", 7, "mango")]
    assert [one["text"] for one in texts(shelved, COURSE, votes)] == ["<b>apple</b>", "mango", "zebra"]


def test_a_thousand_answers_are_counted_without_delay_that_grows_by_pairs() -> None:
    chance = random.Random(7)
    made = samples(SHELF.take("whole-case-levels"))
    votes = [chance.choice((made.right, made.partly, made.wrong)) for _ in range(2000)]
    found = tally(SHELF.take("whole-case-levels"), COURSE, votes)
    assert found["n"] == 2000 and found["alpha"]["value"] is not None


@pytest.mark.parametrize("shelved", JUDGED, ids=name)
def test_a_readers_own_reading_comes_back_as_it_was_given(shelved: Shelved) -> None:
    if shelved.id in SHELF.files and shelved.kind.name in ("mapping", "coding", "sorting", "choice"):
        assert set(readings(shelved, COURSE, samples(shelved).right))


def test_a_pick_counts_without_its_certainty_and_one_spoilt_answer_costs_no_other() -> None:
    right = samples(QUIZ).right["items"]
    ids = list(right)
    unsure = {"items": {id: {"picks": answer["picks"]} for id, answer in right.items()}}
    spoilt_one = {"items": {**right, ids[0]: {"picks": ["nowhere"]}}}
    found = items_of(tally(QUIZ, COURSE, [unsure] * 5 + [spoilt_one]))
    assert found[ids[0]]["right"] == found[ids[0]]["n"] == 5
    assert all(found[id]["right"] == found[id]["n"] == 6 for id in ids[1:])


def test_nothing_is_told_of_an_item_that_fewer_than_five_answered() -> None:
    made = samples(LEVELS)
    shown, hidden = list(made.right["items"])[:2]

    def room(*of_hidden: Any) -> list[dict[str, Any]]:
        votes = [{"items": {shown: (made.right if n < 5 else made.wrong)["items"][shown]}} for n in range(10)]
        for n, answer in enumerate(of_hidden):
            votes[n]["items"][hidden] = answer
        return votes

    right, wrong = made.right["items"][hidden], made.wrong["items"][hidden]
    same, other = room(right, right, right, right), room(right, wrong, right, wrong)
    assert tally(LEVELS, COURSE, same) == tally(LEVELS, COURSE, other)
    assert opposed(LEVELS, COURSE, same) == opposed(LEVELS, COURSE, other)
    assert confusions(LEVELS, COURSE, same) == confusions(LEVELS, COURSE, other)


@pytest.mark.parametrize("shelved", TALLIED, ids=name)
def test_one_who_stands_alone_makes_no_pair(shelved: Shelved) -> None:
    if shelved.key:
        made = samples(shelved)
        assert opposed(shelved, COURSE, [made.right] * 8 + [made.wrong]) == []
        assert confusions(shelved, COURSE, [made.right] * 8 + [made.wrong] * 4) == []
