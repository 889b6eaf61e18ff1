"""A small file that holds one thing, is replaced whole, and is read again only when it has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from curriculum.record.replacing import replace

M = TypeVar("M", bound=BaseModel)


class Note(Generic[M]):
    """One such file. Nobody but its owner may read it."""

    def __init__(self, file: Path, model: type[M]) -> None:
        """Keep a ``model`` in ``file``."""
        self.file = file
        self._model = model
        self._read: tuple[tuple[int, int, int], M | None] | None = None

    def read(self) -> M | None:
        """What the file holds now; None if it is not there, cannot be opened or is damaged. Asks the disk once."""
        try:
            stat = self.file.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, self._parse(self.file.read_bytes()))
        except OSError:
            return None
        return self._read[1]

    def write(self, value: M) -> None:
        """Put ``value`` in place of what is there.

        Raises:
            OSError: It cannot be written; the file is as it was.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        replace(self.file, value.model_dump_json(indent=1).encode("utf-8", "backslashreplace"), private=True)

    def erase(self) -> None:
        """Delete the file, if it is there.

        Raises:
            OSError: It cannot be deleted.
        """
        self.file.unlink(missing_ok=True)

    def _parse(self, raw: bytes) -> M | None:
        try:
            return self._model.model_validate_json(raw)
        except (ValidationError, ValueError):
            return None
