"""p-charts against worked limits."""

from __future__ import annotations

import pytest

from curriculum.models.p_chart import PChart, least_cases, p_limits


@pytest.mark.parametrize(("cases", "low", "high"), [(20, 29.6, 94.6), (50, 41.5, 82.7), (100, 47.5, 76.7)])
def test_limits_for_the_share_that_mayer_found(cases: int, low: float, high: float) -> None:
    """62.1% of patients had the whole checklist (Mayer 2016); limits for so many cases a week."""
    assert [round(100 * limit, 1) for limit in p_limits(0.621, cases)] == [low, high]


def test_limits_are_cut_at_none_and_all() -> None:
    assert p_limits(0.05, 10)[0] == 0
    assert p_limits(0.95, 10)[1] == 1


def test_a_point_outside_its_own_limits_is_a_signal() -> None:
    chart = PChart([20, 100, 20, 20, 20], [12, 62, 2, 6, 13])
    assert chart.centre == pytest.approx(95 / 180)
    assert [(signal.first, signal.last) for signal in chart.signals] == [(3, 3)]
    assert chart.pointed_at("outside", 3, 3) is chart.signals[0]
    assert chart.pointed_at("outside", 3, 4) is None
    assert chart.pointed_at("shift", 3, 3) is None


def test_points_in_a_row_on_one_side_are_one_signal() -> None:
    chart = PChart([100] * 9, [60, 62, 58, 61, 60, 59, 10, 12, 99])
    assert [(signal.first, signal.last) for signal in chart.signals] == [(7, 8), (9, 9)]


def test_deaths_near_seven_in_a_thousand_need_hundreds_of_operations() -> None:
    assert round(least_cases(0.007)[1]) == 571
    assert least_cases(0.75) == pytest.approx((4, 16))


@pytest.mark.parametrize(("cases", "having"), [([], []), ([5], [6]), ([0], [0]), ([5, 5], [1])])
def test_counts_that_cannot_be_are_refused(cases: list[int], having: list[int]) -> None:
    with pytest.raises(ValueError, match="needs"):
        PChart(cases, having)
