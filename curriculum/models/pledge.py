"""A recruiting pledge: everyone who is in brings others in, and some leave.

This course's own illustration, with logistic growth (Verhulst 1838). It is fitted to no case.
"""

from __future__ import annotations

from curriculum.models.run import Run


def pledge(start: float, target: float, rate: float, leaving: float, rounds: int) -> Run:
    """Those who are in recruit among those who are not yet, and a share of them leaves each round.

    Args:
        start: How many are in to begin with, 0 or more.
        target: How many could be in at most, above 0.
        rate: How many each brings in each round while hardly anyone is in, 0 to 2.
        leaving: The share that leaves each round, 0 to 1.
        rounds: How many rounds are run.

    Returns:
        People who are in, by round; the outcome is the last of them.
    """
    series = [float(start)]
    for _ in range(rounds):
        now = series[-1]
        series.append(max(0.0, now + rate * now * (1 - now / target) - leaving * now))
    return Run(tuple(series), series[-1], max(target, start))


def resting_place(target: float, rate: float, leaving: float) -> float:
    """How many stay in the end: target · (1 − leaving / rate), or nobody if more leave than come."""
    return target * (1 - leaving / rate) if rate > leaving else 0.0
