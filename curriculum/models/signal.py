"""A signal on a chart: a pattern that chance makes seldom, by a rule agreed before looking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Signal:
    """One signal found on a chart.

    Attributes:
        name: The rule that found it: shift, trend, runs, outside, or two of three.
        points: The points that make it, counted from 1. Those that the rule passes over are left out.
        least: How many of them the rule asks for; 0 for a signal of the chart as a whole.
    """

    name: str
    points: tuple[int, ...]
    least: int

    @property
    def first(self) -> int:
        """The point it begins with, counted from 1."""
        return self.points[0]

    @property
    def last(self) -> int:
        """The point it ends with."""
        return self.points[-1]


def pointed_at(
    found: Iterable[Signal], name: str, stands: Sequence[int | None], first: int, last: int
) -> Signal | None:
    """The signal that a reader points at.

    Args:
        found: The signals of the chart.
        name: The signal the reader names.
        stands: For each point the one it counts as under this rule, from 1; None if the rule passes it over.
        first: The first point of the reader's range, from 1.
        last: The last one.

    Returns:
        The signal of that name in which the range lies, if the range holds as many points as the rule asks for; a
        signal of the chart as a whole whatever the range. Otherwise None.
    """
    marked = {point for point in stands[first - 1 : last] if point is not None}
    for signal in found:
        if signal.name == name and (
            signal.least == 0 or (marked <= set(signal.points) and len(marked) >= signal.least)
        ):
            return signal
    return None


def stretches(points: Sequence[int], alike: Sequence[object]) -> list[tuple[int, ...]]:
    """Points cut where what they are alike in changes; such as which side of a line they lie on."""
    cut: list[list[int]] = []
    for at, point in enumerate(points):
        if at and alike[at] == alike[at - 1]:
            cut[-1].append(point)
        else:
            cut.append([point])
    return [tuple(part) for part in cut]
