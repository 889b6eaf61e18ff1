"""Krippendorff's alpha: how far coders agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from curriculum.measures.distance import Distance

V = TypeVar("V", bound=Hashable)

RELIABLE, TENTATIVE = 0.8, 0.667
"""Alpha from which research coders may rely on their data, and from which they may conclude tentatively (Krippendorff
2004). The lines are for coders who were trained, and for the distances they were set with."""


@dataclass(frozen=True)
class Alpha:
    """Agreement among coders.

    Attributes:
        value: 1 is full agreement, 0 what chance would give, below 0 worse than chance. None if it is not defined:
            nothing to compare, or nobody ever gave another value.
        observed: The mean distance between coders of the same unit.
        expected: The mean distance between any two values given.
        values: How many values could be paired.
    """

    value: float | None
    observed: float
    expected: float
    values: int


def alpha(units: Iterable[Sequence[V | None]], distance: Distance[V]) -> Alpha:
    """Krippendorff's alpha (Krippendorff 2011, *Computing Krippendorff's alpha-reliability*).

    Args:
        units: For each unit the coders' values; None where a coder gave none. A unit with fewer than two values counts
            for nothing.
        distance: The distance between two values, 0 if they are the same.
    """
    pairable = [given for unit in units if len(given := [value for value in unit if value is not None]) > 1]
    values = [value for given in pairable for value in given]
    n = len(values)
    if n == 0:
        return Alpha(None, 0.0, 0.0, 0)
    observed = sum(2 * _spread(given, distance) / (len(given) - 1) for given in pairable) / n
    expected = 2 * _spread(values, distance) / (n * (n - 1))
    return Alpha(1 - observed / expected if expected else None, observed, expected, n)


def _spread(values: Sequence[V], distance: Distance[V]) -> float:
    """The sum of the distances of all pairs; equal values are counted, since a room gives few different ones."""
    counts = Counter(values)
    return sum(counts[one] * counts[other] * distance(one, other) for one, other in combinations(counts, 2))
