"""Estimates: what the model makes of a learner's settings, and what an author is told of runs that cannot be."""

from __future__ import annotations

import json
import random
from typing import Any, get_args

import pytest

from curriculum.kinds.estimate import estimate
from curriculum.kinds.estimate.definition import Estimate, Prediction
from curriculum.kinds.estimate.running import first, outcome
from curriculum.models import MODELS
from tests.kinds.exercises import SHELF, SMALL_SHELF
from tests.kinds.test_every_exercise import junk

CROWD: Any = SMALL_SHELF.take("small-crowd").definition
DRAW: Any = SMALL_SHELF.take("small-draw").definition
WIDER = {"item": "wider"}


def run(definition: Any, given: dict[str, Any]) -> dict[str, Any]:
    assert estimate.run
    return estimate.run(definition, given)


def test_every_model_can_be_named() -> None:
    assert list(get_args(Estimate.model_fields["model"].annotation)) == list(MODELS)


def test_a_run_is_the_one_predicted_until_it_is_steered() -> None:
    assert run(CROWD, WIDER)["outcome"] == outcome(CROWD, CROWD.items[0]) == pytest.approx(100)
    assert run(CROWD, {"item": "narrower"})["outcome"] == pytest.approx(0, abs=0.01)
    assert run(CROWD, {**WIDER, "spread": 12})["outcome"] == pytest.approx(4.02, abs=0.005)
    assert run(CROWD, {**WIDER, "mean": 40})["outcome"] < 50


def test_what_is_not_the_learners_to_steer_is_passed_over() -> None:
    for given in ({"people": 3}, {"seed": 4}, {"no-such": 1}, {"item": "no-such"}, {"item": ["wider"]}):
        assert run(CROWD, {**WIDER, **given}) == run(CROWD, WIDER)
    assert run(DRAW, {"contacts": 3, "seed": 4}) != run(DRAW, {"contacts": 3, "seed": 5})


@pytest.mark.parametrize("spread", [None, "12", True, -1, 0, float("nan"), 1e300, [12], {}])
def test_settings_that_cannot_be_are_refused(spread: Any) -> None:
    assert run(CROWD, {**WIDER, "spread": spread}) == {"refused": True}


def test_no_settings_raise_and_every_run_is_plain_data() -> None:
    random_ = random.Random(1)
    for definition in (CROWD, DRAW):
        for _ in range(200):
            given = {name: junk(random_) for name in ("item", "spread", "mean", "contacts", "seed")}
            json.dumps(run(definition, given))


def test_the_first_run_takes_what_it_leaves_out_from_the_start_of_the_sliders() -> None:
    made = first(CROWD)
    assert made and made["outcome"] == pytest.approx(4.02, abs=0.005)
    assert first(DRAW) is None


@pytest.mark.parametrize(
    ("step", "unit", "value", "words"),
    [(1, "people", 0.5, "1 people"), (1, "%", 98.4, "98%"), (0.5, "people", 2.25, "2.3 people"), (5, "%", 100, "100%")],
)
def test_a_number_in_words(step: float, unit: str, value: float, words: str) -> None:
    data = {"id": "i", "text": "?", "from": 0, "to": 100, "step": step, "unit": unit, "explain": "?"}
    assert Prediction.model_validate(data).amount(value) == words


def changed(**change: Any) -> Estimate:
    return Estimate.model_validate({**CROWD.model_dump(by_alias=True), **change})


def item(**change: Any) -> list[dict[str, Any]]:
    return [{**CROWD.items[0].model_dump(by_alias=True), **change}]


def slider(**change: Any) -> list[dict[str, Any]]:
    return [{**CROWD.settings[1].model_dump(by_alias=True), **change}]


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ({"items": item(settings={"spread": 0})}, ("items", 0, "settings"), "'spread' is a number from 0.1"),
        ({"items": item(settings={"contacts": 2})}, ("items", 0, "settings"), "does not take 'contacts'"),
        ({"items": item(settings={"spread": 50})}, ("items", 0, "settings"), "its slider does not go there"),
        ({"items": item(to=50)}, ("items", 0), "The model gives 100"),
        ({"before": {"spread": -2}}, ("before",), "'spread' is a number from 0.1"),
        ({"settings": slider(**{"from": 0}), "fixed": {"people": 100, "mean": 25}}, ("settings", 0), "0.1 to 1000"),
        (
            {"settings": slider(id="width"), "fixed": {"people": 100, "mean": 25, "spread": 9}},
            ("settings", 0),
            "'width'",
        ),
        ({"fixed": {"people": 100, "mean": 25, "spread": 12}}, ("settings", 1), "'spread' is fixed as well."),
        ({"settings": []}, ("items", 0, "settings"), "'thresholds' needs 'mean'"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, Any], place: tuple[Any, ...], said: str) -> None:
    found = estimate.doubts(changed(**change), None, SHELF.course)
    assert [doubt for doubt in found if doubt.place == place and said in doubt.message], found
    json.dumps(estimate.public(changed(**change), SHELF.course))  # an author sees the page all the same


def test_what_fits_is_not_doubted() -> None:
    assert estimate.doubts(CROWD, None, SHELF.course) == estimate.doubts(DRAW, None, SHELF.course) == []


def test_a_range_runs_upwards() -> None:
    with pytest.raises(ValueError, match="'from' is below 'to'"):
        changed(items=item(**{"from": 100, "to": 0}))
