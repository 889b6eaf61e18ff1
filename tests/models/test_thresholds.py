"""Granovetter's crowd with normal thresholds, against the values worked out for it."""

from __future__ import annotations

import pytest

from curriculum.models.thresholds import critical_spread, resting_place, thresholds


@pytest.mark.parametrize(
    ("spread", "joined", "within"),
    [
        (5, 0.00, 0.005),
        (10, 0.77, 0.005),
        (12, 4.02, 0.005),
        (12.2, 5.48, 0.005),
        (12.3, 100.0, 0.05),
        (30, 99.3, 0.05),
        (60, 83.5, 0.05),
        (100, 65.9, 0.05),
    ],
)
def test_where_a_crowd_comes_to_rest(spread: float, joined: float, within: float) -> None:
    assert resting_place(100, 25, spread) == pytest.approx(joined, abs=within)


def test_the_jump() -> None:
    spread = critical_spread(100, 25)
    assert spread == pytest.approx(12.222, abs=5e-4)
    assert resting_place(100, 25, spread - 1e-6) == pytest.approx(6.2, abs=0.05)
    assert resting_place(100, 25, spread + 1e-6) > 99


def test_the_path_leads_to_where_it_comes_to_rest() -> None:
    for spread in (5, 10, 12, 12.5, 30, 100):
        run = thresholds(100, 25, spread)
        assert run.series[0] == 0
        assert list(run.series) == sorted(run.series)
        assert run.series[-1] == pytest.approx(run.outcome, abs=0.05)
    assert thresholds(100, 25, 12.5).rounds == 19


def test_near_the_jump_the_path_is_cut_off_and_the_outcome_is_not() -> None:
    run = thresholds(100, 25, critical_spread(100, 25) + 1e-5)
    assert len(run.series) == 201
    assert run.rounds is None
    assert run.outcome > 99


def test_every_resting_place_is_one() -> None:
    for mean in (0, 3, 25, 60, 130):
        for spread in (0.2, 1, 7, 20, 90):
            joined = resting_place(100, mean, spread)
            assert thresholds(100, mean, spread).series[-1] == pytest.approx(joined, abs=0.5)
