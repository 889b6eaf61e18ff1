"""Telling the server which lessons it can trust: those that the course has just put there, byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from curriculum.launch.lessons import shipped


def sign(workspace: Path, notary: Any) -> None:
    """Sign each lesson of the workspace that is as it was shipped.

    A lesson that was changed or saved since may hold anything, outputs that are programs included. It is left to the
    server's own rule: trusted if it was run and saved under this user's key, else not.

    Args:
        workspace: The prepared workspace.
        notary: The server's own ``nbformat.sign.NotebookNotary``, so that key and database are the right ones.
    """
    for lesson in shipped():
        path = workspace / lesson.name
        if path.is_file() and path.read_bytes() == lesson.data:
            notebook = nbformat.reads(lesson.data.decode(), as_version=4)
            if not notary.check_signature(notebook):
                notary.sign(notebook)
