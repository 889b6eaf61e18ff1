"""Every file against its model, every exercise against its key, every name against what it points at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from curriculum.checking.coverage import numbers
from curriculum.checking.lessons import lessons
from curriculum.checking.references import Named, dangling, exercises, order, passages_named_twice, sessions
from curriculum.course.case import Case
from curriculum.course.course import Course
from curriculum.course.figure import Figure
from curriculum.course.reading import Model, line_of, name_of, read
from curriculum.course.session import Session
from curriculum.errors import ContentError, Fault
from curriculum.kinds import KINDS
from curriculum.kinds.shelf import KindOnly, Shelf

PARTS = ("framework", "case", "evidence", "timeline", "glossary", "sources", "syllabus", "words", "guide")


class Check:
    """One run over one course: faults are gathered, and nothing stops it."""

    def __init__(self, root: Path) -> None:
        """Check what lies below ``root``, laid out like a checkout."""
        self.root = root
        self.data = root / "curriculum" / "course" / "data"
        self.course = Course(self.data)
        self.shelf = Shelf(self.course, root)
        self.found: set[Fault] = set()
        self.read: list[Named] = []

    def run(self) -> list[Fault]:
        """Every fault, in the order of file and line."""
        for part in PARTS:
            self._keep(self.data / f"{part}.yaml", partial(getattr, self.course, part))
        folders: tuple[tuple[str, type[Model]], ...] = (("cases", Case), ("figures", Figure), ("sessions", Session))
        for folder, model in folders:
            for file in sorted((self.data / folder).glob("*.yaml")):
                self._keep(file, partial(read, model, file))
        self._attempt(self.data / "cases", lambda: passages_named_twice(self.read))
        for file in sorted((self.root / "exercises").glob("*/*.yaml")):
            self._attempt(file, partial(self._exercise, file))
        whole = self.data / "syllabus.yaml"
        self._attempt(whole, lambda: dangling(self.read, self.course))
        # Names across files mean little while files are missing: a broken file is named above already.
        if not self.found:
            self._attempt(whole, lambda: order(self.course))
            self._attempt(whole, lambda: exercises(self.shelf, self.course))
            self._attempt(whole, lambda: sessions(self.shelf, self.course))
            self._attempt(whole, lambda: numbers(self.shelf, self.course))
        self._attempt(self.root / "notebooks", lambda: lessons(self.root, self.shelf, self.course))
        return sorted(self.found)

    def _attempt(self, file: Path, work: Callable[[], Iterable[Fault]]) -> None:
        """Take in what the work finds; if it fails in any way, that is a fault too: one bad file must hide no other."""
        try:
            for fault in work():
                self.found.add(fault)
        except ContentError as error:
            self.found.update(error.faults)
        except Exception as error:  # a kind's doubts() may meet data nobody thought of
            said = f"It could not be checked ({type(error).__name__}: {error})."
            self.found.add(Fault(name_of(file), 1, "", said, "Mend the other faults first, then check again."))

    def _keep(self, file: Path, work: Callable[[], Model | dict[str, Model]]) -> None:
        def reading() -> Iterable[Fault]:
            model = work()
            if isinstance(model, Model):
                self.read.append(Named(file, model))
            return ()

        self._attempt(file, reading)

    def _exercise(self, file: Path) -> Iterable[Fault]:
        """What does not fit between an exercise, its key and the course."""
        key_file = self.root / "solutions" / file.parent.name / file.name
        kind = KINDS[read(KindOnly, file).kind]
        faults: list[Fault] = []
        definition = key = None
        try:
            definition = read(kind.definition, file)
            self.read.append(Named(file, definition))
        except ContentError as error:
            faults += error.faults
        try:
            key = read(kind.key, key_file) if key_file.is_file() else None
        except ContentError as error:
            faults += error.faults
        if key is not None:
            self.read.append(Named(key_file, key))
        if definition is None or faults:
            return faults
        if (self.root / "solutions").is_dir() and definition.feedback != "none" and key is None:
            return [Fault(name_of(file), 1, "", "It has no solution.", f"Write {name_of(key_file)}.")]
        if definition.feedback == "none" and key is not None:
            return [Fault(name_of(key_file), 1, "", "Its exercise has no right answer.", "Take this file away.")]
        for doubt in kind.doubts(definition, key, self.course):
            at = key_file if doubt.in_key else file
            item = ".".join(map(str, doubt.place))
            faults.append(Fault(name_of(at), line_of(at, doubt.place), item, doubt.message, doubt.remedy))
        return faults
