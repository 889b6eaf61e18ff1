"""A figure: a Vega-Lite specification with its alternative text, caption and sources."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from curriculum.course.reading import Model


class Figure(Model):
    """One figure."""

    title: str
    alt: str = Field(min_length=40, description="what it shows, for someone who cannot see it")
    caption: str
    sources: tuple[str, ...] = ()
    invented: bool = False
    after: str | None = Field(default=None, description="an exercise; the figure appears once it has an answer")
    data: dict[str, str] = {}
    spec: dict[str, Any]

    @property
    def waits_for(self) -> str | None:
        """The exercise without whose answers there is nothing to show yet."""
        own = (what.removeprefix("answers:").strip() for what in self.data.values() if what.startswith("answers:"))
        return self.after or next(own, None)

    @property
    def of_answers(self) -> bool:
        """Whether it is drawn from the learner's own answers."""
        return any(what.startswith("answers:") for what in self.data.values())
