"""Every file against its model, and every exercise against its key: all faults, not only the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.course.reading import Model, line_of, name_of, read
from curriculum.course.session import Session
from curriculum.errors import ContentError, Fault
from curriculum.kinds import KINDS

PARTS = ("framework", "case", "evidence", "timeline", "glossary", "sources", "syllabus", "words")
T = TypeVar("T")


class _KindOnly(Model):
    model_config = {**Model.model_config, "extra": "ignore"}
    kind: Literal["mapping", "coding", "sorting", "choice"]


def faults_in(root: Path) -> list[Fault]:
    """Every fault below a checkout's root, in the order of file and line."""
    course = Course(root / "curriculum" / "course" / "data")
    found: set[Fault] = set()

    def attempt(file: Path, work: Callable[[], T]) -> T | None:
        """What the work gives; None, and a fault kept, if it fails in any way: one bad file must not hide the next."""
        try:
            return work()
        except ContentError as error:
            found.update(error.faults)
        except Exception as error:  # a kind's doubts() may meet data nobody thought of
            said = f"It could not be checked ({type(error).__name__}: {error})."
            found.add(Fault(name_of(file), 1, "", said, "Mend the other faults first, then check again."))
        return None

    for part in PARTS:
        attempt(course.data / f"{part}.yaml", lambda part=part: getattr(course, part))  # type: ignore[misc]
    for folder, model in (("figures", Figure), ("sessions", Session)):
        for file in sorted((course.data / folder).glob("*.yaml")):
            attempt(file, lambda file=file, model=model: read(model, file))  # type: ignore[misc]
    for file in sorted((root / "exercises").glob("*/*.yaml")):
        key_file = root / "solutions" / file.parent.name / file.name
        attempt(file, lambda file=file, key_file=key_file: found.update(_exercise(file, key_file, course)))  # type: ignore[misc]
    return sorted(found)


def _exercise(file: Path, key_file: Path, course: Course) -> list[Fault]:
    """What does not fit between an exercise, its key and the course."""
    kind = KINDS[read(_KindOnly, file).kind]
    definition = read(kind.definition, file)
    held = key_file.parent.parent.is_dir()
    if held and definition.feedback != "none" and not key_file.is_file():
        return [Fault(name_of(file), 1, "", "It has no solution.", f"Write {name_of(key_file)}.")]
    if definition.feedback == "none" and key_file.is_file():
        return [Fault(name_of(key_file), 1, "", "Its exercise has no right answer.", "Take this file away.")]
    key = read(kind.key, key_file) if key_file.is_file() else None
    faults = []
    for doubt in kind.doubts(definition, key, course):
        at = key_file if doubt.in_key else file
        item = ".".join(map(str, doubt.place))
        faults.append(Fault(name_of(at), line_of(at, doubt.place), item, doubt.message, doubt.remedy))
    return faults
