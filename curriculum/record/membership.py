"""That a learner has joined a cohort: one small file beside the record."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from curriculum.record.note import Note

FILE = "cohort.json"


class Membership(BaseModel):
    """What lets this workspace send answers to a session.

    Attributes:
        title: What the cohort is called.
        name: The pseudonym the learner goes by there.
        address: Where the service is, without a slash at the end.
        token: What the service knows the learner by. A secret.
        person: The service's own name for the learner; no secret.
        joined: When, in UTC, ISO 8601, by this machine's clock.
        after: How many bytes the record had then. What stands before that was written earlier, and is never sent.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    title: str = Field(min_length=1)
    name: str = Field(min_length=1)
    address: str = Field(min_length=1)
    token: str = Field(min_length=1, repr=False)
    person: str = ""
    joined: str
    after: int = Field(default=0, ge=0)


def membership_note(folder: Path) -> Note[Membership]:
    """The file in the folder of a record. Without a membership in it, nothing is ever sent."""
    return Note(folder / FILE, Membership)
