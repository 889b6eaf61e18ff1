"""Reading a file that grows, a little at a time."""

from __future__ import annotations

from pathlib import Path

BEFORE = 256
"""Bytes that are compared to know a file again: another may have its name and its size, and even its number."""


class Tail:
    """Whole lines, each once, as they come to stand at a file's end."""

    def __init__(self, file: Path, at: int = 0) -> None:
        """Read ``file`` from byte ``at`` on."""
        self.file = file
        self._at = at
        self._before: bytes | None = None
        self._stamp = (0, 0)

    def look(self) -> tuple[bytes, bool]:
        """The lines that are new since the last look, and whether the file was begun anew, so that all before is void.

        Raises:
            OSError: The file is there and cannot be read.
        """
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            return b"", self._begin()
        if (stamp := (stat.st_size, stat.st_mtime_ns)) == self._stamp:
            return b"", False
        start = max(0, self._at - BEFORE)
        with open(self.file, "rb") as file:
            file.seek(start)
            read = file.read(max(0, stat.st_size - start))
            again = not self._knows(read[: self._at - start]) and self._begin()
            if again:
                start = file.seek(0)
                read = file.read(stat.st_size)
        whole = read[: read.rfind(b"\n") + 1]
        new = whole[self._at - start :]
        self._at += len(new)
        self._before = read[: self._at - start][-BEFORE:]
        self._stamp = stamp
        return new, again

    def _knows(self, before: bytes) -> bool:
        """Whether these bytes before the place where the reading goes on are the ones that were there."""
        if self._before is None:
            return len(before) == min(self._at, BEFORE)
        return before[-len(self._before) :] == self._before if self._before else True

    def _begin(self) -> bool:
        begun = self._at > 0
        self._at, self._before, self._stamp = 0, None, (0, 0)
        return begun
