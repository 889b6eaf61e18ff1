"""Telling the learner which lesson is theirs and which is the course's new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from curriculum.launch.manifest import Manifest
from curriculum.record.replacing import replace

NAME = "which-lesson-is-which.md"

_HEADING = "# Which lesson is which\n\n"
_EXPLANATION = (
    "You changed these lessons, and the course has since brought out new editions of them. Yours keep\n"
    "their names and are untouched. The new ones stand beside them.\n\n"
    "| Yours, with your changes | The course's, newest last |\n|---|---|\n"
)
_ADVICE = (
    "\nTo go on with the new edition under the old name, rename yours first, then rename the new one.\n"
    "Your answers are kept apart from the lessons and are safe either way.\n"
)
_NOTHING = "There is one copy of each lesson at present.\n"


def notices(
    version: str, returned: Sequence[str], updated: Sequence[str], kept: Sequence[tuple[str, str]]
) -> list[str]:
    """Return what happened to the lessons, one sentence each.

    Args:
        version: The course's version.
        returned: Lessons put back after the learner had deleted them.
        updated: Lessons replaced by a new edition.
        kept: Pairs of the learner's changed lesson and the new edition put beside it.
    """
    told = []
    if updated:
        told.append(f"Updated to course version {version}: {', '.join(updated)}.")
    if returned:
        told.append(f"Put back, because they were missing: {', '.join(returned)}.")
    told += [f"'{mine}' is yours, with your changes; the new edition is '{new}'." for mine, new in kept]
    if kept:
        told.append(f"'{NAME}' in your workspace says so too.")
    return told


def write(workspace: Path, manifest: Manifest) -> None:
    """Say in the workspace which lesson is which; once there was something to say, keep it true.

    Raises:
        OSError: If it cannot be written.
    """
    path = workspace / NAME
    rows = ""
    for mine, delivered in sorted(manifest.lessons.items()):
        beside = [name for name in delivered.beside if (workspace / name).exists()]
        if beside:
            rows += f"| {mine} | {'<br>'.join(beside)} |\n"
    text = _HEADING + (_EXPLANATION + rows + _ADVICE if rows else _NOTHING)
    if rows or path.exists():
        replace(path, text.encode())
