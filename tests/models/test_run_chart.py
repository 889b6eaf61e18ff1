"""Run charts against published and calculated values."""

from __future__ import annotations

from itertools import groupby, permutations
from math import comb

import pytest

from curriculum.models.run_chart import RunChart, anhoej_limits, runs_chances, runs_limits, xmr_limits

# Useful points: too few runs at, too many at (Swed and Eisenhart 1943, exact, half each side, each tail at most 5%);
# a longest run above, crossings below (Anhøj and Olesen 2014).
LIMITS = """
10 3 9 6 2
11 3 10 6 2
12 3 11 7 3
13 4 11 7 3
14 4 12 7 4
15 4 13 7 4
16 5 13 7 4
17 5 14 7 5
18 6 14 7 5
19 6 15 7 6
20 6 16 7 6
21 7 16 7 6
22 7 17 7 7
23 8 17 8 7
24 8 18 8 8
25 9 18 8 8
26 9 19 8 8
27 9 20 8 9
28 10 20 8 9
29 10 21 8 10
30 11 21 8 10
"""


@pytest.mark.parametrize("row", LIMITS.strip().splitlines())
def test_limits_of_runs_and_crossings_are_the_published_ones(row: str) -> None:
    useful, few, many, longest, crossings = map(int, row.split())
    assert runs_limits(useful) == (few, many)
    assert anhoej_limits(useful) == (longest, crossings)


def test_fewer_than_ten_useful_points_are_too_few_to_count_runs() -> None:
    assert runs_limits(9) is None


@pytest.mark.parametrize(("above", "below"), [(1, 1), (3, 3), (4, 2), (2, 5)])
def test_chances_of_runs_against_every_order(above: int, below: int) -> None:
    orders = set(permutations("a" * above + "b" * below))
    assert len(orders) == comb(above + below, above)
    counts = [len(list(groupby(order))) for order in orders]
    assert runs_chances(above, below) == pytest.approx(
        [counts.count(runs) / len(orders) for runs in range(2, above + below + 1)]
    )


def found(values: list[float], name: str, rules: str = "perla") -> list[tuple[int, int]]:
    chart = RunChart(values, rules)  # type: ignore[arg-type]
    return [(signal.first, signal.last) for signal in chart.signals if signal.name == name]


LOW = [1.0, 3, 2, 4, 1, 3]
HIGH = [11.0, 13, 12, 14, 11, 13]


def test_six_on_one_side_are_a_shift_and_five_are_not() -> None:
    assert found([*LOW, *HIGH], "shift") == [(1, 6), (7, 12)]
    assert found([*LOW[:5], *HIGH[:5]], "shift") == []


def test_points_on_the_median_neither_add_to_a_shift_nor_break_it() -> None:
    values = [1.0, 3, 5, 2, 4, 1, 3, 5, 11, 13, 12, 14, 5, 11, 13]
    chart = RunChart(values)
    assert chart.centre == 5
    assert [signal.points for signal in chart.signals if signal.name == "shift"] == [
        (1, 2, 4, 5, 6, 7),
        (9, 10, 11, 12, 14, 15),
    ]
    assert len(chart.runs) == 2 and len(chart.useful) == 12


def test_five_points_rising_are_a_trend_and_an_equal_one_does_not_count() -> None:
    assert found([5, 1, 2, 3, 4, 5, 0], "trend") == [(2, 6)]
    assert found([5, 1, 2, 3, 4, 0, 3], "trend") == []
    assert found([5, 1, 2, 2, 3, 4, 0], "trend") == []
    assert found([5, 1, 2, 2, 3, 4, 5, 0], "trend") == [(2, 7)]
    assert found([5, 4, 3, 2, 1, 2, 3, 4, 5], "trend") == [(1, 5), (5, 9)]


def test_too_few_runs_and_too_many() -> None:
    assert found([*LOW, *HIGH], "runs") == [(1, 12)]
    assert found([1.0, 11, 2, 12, 3, 13, 1, 11, 2, 12], "runs") == [(1, 10)]
    assert found([1.0, 11, 12, 2, 3, 13, 1, 2, 11, 12], "runs") == []


