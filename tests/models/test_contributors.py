"""Oliver, Marwell and Teixeira's contributors, against the counts worked out for them."""

from __future__ import annotations

from curriculum.models.contributors import contributors, interests, joint_gain, pledged


def test_early_efforts_pay_most_and_the_least_interested_are_asked_first() -> None:
    run = contributors(10, shape=0, order=1)
    assert run.outcome == 4
    steps = zip(run.series, run.series[1:], interests(10, ascending=True), strict=False)
    assert [worth for before, after, worth in steps if after > before] == [4, 8, 10, 12]


def test_early_efforts_pay_most_and_the_most_interested_are_asked_first() -> None:
    assert contributors(10, shape=0, order=0).outcome == 3


def test_late_efforts_pay_most_and_nobody_begins() -> None:
    assert contributors(10, shape=1, order=1).outcome == 0
    assert contributors(10, shape=1, order=0).outcome == 0
    assert joint_gain(10, 10, shape=1) == 65


def test_a_pledge_brings_them_all_in() -> None:
    run = contributors(10, shape=1, pledge=1)
    assert run.series == (0,) * 10 + (10,)


def test_whoever_would_lose_by_a_pledge_does_not_sign() -> None:
    assert pledged([1, 1, 5, 5], people=4, shape=0) == 2
    assert pledged([1, 1, 1, 1], people=4, shape=1) == 0
