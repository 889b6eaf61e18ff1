"""Estimate: predict, run, explain."""

from __future__ import annotations

from math import floor
from typing import Literal

from pydantic import Field, model_validator

from curriculum.course.reading import Model
from curriculum.kinds.definition import Exercise, Id, Item, Key, Reason

Settings = dict[str, float]
"""Numbers by the name of a model's setting."""


class Range(Model):
    """A number between two ends, on a slider."""

    from_: float = Field(alias="from")
    to: float
    step: float = Field(default=1, gt=0)

    @model_validator(mode="after")
    def _runs_upwards(self) -> Range:
        if self.from_ >= self.to:
            raise ValueError("'from' is below 'to'")
        return self


class Steered(Range):
    """A setting of the model that the learner steers."""

    id: str
    label: str
    start: float


class Axes(Model):
    """What the figure says of itself."""

    title: str
    x: str
    y: str


class Prediction(Item, Range):
    """One number to predict, for one run of the model."""

    text: str
    settings: Settings = Field(default={}, description="what the model is set to for this run")
    unit: str
    explain: str = Field(description="the question that is answered in words after the run")

    def amount(self, value: float) -> str:
        """A number of this prediction in words, such as '8 people' or '98%'; a half is rounded up, as browsers do."""
        digits = len(f"{self.step:g}".partition(".")[2])
        number = f"{floor(value * 10**digits + 0.5) / 10**digits:.{digits}f}"
        return f"{number}%" if self.unit == "%" else f"{number} {self.unit}"


class Estimate(Exercise):
    """What a learner sees.

    Attributes:
        model: The model that runs.
        fixed: Settings that stay as they are.
        settings: Settings that the learner steers once the run predicted has been seen.
        before: A first run, drawn dotted for comparison; what it leaves out is at its start.
        invented: What is invented, said on the figure.
        limits: What the run does not show.
    """

    kind: Literal["estimate"]
    model: Literal["thresholds", "chain", "cascade", "contagion", "minority", "pledge", "contributors"]
    fixed: Settings = {}
    settings: tuple[Steered, ...] = ()
    before: Settings | None = None
    chart: Axes
    invented: str
    caption: str
    limits: tuple[str, ...] = Field(min_length=1)
    items: tuple[Prediction, ...] = Field(min_length=1)


class Worked(Model):
    """The worked explanation of one run. Its number comes from the model, never from the file."""

    reason: Reason
    sources: tuple[str, ...] = ()


class EstimateKey(Key):
    """The worked explanations, by the prediction's id."""

    items: dict[Id, Worked]
