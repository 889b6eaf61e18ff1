"""Normalised gain and change against the worked values that the course cites."""

from __future__ import annotations

from statistics import fmean

import pytest

from curriculum.measures.gain import normalised_change, normalised_gain

PRE = [40, 55, 60, 35, 70, 50, 45, 65]
POST = [70, 75, 80, 60, 85, 80, 55, 90]


@pytest.mark.parametrize(("pre", "post", "gain"), [(45, 72, 0.4909), (70, 80, 0.3333), (90, 95, 0.5), (80, 60, -1.0)])
def test_normalised_gain(pre: float, post: float, gain: float) -> None:
    assert normalised_gain(pre, post) == pytest.approx(gain, abs=5e-5)


def test_the_gain_of_means_is_not_the_mean_of_gains() -> None:
    assert normalised_gain(fmean(PRE), fmean(POST)) == pytest.approx(0.4605, abs=5e-5)
    each = [gain for pre, post in zip(PRE, POST, strict=True) if (gain := normalised_gain(pre, post)) is not None]
    assert fmean(each) == pytest.approx(0.4781, abs=5e-5)


@pytest.mark.parametrize(
    ("pre", "post", "change"), [(80, 60, -0.25), (50, 45, -0.10), (45, 72, 0.4909), (50, 50, 0), (40, 0, -1)]
)
def test_normalised_change(pre: float, post: float, change: float) -> None:
    assert normalised_change(pre, post) == pytest.approx(change, abs=5e-5)


def test_what_is_not_defined_is_none() -> None:
    assert normalised_gain(100, 90) is None
    assert normalised_change(100, 100) is None
    assert normalised_change(0, 0) is None


@pytest.mark.parametrize("bad", [-1, 101, float("nan")])
def test_what_is_no_percentage_is_refused(bad: float) -> None:
    for measure in (normalised_gain, normalised_change):
        with pytest.raises(ValueError, match="percentage"):
            measure(bad, 50)
        with pytest.raises(ValueError, match="percentage"):
            measure(50, bad)