def test_a_decimal_on_the_median_is_on_it() -> None:
    values = [0.1, 0.2, 0.3, 0.1 + 0.2, 0.5, 0.6]
    assert RunChart(values).useful == (1, 2, 5, 6)


@pytest.mark.parametrize(
    ("name", "first", "last", "right"),
    [
        ("shift", 1, 6, True),
        ("shift", 1, 5, False),  # one short
        ("shift", 1, 7, False),  # one on the other side
        ("shift", 7, 12, True),
        ("trend", 1, 6, False),
        ("runs", 1, 12, True),
        ("runs", 4, 4, True),  # the chart as a whole
        ("outside", 1, 1, False),
    ],
)
def test_a_range_points_at_a_signal_if_it_lies_in_it_and_holds_enough(
    name: str, first: int, last: int, right: bool
) -> None:
    assert bool(RunChart([*LOW, *HIGH]).pointed_at(name, first, last)) == right


def test_a_range_may_take_in_points_that_the_rule_passes_over() -> None:
    chart = RunChart([1.0, 3, 2, 4, 1, 3, 5, 11, 13, 12, 14, 11, 13])
    assert chart.centre == 5
    assert chart.pointed_at("shift", 1, 7) is chart.pointed_at("shift", 1, 6) is not None
    assert chart.pointed_at("shift", 2, 7) is None
    rising = RunChart([5.0, 5, 6, 7, 8, 9, 9, 1])
    assert [signal.points for signal in rising.signals] == [(1, 3, 4, 5, 6)]
    assert rising.pointed_at("trend", 2, 7) is rising.signals[0]


def test_limits_and_rules_around_a_mean() -> None:
    assert xmr_limits([1, 3, 1, 3]) == pytest.approx((2 - 5.32, 2 + 5.32))
    calm = [10.0, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11]
    assert found([*calm, 40], "outside", "making-data-count") == [(13, 13)]
    assert found([*LOW, 1, *HIGH, 11], "shift", "making-data-count") == [(1, 7), (8, 14)]
    assert found([*LOW, *HIGH], "shift", "making-data-count") == []
    assert found([9.0, 1, 2, 3, 4, 5, 6, 7, 3], "trend", "making-data-count") == [(2, 8)]
    assert found([9.0, 1, 2, 3, 4, 5, 6, 3], "trend", "making-data-count") == []


def test_two_of_three_in_the_outer_third() -> None:
    calm = [10.0, 9, 10, 9, 10, 10]
    chart = RunChart([*calm, 11.6, 10.5, 11.6, *calm, *calm], "making-data-count")
    high = chart.limits[1] if chart.limits else 0
    assert chart.centre + 2 / 3 * (high - chart.centre) < 11.6 < high
    assert [(signal.name, signal.points) for signal in chart.signals] == [("two of three", (7, 8, 9))]
    assert chart.pointed_at("two of three", 7, 9) and not chart.pointed_at("two of three", 7, 8)


def test_anhoejs_rules_ask_for_a_longer_run_and_know_no_trend() -> None:
    rising = [float(at) for at in range(14)]
    assert found(rising, "trend", "anhoej") == []
    assert found(rising, "runs", "anhoej") == [(1, 14)]
    assert found(rising, "shift", "anhoej") == []
    assert found([float(at) for at in range(16)], "shift", "anhoej") == [(1, 8), (9, 16)]


def test_a_chart_without_points_or_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="two points"):
        RunChart([1.0])
    with pytest.raises(ValueError, match="no rules called"):
        RunChart([1.0, 2.0], "gut")  # type: ignore[arg-type]


def test_a_chart_that_never_moves_has_no_signal() -> None:
    for rules in ("perla", "anhoej", "making-data-count"):
        assert RunChart([4.0] * 20, rules).signals == ()
