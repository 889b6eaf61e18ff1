"""The quiz with this package: one widget per exercise, answers kept in the workspace's record."""

from __future__ import annotations

from pathlib import Path

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.widget import ExerciseWidget
from curriculum.record.journal import Journal

COURSE = Course()
SHELF = Shelf(COURSE, Path(__file__).parent.parent / "content")
JOURNAL = Journal()


def exercise(id: str) -> ExerciseWidget:
    """One exercise, as ``curriculum.exercise`` shows those of the course."""
    return ExerciseWidget(SHELF.take(id), COURSE, JOURNAL)
