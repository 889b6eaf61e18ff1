"""The public record around the case."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from curriculum.course.reading import Model

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Event(Model):
    """Something with a date."""

    id: str
    date: str = Field(pattern=DATE, description="ISO date, as precise as it is known")
    until: str | None = Field(default=None, pattern=DATE)
    label: str
    text: str
    strand: Literal["checklist", "policy", "movement", "case"]
    sources: tuple[str, ...]
    caution: str | None = None


class Timeline(Model):
    """Events in order of their dates."""

    events: tuple[Event, ...]
