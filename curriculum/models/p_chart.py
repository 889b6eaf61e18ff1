"""p-charts: the share of cases with a feature, point by point, with limits that follow the number of cases.

Centre: all with the feature, by all cases. Limits: the centre plus and minus three standard errors of a share in so
many cases, cut at 0 and 1 (Montgomery 2009, by Anhøj's guide). The signal is a point outside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from curriculum.models.signal import Signal, pointed_at, stretches


@dataclass(frozen=True)
class PChart:
    """A p-chart.

    Attributes:
        cases: For each point the number of cases.
        having: For each point how many of them have the feature.

    Raises:
        ValueError: There is no point, one without cases, or one with more that have the feature than there are.
    """

    cases: Sequence[int]
    having: Sequence[int]

    def __post_init__(self) -> None:
        if not self.cases or len(self.cases) != len(self.having):
            raise ValueError("A p-chart needs points, each with its cases and those that have the feature.")
        if not all(0 <= having <= cases and cases for cases, having in zip(self.cases, self.having, strict=True)):
            raise ValueError("Each point needs one case at least, and no more with the feature than it has cases.")

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """For each point the share with the feature, 0 to 1."""
        return tuple(having / cases for cases, having in zip(self.cases, self.having, strict=True))

    @cached_property
    def centre(self) -> float:
        """The share of all cases together, 0 to 1."""
        return sum(self.having) / sum(self.cases)

    @cached_property
    def limits(self) -> tuple[tuple[float, float], ...]:
        """For each point its lower and upper limit, 0 to 1."""
        return tuple(p_limits(self.centre, cases) for cases in self.cases)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The points outside their limits; those in a row on one side are one signal."""
        pairs = zip(self.shares, self.limits, strict=True)
        beyond = [1 if share > high else -1 if share < low else 0 for share, (low, high) in pairs]
        parts = stretches(range(1, len(beyond) + 1), beyond)
        return tuple(Signal("outside", part, 1) for part in parts if beyond[part[0] - 1])

    def pointed_at(self, name: str, first: int, last: int) -> Signal | None:
        """The signal that a reader points at by name and range; None if there is none."""
        return pointed_at(self.signals, name, range(1, len(self.cases) + 1), first, last)


def p_limits(centre: float, cases: int) -> tuple[float, float]:
    """The limits of one point at three standard errors, cut at 0 and 1.

    Args:
        centre: The share of all cases together, 0 to 1.
        cases: The point's number of cases, 1 at least.
    """
    reach = 3 * sqrt(centre * (1 - centre) / cases)
    return max(0.0, centre - reach), min(1.0, centre + reach)


def least_cases(centre: float) -> tuple[float, float]:
    """The cases a point should have to be worth charting, and to trust it outside its limits (Hart and Hart).

    1 and 4 by the share; by its rest, if the share is above one half.

    Args:
        centre: The share of all cases together, above 0 and below 1.
    """
    rarer = min(centre, 1 - centre)
    return 1 / rarer, 4 / rarer
