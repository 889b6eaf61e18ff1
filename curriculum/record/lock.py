"""A lock that one process holds, and that the operating system frees when the process ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """The lock on one file, whose content means nothing.

    A note of a process's number could outlive the process; a lock cannot. So a crash, a power cut or a
    killed server never stands in the way of the next start.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Take the lock if it is free, and say whether it is now ours.

        On a file system that knows no locks it counts as ours: better a second holder than none.

        Raises:
            OSError: The lock's file cannot be made.
        """
        if self._descriptor is not None:
            return True
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try(descriptor)
        except OSError as error:
            if error.errno in _HELD_BY_ANOTHER:
                os.close(descriptor)
                return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back; its file stays, for removing it would race with the next start."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
