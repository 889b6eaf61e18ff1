"""Writing a file so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import os
from pathlib import Path


def replace(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write ``data`` to ``path`` in one step.

    Args:
        path: The file.
        data: All that it is to hold.
        private: Whether nobody but the file's owner may read it, at any moment.

    Raises:
        OSError: If it cannot be written; ``path`` is then as it was.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
