"""The lessons as the course ships them, and when two notebooks are the same lesson."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum.course import content
from curriculum.record.journal import FILE, Journal

# Where everyone begins.
FIRST = "00-start-here.ipynb"


@dataclass(frozen=True)
class Lesson:
    """One lesson as shipped.

    Attributes:
        name: Its file name, such as ``04-preconditions.ipynb``.
        data: The bytes of the notebook.
    """

    name: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        """Tells one edition of the file from another, whatever has changed in it."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def text(self) -> str | None:
        """The fingerprint of what a learner reads and may change."""
        return fingerprint(self.data)


def shipped() -> list[Lesson]:
    """Every lesson of the course, in order."""
    notebooks = content.notebooks()
    files = sorted((file for file in notebooks.iterdir() if file.name.endswith(".ipynb")), key=lambda f: f.name)
    return [Lesson(file.name, file.read_bytes()) for file in files]


def left_at(workspace: Path) -> str:
    """The lesson that the learner last answered something in; the first one if there is none, or it has gone."""
    with suppress(OSError):
        events = Journal(workspace / FILE).read().events
        latest = max(events, key=lambda event: event.time, default=None)
        if latest and (workspace / f"{latest.lesson}.ipynb").is_file():
            return f"{latest.lesson}.ipynb"
    return FIRST


def fingerprint(notebook: bytes) -> str | None:
    """Return a digest of the cells' types and sources, or None if this is no notebook.

    Running and saving a lesson changes outputs, counts, metadata and the file's layout, and Shift+Enter
    in the last cell adds an empty one. None of that is a change by the learner, so none of it counts.
    """
    try:
        cells = [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook)["cells"]]
    except (ValueError, KeyError, TypeError):
        return None
    written = [cell for cell in cells if cell[1].strip()]
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()
