"""Thresholds spread around a mean: when does a crowd stop, and when does it go on to the end?

Granovetter (1978), Threshold models of collective behavior, *American Journal of Sociology* 83, 1420. A person's
threshold is how many must have joined before they do. Thresholds follow a normal curve, taken as continuous: no
correction by half a person and no rounding, both of which move the jump.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, pi, sqrt
from statistics import NormalDist

from curriculum.models.run import Run

LONGEST = 200
"""Rounds shown at most: near the jump a crowd takes as many as one likes."""
NEAR = 0.005
"""So near the end, in people, that no chart can show the difference."""


def thresholds(people: int, mean: float, spread: float) -> Run:
    """Everyone whose threshold has been reached joins, round by round, from nobody on.

    Args:
        people: How many there are, 2 or more.
        mean: The mean threshold, in people.
        spread: The standard deviation of the thresholds, in people, above 0.

    Returns:
        People who have joined, by round; the outcome is where it comes to rest, found as a root, not by waiting.
    """
    curve = NormalDist(mean, spread)
    path, end = [0.0], resting_place(people, mean, spread)
    while len(path) < 2 or (len(path) <= LONGEST and abs(end - path[-1]) > NEAR):
        path.append(people * curve.cdf(path[-1]))
    return Run(tuple(path), end, people)


def resting_place(people: int, mean: float, spread: float) -> float:
    """The lowest number r with people · Φ((r − mean) / spread) = r.

    The difference of the two sides falls, rises and falls again; where it turns is known, so no root is missed.
    """
    curve = NormalDist(mean, spread)

    def gain(joined: float) -> float:
        return people * curve.cdf(joined) - joined

    turn = _turn(people, spread)
    if turn is None:
        return _root(gain, 0.0, people)
    dip, crest = mean - turn, mean + turn
    if dip > 0 and gain(dip) <= 0:
        return _root(gain, 0.0, dip)
    return _root(gain, min(max(crest, 0.0), people), people)


def critical_spread(people: int, mean: float) -> float:
    """The spread at which the low resting place is lost and the crowd jumps; it is above 0 and below the mean."""
    low, high = mean / 1000, mean
    for _ in range(60):
        middle = (low + high) / 2
        turn = _turn(people, middle)
        dip = mean - turn if turn is not None else 0.0
        stops = dip > 0 and people * NormalDist(mean, middle).cdf(dip) <= dip
        low, high = (middle, high) if stops else (low, middle)
    return (low + high) / 2


def _turn(people: int, spread: float) -> float | None:
    """How far from the mean the difference turns: where the normal curve's height is 1 / people. None if nowhere."""
    height = people / (spread * sqrt(2 * pi))
    return spread * sqrt(2 * log(height)) if height > 1 else None


def _root(gain: Callable[[float], float], low: float, high: float) -> float:
    """Where a falling difference is 0, by halving."""
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if gain(middle) > 0 else (low, middle)
    return (low + high) / 2
