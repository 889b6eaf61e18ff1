"""How far apart two judgements are: 0 is the same, 1 as far as can be, for the distances between sets."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TypeVar

V = TypeVar("V")

Distance = Callable[[V, V], float]


def nominal(one: object, other: object) -> float:
    """0 if the two are equal, else 1 (Krippendorff 2011)."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """The squared difference of two numbers (Krippendorff 2011)."""
    return float((one - other) ** 2)


def jaccard(one: Set[object], other: Set[object]) -> float:
    """One minus the share of labels in common among all labels given, from 0 to 1 (Jaccard 1912).

    Two empty sets are the same: 0, by convention.
    """
    return 1 - _shared(one, other)


def masi(one: Set[object], other: Set[object]) -> float:
    """Measuring agreement on set-valued items, from 0 to 1 (Passonneau 2006).

    Jaccard's share, weighted by how the sets lie: 1 if equal, 2/3 if one holds the other, 1/3 if they overlap
    otherwise, 0 if they have nothing in common. Some software rounds the weights to 0.67 and 0.33.
    """
    if one == other:
        weight = 1.0
    elif one <= other or one >= other:
        weight = 2 / 3
    else:
        weight = 1 / 3
    return 1 - weight * _shared(one, other)


def _shared(one: Set[object], other: Set[object]) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0
