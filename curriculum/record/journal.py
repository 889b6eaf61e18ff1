"""The record as a file: lines of JSON that only ever grow.

A line is written in one call, at the end, and pushed to the disk before anyone is told that it is kept. So two
windows may write at once, and a crash can tear no line but the last. A torn line is closed before the next is
written, and passed over when the file is read: no earlier answer is ever touched.
"""

from __future__ import annotations

import errno
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from curriculum.errors import CurriculumError
from curriculum.record.event import Event

FILE = Path("my-record") / "answers.jsonl"
"""Where the record lies inside a workspace. Not a dot folder: JupyterLab must be able to show it to its owner."""


@dataclass(frozen=True)
class Read:
    """What a record file holds.

    Attributes:
        events: Every event, in the order of writing, each id once.
        damaged: How many lines could not be read in full. They stay in the file.
    """

    events: tuple[Event, ...]
    damaged: int


def workspace() -> Path:
    """The learner's folder: ``CURRICULUM_WORKSPACE`` if it is set, else a folder in the learner's home."""
    return Path(os.environ.get("CURRICULUM_WORKSPACE") or Path.home() / "leading-change-course")


class Journal:
    """One record file."""

    def __init__(self, file: Path | None = None) -> None:
        """Keep to ``file``, or to the record of the learner's workspace."""
        self.file = file or workspace() / FILE
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int], Read] | None = None
        self._known = self._size()
        self._outside = 0

    def append(self, *events: Event) -> None:
        """Write events at the end, and return once the disk has them.

        Raises:
            OSError: They could not be written; the file holds what it held before, and at most a torn last line.
        """
        lines = "".join(_line(event) for event in events).encode("utf-8", "backslashreplace")
        self.changes_from_outside()
        with self._lock:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with open(self.file, "ab+", buffering=0) as file:
                if _is_torn(file):
                    lines = b"\n" + lines
                if file.write(lines) != len(lines):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file.fileno())
                self._known = file.seek(0, os.SEEK_END)

    def read(self) -> Read:
        """Everything that can be read; an absent file holds nothing.

        Raises:
            OSError: The file is there and cannot be opened.
        """
        self.changes_from_outside()
        try:
            stat = self.file.stat()
            stamp = (stat.st_size, stat.st_mtime_ns)
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, parse(self.file.read_bytes()))
        except FileNotFoundError:
            return Read((), 0)
        return self._read[1]

    def events(self) -> tuple[Event, ...]:
        """Every event that can be read, for those who have nothing to fall back on.

        Raises:
            CurriculumError: The file is there and cannot be opened.
        """
        try:
            return self.read().events
        except OSError as error:
            raise CurriculumError(
                f"{self.file} could not be read ({error.strerror}). Check that it is open to you."
            ) from None

    def changes_from_outside(self) -> int:
        """How often the file was found to have grown or shrunk by another hand than this journal's."""
        size = self._size()
        if size != self._known:
            self._outside += 1
            self._known = size
        return self._outside

    def _size(self) -> int:
        try:
            return self.file.stat().st_size
        except OSError:
            return 0


def parse(raw: bytes) -> Read:
    """The events in the bytes of a record file, whatever has happened to it."""
    events: dict[str, Event] = {}
    damaged = 0
    for line in raw.split(b"\n"):
        text = line.decode("utf-8", "replace").strip("\x00 \t\r\ufeff")
        if not text:
            damaged += bool(line.strip(b"\r \t"))
            continue
        found, whole = _events(text)
        damaged += not whole
        for event in found:
            events.setdefault(event.id, event)
    return Read(tuple(events.values()), damaged)


def _events(text: str) -> tuple[list[Event], bool]:
    """The events in one line, and whether the line was all events; two that ran together are both read."""
    found: list[Event] = []
    whole = True
    at = 0
    decoder = json.JSONDecoder()
    while at < len(text):
        start = text.find('{"id"', at)
        if start < 0:
            return found, whole and not text[at:].strip()
        whole = whole and not text[at:start].strip()
        try:
            data, at = decoder.raw_decode(text, start)
            found.append(Event.model_validate(data))
        except (ValueError, ValidationError, RecursionError):
            whole = False
            at = start + 1
    return found, whole


def _line(event: Event) -> str:
    data: dict[str, Any] = event.model_dump(exclude_defaults=True)
    ordered = {
        "id": event.id,
        "time": event.time,
        **{key: data[key] for key in data if key not in ("id", "time")},
    }
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_torn(file: Any) -> bool:
    """Whether the file ends inside a line."""
    if file.seek(0, os.SEEK_END) == 0:
        return False
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) != b"\n")
