"""``python -m benchmarks.false_alarms``: how often rules find a signal in pure noise, 40,000 series for each row."""

from __future__ import annotations

from curriculum.models.false_alarms import false_alarms, noise
from curriculum.models.run_chart import Rules, RunChart
from tests.models.test_false_alarms import TABLE, row

SERIES = 40_000
SETS: tuple[Rules, ...] = ("perla", "anhoej", "making-data-count")


def main() -> None:
    """Print each row beside the course's table, and beside what the course's three sets of rules find."""
    for points, published in TABLE.items():
        counts = [0] * len(published)
        for values in noise(points, SERIES, seed=points):
            counts = [count + found for count, found in zip(counts, row(values), strict=True)]
        print(points, "table", *published)
        print(points, "found", *(f"{100 * count / SERIES:.1f}" for count in counts))
        sets = {
            rules: false_alarms(lambda values, rules=rules: bool(RunChart(values, rules).signals), points, SERIES, 7)
            for rules in SETS
        }
        print(points, *(f"{rules} {share:.1f}" for rules, share in sets.items()), flush=True)


if __name__ == "__main__":
    main()
