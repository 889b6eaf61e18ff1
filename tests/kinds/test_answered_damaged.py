"""Answers from a file that is damaged, or from an older edition: what can be read is shown, and nothing raises."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from curriculum.kinds.sheet import Sheet
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.writers.html import html
from curriculum.kinds.writers.markdown import markdown
from curriculum.kinds.writers.plain import plain
from tests.kinds.exercises import ALL, SMALL, SMALL_SHELF, name, rows
from tests.kinds.junk import DEEP, NO_ANSWERS, junk, spoilt
from tests.kinds.test_answered import answered, said, samples


def set_on_every_page(sheet: Sheet) -> None:
    for page in (html(sheet), markdown(sheet), plain(sheet)):
        page.encode("utf-8")
    json.dumps([block.model_dump(mode="json") for block in sheet], allow_nan=False).encode("utf-8")


@pytest.mark.parametrize("shelved", ALL, ids=name)
def test_no_response_whatever_it_holds_raises(shelved: Shelved) -> None:
    random_ = random.Random(shelved.id)
    made = samples(shelved)
    for given in made.invalid:
        set_on_every_page(answered(shelved, given))
    for _ in range(100):
        for given in (spoilt(made.right, random_), spoilt(made.wrong, random_), junk(random_)):
            set_on_every_page(answered(shelved, given))


@pytest.mark.parametrize(
    "given", [*NO_ANSWERS, {}, {"items": {}}, {"order": []}, {"order": ["no-such-card", 7]}], ids=str
)
def test_what_holds_no_answer_gives_an_empty_sheet(given: Any) -> None:
    for shelved in ALL:
        assert answered(shelved, given) == ()


JUNK: list[Any] = [
    *(None, 7, "valued", [], DEEP, {}, {"marks": DEEP, "picks": DEEP, "own": DEEP, "text": DEEP}),
    {
        "marks": [
            None,
            7,
            [],
            {},
            {"element": ["x"], "level": "supported"},
            {"element": "no-such", "level": "supported"},
        ]
    },
    {"marks": [{"element": "", "level": "supported"}, {"signal": "no-such-signal", "from": 1, "to": 2}]},
    {"marks": [{"signal": ["shift"]}, {"signal": "", "from": 1, "to": 2}, {"from": 1, "to": 2}], "none": "yes"},
    {"picks": ["no-such-choice", ["x"], {}], "certainty": 2},
    {"code": "no-such-code", "group": "no-such-group", "rating": 99, "estimate": float("nan")},
    {"code": ["x"], "group": {}, "rating": True, "estimate": True, "ran": 1, "certainty": "3"},
    {"rating": 2.0, "estimate": float("inf"), "own": {"says-who": 99}, "text": " \n ", "why": "\x00", "date": 7},
    {"rating": "2", "estimate": "8", "own": {"no-such": 1}, "text": ["One."], "why": None, "date": " "},
    {"estimate": 10**400, "rating": -(10**400), "marks": [{"from": 10**400}], "picks": [10**400]},
]


@pytest.mark.parametrize("bad", JUNK, ids=lambda bad: str(bad)[:60])
def test_what_cannot_be_read_is_left_out_and_the_rest_is_shown(bad: Any) -> None:
    for shelved in ALL:
        items = samples(shelved).right.get("items", {})
        if items:
            first, *others = items
            rest = answered(shelved, {"items": {id: items[id] for id in others}})
            assert answered(shelved, {"items": {**items, first: bad, "dropped-since": items[first]}}) == rest, (
                shelved.id
            )


def test_a_choice_that_is_unknown_goes_alone() -> None:
    for shelved in ALL:
        right = samples(shelved).right
        for answer in right.get("items", {}).values():
            for field, gone in (("marks", {"element": "gone", "signal": "gone"}), ("picks", "gone")):
                if field in answer:
                    worse = {"items": {"x": None, **{id: {**a} for id, a in right["items"].items()}}}
                    for other in worse["items"].values():
                        if other and field in other:
                            other[field] = [gone, *other[field], None]
                    assert answered(shelved, worse) == answered(shelved, right), shelved.id


def test_a_mark_without_readable_points_keeps_its_signal() -> None:
    small = next(shelved for shelved in SMALL if shelved.kind.name == "chart")
    first = small.definition.items[0].id
    for ends in ({}, {"from": 3}, {"from": 5, "to": 3}, {"from": 0, "to": 99}, {"from": "1", "to": True}):
        (row,) = rows(answered(small, {"items": {first: {"marks": [{"signal": "shift", **ends}]}}}))
        assert said(row) == ["Shift"], ends


def test_the_number_of_runs_has_no_points_and_a_mark_made_twice_is_shown_once() -> None:
    small = next(shelved for shelved in SMALL if shelved.kind.name == "chart")
    shift = {"signal": "shift", "from": 1, "to": 8}
    marks = [shift, {"signal": "runs", "from": 2, "to": 3}, {**shift}, {"signal": "runs"}]
    (row,) = rows(answered(small, {"items": {small.definition.items[0].id: {"marks": marks}}}))
    assert said(row) == ["Shift 1–8", "Number of runs"]


@pytest.mark.parametrize(
    ("field", "answer", "shown"),
    [
        ("step-when", {"text": "Next Monday"}, ["Next Monday"]),
        ("step-who", {"date": "2027-01-15"}, ["2027-01-15"]),
        ("step-when", {"text": "Next Monday", "date": "2027-01-15"}, ["2027-01-15"]),
        ("step-who", {"text": "Amira", "date": "2027-01-15"}, ["Amira"]),
    ],
)
def test_a_field_whose_form_has_changed_shows_what_stood_in_it(field: str, answer: Any, shown: list[str]) -> None:
    (row,) = rows(answered(SMALL_SHELF.take("small-plan"), {"items": {field: answer}}))
    assert said(row) == shown


def test_a_level_that_is_no_longer_asked_is_left_out() -> None:
    mark = {"element": "visibility", "level": "arguable"}
    (row,) = rows(answered(SMALL_SHELF.take("small-match"), {"items": {"stall": {"marks": [mark]}}}))
    assert said(row) == ["9 Public visibility"]


def test_an_order_is_shown_as_far_as_it_goes_and_each_card_once() -> None:
    for shelved in ALL:
        order = samples(shelved).right.get("order")
        if order:
            sheet = answered(shelved, {"order": [order[1], None, "gone", order[0], order[1], ["x"]]})
            texts = {card.id: card.text for card in shelved.definition.items}
            shown = [(row.number, row.text) for row in rows(sheet)]
            assert shown == [("1", texts[order[1]]), ("2", texts[order[0]])]
