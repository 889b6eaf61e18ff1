"""What studies found, what was counted, and what was measured: numbers with their sources."""

from __future__ import annotations

from typing import Literal

from curriculum.course.reading import Model


class Result(Model):
    """One reported result: a pair of percentages, or an estimate with its interval."""

    outcome: str
    measure: str
    before: float | None = None
    after: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    p: str | None = None
    note: str | None = None


class Study(Model):
    """One study of the checklist."""

    id: str
    name: str
    setting: str
    design: str
    size: str
    finding: str
    leans: Literal["favours", "no difference shown", "mixed"]
    cautions: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    sources: tuple[str, ...]


class Use(Model):
    """How much of the checklist was really done."""

    id: str
    measure: str
    percent: float
    of: str | None = None
    note: str | None = None
    sources: tuple[str, ...]


class Reach(Model):
    """How many a campaign reached."""

    id: str
    step: str
    count: int | None = None
    kind: Literal["counted", "estimated", "not reported"]
    note: str | None = None
    sources: tuple[str, ...]


class Survey(Model):
    """One figure of a survey."""

    id: str
    text: str
    percent: float
    of: str | None = None
    note: str | None = None
    sources: tuple[str, ...]


class Evidence(Model):
    """All of it. Plot, do not pool."""

    studies: tuple[Study, ...]
    use: tuple[Use, ...] = ()
    reach: tuple[Reach, ...] = ()
    surveys: tuple[Survey, ...] = ()
