"""Reading a file that grows, a little at a time."""

from __future__ import annotations

from pathlib import Path


class Tail:
    """Whole lines, each once, as they come to stand at a file's end."""

    def __init__(self, file: Path, at: int = 0) -> None:
        """Read ``file`` from byte ``at`` on."""
        self.file = file
        self._at = at
        self._node = 0

    def look(self) -> tuple[bytes, bool]:
        """The lines that are new since the last look, and whether the file was begun anew, so that all before is void.

        Raises:
            OSError: The file is there and cannot be read.
        """
        try:
            stat = self.file.stat()
        except FileNotFoundError:
            return b"", self._again(0)
        again = (self._node not in (0, stat.st_ino) or stat.st_size < self._at) and self._again(stat.st_ino)
        self._node = stat.st_ino
        if stat.st_size == self._at:
            return b"", again
        with open(self.file, "rb") as file:
            file.seek(self._at)
            new = file.read()
        whole = new[: new.rfind(b"\n") + 1]
        self._at += len(whole)
        return whole, again

    def _again(self, node: int) -> bool:
        begun = self._at > 0 or self._node != 0
        self._at, self._node = 0, node
        return begun
