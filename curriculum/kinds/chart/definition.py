"""Chart: run charts and p-charts on which a learner marks the signals, or says that there is none."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.reading import Model
from curriculum.kinds.definition import Entry, Exercise, Id, Item, ItemKey, Key
from curriculum.models.run_chart import Rules

Name = Literal["shift", "trend", "runs", "astronomical", "outside", "two of three"]
ON_OFFER: dict[str, tuple[Name, ...]] = {
    "perla": ("shift", "trend", "runs", "astronomical"),
    "anhoej": ("shift", "runs"),
    "making-data-count": ("outside", "shift", "trend", "two of three"),
    "p": ("outside",),
}
"""The signals that each set of rules, and a p-chart, can offer. Only an astronomical point has no rule."""


class Count(Model):
    """One point of a p-chart."""

    cases: int = Field(ge=1, description="how many cases the point has")
    having: int = Field(ge=0, alias="with", description="how many of them have the feature")


class Drawn(Item):
    """One chart.

    Attributes:
        text: What is asked of it.
        chart: run, with a centre line; or p, shares with limits at three standard errors.
        invented: Whether the data are invented; said on the chart itself. If not, the exercise names its sources.
        y: What is measured, with its unit; for a p-chart a percentage.
        x: What one point stands for.
        points: The measure, in the order of time; for a p-chart the counts.
        notes: A word under a point, by its number from 1.
        signals: The signals on offer.
    """

    text: str
    chart: Literal["run", "p"] = "run"
    invented: bool
    y: str
    x: str = "week"
    points: tuple[float, ...] | tuple[Count, ...] = Field(min_length=8, max_length=60)
    notes: dict[int, str] = {}
    signals: tuple[Name, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _points_fit(self) -> Drawn:
        counts = [point for point in self.points if isinstance(point, Count)]
        if (self.chart == "p") != bool(counts):
            raise ValueError("a p-chart has points like {cases: 20, with: 12}, a run chart has plain numbers")
        if any(point.having > point.cases for point in counts):
            raise ValueError("a point has more with the feature than it has cases")
        if any(not 1 <= at <= len(self.points) for at in self.notes):
            raise ValueError("a note stands under a point that the chart does not have; the first is 1")
        return self


class Chart(Exercise):
    """What a learner sees.

    Attributes:
        rules: The rules by which run charts are read, agreed before looking.
    """

    kind: Literal["chart"]
    rules: Rules = "perla"
    items: tuple[Drawn, ...] = Field(min_length=1)


class SignalEntry(Entry):
    """A signal, or ``none``, with the reason for how it is judged.

    Attributes:
        points: The points from which to which it goes; nothing for the number of runs and for ``none``.
    """

    points: tuple[int, int] | None = None


class ChartItemKey(ItemKey):
    """How the marks on one chart are judged. What is right, the rules decide; the key gives the reasons."""

    right: tuple[SignalEntry, ...] = ()
    arguable: tuple[SignalEntry, ...] = ()
    tempting: tuple[SignalEntry, ...] = ()

    def about(self, choice: str, first: int, last: int) -> tuple[str, SignalEntry | None]:
        """How the key judges a mark, and its entry: one whose points the mark touches before one without points."""
        found: list[tuple[str, SignalEntry]] = [
            (judgement, entry)
            for judgement, entries in (("right", self.right), ("arguable", self.arguable), ("tempting", self.tempting))
            for entry in entries
            if entry.choice == choice
        ]
        for judgement, entry in found:
            if entry.points and entry.points[0] <= last and first <= entry.points[1]:
                return judgement, entry
        return next(((judgement, entry) for judgement, entry in found if not entry.points), ("other", None))


class ChartKey(Key):
    """The key, by chart id."""

    items: dict[Id, ChartItemKey]


def span(points: tuple[int, int]) -> str:
    """From which point to which, as it is written: 13–19, or 13 for one alone."""
    return str(points[0]) if points[0] == points[1] else f"{points[0]}–{points[1]}"
