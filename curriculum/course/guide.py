"""What the course panel says of itself: the tour of the first start, and the help."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from curriculum.course.reading import Model


class Step(Model):
    """One step of the tour."""

    title: str
    text: str = Field(max_length=200, description="short: the whole tour takes less than a minute")
    at: Literal["panel", "lesson", "more"] = Field(description="the part of the page that it is about")


class Help(Model):
    """One question that learners ask, with its answer."""

    question: str
    answer: str


class Guide(Model):
    """The tour, the help, and the lesson that holds the portfolio."""

    portfolio: str = Field(description="the stem of the lesson that 'Portfolio' leads to")
    tour: tuple[Step, ...] = Field(min_length=1, max_length=6)
    help: tuple[Help, ...]
