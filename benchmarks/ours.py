"""The lesson made with this package: what a cell of it imports."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.quiz import name
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.widget import ExerciseWidget
from curriculum.record.journal import FILE, Journal

ROOT = Path("lesson")
"""Where the lesson's files lie, in the folder that the notebook runs in."""


@cache
def _shelf() -> tuple[Shelf, Journal]:
    return Shelf(Course(), ROOT), Journal(FILE)


def show(number: int) -> ExerciseWidget:
    """One exercise, which keeps its answers in a record on the disk."""
    shelf, journal = _shelf()
    return ExerciseWidget(shelf.take(name(number)), shelf.course, journal)
