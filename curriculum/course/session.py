"""The instructor's plan for one lesson."""

from __future__ import annotations

from pydantic import Field, model_validator

from curriculum.course.reading import Model


class Step(Model):
    """One timed step of a session."""

    minutes: int = Field(ge=1, le=90)
    do: str
    way: str = ""
    exercise: str | None = None
    say: str | None = None
    watch: str | None = None
    if_late: str | None = Field(default=None, alias="if late")


class FirstVote(Model):
    """What to do with the first vote on an item, by the share that is right."""

    exercise: str
    item: str
    expect: str
    under_30: str = Field(alias="under 30")
    middle: str = Field(alias="30 to 70")
    over_70: str = Field(alias="over 70")


class Misreading(Model):
    """A usual misreading, and the question that unlocks it."""

    reading: str
    question: str


class Session(Model):
    """How to run one lesson with a cohort."""

    purpose: str
    room: str
    materials: tuple[str, ...]
    plans: dict[int, tuple[Step, ...]]
    first_votes: tuple[FirstVote, ...] = Field(alias="first votes")
    misreadings: tuple[Misreading, ...]
    debrief: tuple[str, ...]
    hand_out: tuple[str, ...] = Field(alias="hand out")
    with_6: str = Field(alias="with 6")
    with_200: str = Field(alias="with 200")
    without_network: str = Field(alias="without network")

    @model_validator(mode="after")
    def _adds_up(self) -> Session:
        if set(self.plans) != {60, 90}:
            raise ValueError("plans must be given for 60 and for 90 minutes")
        for length, steps in self.plans.items():
            total = sum(step.minutes for step in steps)
            if total != length:
                raise ValueError(f"the steps of the {length} minute plan add up to {total} minutes")
        return self
