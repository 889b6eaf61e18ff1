"""What the workspace remembers of the lessons it was given: the file ``course-files.json``."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from curriculum.record.replacing import replace

NAME = "course-files.json"


class Delivered(BaseModel):
    """One lesson, as it was last given to the learner.

    Attributes:
        version: The course's version then.
        digest: The SHA-256 of the shipped file.
        text: The fingerprint of its cells, to tell whether the learner has changed them.
        beside: Newer editions put beside the learner's changed one, oldest first.
    """

    version: str
    digest: str
    text: str | None
    beside: list[str] = Field(default_factory=list)


class Manifest(BaseModel):
    """Every lesson given to this workspace, by file name."""

    about: str = "Kept by the course, to update the lessons you have not changed and only those."
    lessons: dict[str, Delivered] = Field(default_factory=dict)


def read(workspace: Path) -> Manifest:
    """Return the workspace's manifest; an empty one if it is missing or damaged.

    With an empty one every lesson that differs from the shipped one counts as changed by the learner:
    nothing can be lost by it.
    """
    try:
        return Manifest.model_validate_json((workspace / NAME).read_bytes())
    except (FileNotFoundError, ValidationError):
        return Manifest()


def write(workspace: Path, manifest: Manifest) -> None:
    """Keep the manifest.

    Raises:
        OSError: If it cannot be written.
    """
    replace(workspace / NAME, manifest.model_dump_json(indent=2).encode() + b"\n")
