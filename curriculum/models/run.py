"""What a run of a model gives back."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor


@dataclass(frozen=True)
class Run:
    """One run of a model.

    Attributes:
        series: A number for each round, round 0 first, in the model's unit.
        outcome: The one number that a learner predicts, in the model's unit.
        top: The highest number there can be, for the axis of a chart.
        rounds: The first round from which the whole number no longer changes; None if it still does at the end.
    """

    series: tuple[float, ...]
    outcome: float
    top: float

    @property
    def rounds(self) -> int | None:
        """The first round that already gives the outcome, in whole numbers, and keeps to it."""
        settled = None
        for number, value in enumerate(self.series):
            if _whole(value) != _whole(self.outcome):
                settled = None
            elif settled is None:
                settled = number
        return settled


def _whole(value: float) -> int:
    """The whole number that is shown for a value: a half is rounded up, as browsers do."""
    return floor(value + 0.5)
