"""False alarms on pure noise, against the course's table of 40,000 series a row.

3,000 series a row here, so a figure may lie four standard errors away: 3.7 points at most. The table's own standard
error is 0.25 points at most. ``python -m benchmarks.false_alarms`` goes through all 40,000.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

import pytest

from curriculum.course.course import Course
from curriculum.models.false_alarms import false_alarms, noise
from curriculum.models.run_chart import Rules, RunChart, anhoej_limits, xmr_limits

SERIES = 3000
# Points; shift of 6, 7, 8; trend of 5, 6, 7; runs; shift 6 or trend 5 or runs; Anhøj's pair; outside; all four rules.
TABLE = {
    12: [1.3, 0.0, 0.0, 11.1, 1.7, 0.2, 0.4, 12.2, 1.3, 2.7, 4.5],
    16: [5.4, 1.1, 0.1, 16.0, 2.6, 0.4, 1.8, 21.0, 0.9, 3.7, 8.0],
    20: [10.5, 3.0, 0.7, 20.8, 3.5, 0.5, 1.0, 28.8, 2.1, 5.0, 11.7],
    24: [15.8, 5.4, 1.6, 25.4, 4.5, 0.7, 2.0, 37.2, 3.1, 5.9, 15.4],
    30: [23.2, 9.3, 3.2, 31.2, 5.8, 0.8, 2.6, 46.9, 2.5, 7.4, 20.5],
}
# The runs table reproduced from Perla 2011: a signal if fewer than the first or more than the second.
PERLA = {12: (3, 11), 16: (5, 13), 20: (6, 16), 24: (8, 18), 30: (11, 22)}


def odd_by_perla(chart: RunChart) -> bool:
    few, many = PERLA[len(chart.useful)]
    return not few <= len(chart.runs) <= many


def anhoej_pair(chart: RunChart) -> bool:
    longest, crossings = anhoej_limits(len(chart.useful))
    return max(map(len, chart.runs)) > longest or len(chart.runs) - 1 < crossings


def row(values: Sequence[float]) -> list[bool]:
    """Whether each column's rule finds a signal."""
    chart = RunChart(values)
    run = max(map(len, chart.runs))
    trend = max((len(signal.points) for signal in chart.trends(2)), default=0)
    runs = odd_by_perla(chart)
    low, high = xmr_limits(values)
    by_limits = RunChart(values, "making-data-count")
    return [
        *(run >= least for least in (6, 7, 8)),
        *(trend >= least for least in (5, 6, 7)),
        runs,
        run >= 6 or trend >= 5 or runs,
        anhoej_pair(chart),
        not low <= min(values) <= max(values) <= high,
        bool(by_limits.signals),
    ]


@pytest.mark.parametrize("points", TABLE)
def test_rules_cry_wolf_as_often_as_the_table_says(points: int) -> None:
    counts = [0] * 11
    for values in noise(points, SERIES, seed=points):
        counts = [count + found for count, found in zip(counts, row(values), strict=True)]
    for count, published in zip(counts, TABLE[points], strict=True):
        share = published / 100
        allowed = 100 * 4 * sqrt(max(share * (1 - share), 0.0005) / SERIES) + 0.05
        assert abs(100 * count / SERIES - published) <= allowed, (points, counts)


def test_the_rule_sets_find_what_their_columns_find() -> None:
    for values in noise(24, 300, seed=5):
        assert bool(RunChart(values, "anhoej").signals) == anhoej_pair(RunChart(values))


def test_the_same_seed_gives_the_same_share() -> None:
    def above(height: float) -> Callable[[Sequence[float]], bool]:
        return lambda values: values[0] > height

    assert false_alarms(above(0), 1, seed=3) == false_alarms(above(0), 1, seed=3)
    assert false_alarms(above(0), 1, series=4000) == pytest.approx(50, abs=3.2)
    assert false_alarms(above(9), 1) == 0


def test_the_figure_of_false_alarms_shows_what_the_rules_do() -> None:
    named: dict[str, Rules] = {
        "Perla's rules": "perla",
        "Making Data Count": "making-data-count",
        "Anhøj's rules": "anhoej",
    }
    for drawn in Course().figure("false-alarms").spec["data"]["values"]:
        rules = named[drawn["rules"]]
        found = sum(bool(RunChart(values, rules).signals) for values in noise(drawn["points"], 2000, seed=2))
        assert found / 20 == pytest.approx(drawn["share"], abs=0.5 + 4 * 1.12)
