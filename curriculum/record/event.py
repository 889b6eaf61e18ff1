"""One thing a learner did: one line of the record."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


Do = Literal["answer", "check", "hint", "reveal", "still"]


class Event(BaseModel):
    """One line of the record.

    Attributes:
        id: Unique for ever, so that two records of one learner can be joined.
        time: When, in UTC, ISO 8601.
        do: ``answer``: the answer changed; ``check``: it was held against the key; ``hint`` and ``reveal``: help was
            asked for; ``still``: an answer to a reworded item was confirmed.
        exercise: The exercise's id.
        lesson: The lesson's stem.
        hashes: What each item looked like, as a short hash by item id.
        response: The whole answer, as its kind gives it.
        verdict: After a check: right, wrong, arguable, missed, score, possible.
        about: For ``hint``, ``reveal`` and ``still``: the item.
        vote: The vote that was open for this exercise when it was answered, in a session that the learner has joined.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = Field(default_factory=lambda: uuid4().hex)
    time: str = Field(default_factory=_now)
    do: Do
    exercise: str
    lesson: str = ""
    hashes: dict[str, str] = {}
    response: dict[str, Any] | None = None
    verdict: dict[str, int] | None = None
    about: str = ""
    vote: str = ""
