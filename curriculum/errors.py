"""What can go wrong, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing amiss in the content.

    Attributes:
        file: The file, relative to the course's root.
        line: Its line, counted from 1; 0 if the file has no such line.
        item: The place inside the file, such as ``items.teach-in.supported``.
        message: What is amiss.
        remedy: What to do about it.
    """

    file: str
    line: int
    item: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        item = f" {self.item}:" if self.item else ""
        return f"{place}:{item} {self.message} {self.remedy}".rstrip()


class CurriculumError(Exception):
    """The root of every error this package raises on purpose; its text is one helpful sentence."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in a notebook: the sentence, and none of the program behind it."""
        return str(self).splitlines()


class ContentError(CurriculumError):
    """The content cannot be used.

    Attributes:
        faults: Every fault found, in the order of file and line.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
