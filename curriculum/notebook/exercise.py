"""``exercise("name")``: the one line that shows an exercise."""

from __future__ import annotations

from functools import cache

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.widget import ExerciseWidget
from curriculum.record.journal import Journal

_shown: dict[str, ExerciseWidget] = {}


def exercise(name: str) -> ExerciseWidget:
    """Show an exercise, with the answers it was given before.

    Shown twice, it is the same exercise in two places: an answer in one appears in the other.

    Args:
        name: The name of its file, without ``.yaml``.

    Raises:
        CurriculumError: There is no such exercise, or its file is faulty.
    """
    on = shelf()
    if name in _shown:
        _shown[name].refresh()
    else:
        _shown[name] = ExerciseWidget(on.take(name), on.course, _journal())
    return _shown[name]


def shown() -> tuple[str, ...]:
    """The exercises that this kernel has shown so far."""
    return tuple(_shown)


@cache
def shelf() -> Shelf:
    """Every exercise, as this kernel has read them."""
    return Shelf(Course())


@cache
def _journal() -> Journal:
    return Journal()
