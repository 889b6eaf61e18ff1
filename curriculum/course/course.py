"""The whole course, read once."""

from __future__ import annotations

from functools import cached_property
from importlib.resources.abc import Traversable

from curriculum.course import content
from curriculum.course.case import Case, Cases
from curriculum.course.evidence import Evidence
from curriculum.course.figure import Figure
from curriculum.course.framework import Framework
from curriculum.course.glossary import Glossary
from curriculum.course.guide import Guide
from curriculum.course.reading import read
from curriculum.course.session import Session
from curriculum.course.sources import Source, Sources
from curriculum.course.syllabus import Syllabus
from curriculum.course.timeline import Timeline
from curriculum.course.words import Words


class Course:
    """What is taught. Each part is read when it is first asked for, and raises ContentError if it is faulty."""

    def __init__(self, data: Traversable | None = None) -> None:
        """Read from ``data``, or from the course as installed."""
        self.data = data or content.data()

    @cached_property
    def framework(self) -> Framework:
        """The sixteen elements."""
        return read(Framework, self.data.joinpath("framework.yaml"))

    @cached_property
    def case(self) -> Case:
        """The case that the course is built on."""
        return read(Case, self.data.joinpath("case.yaml"))

    @cached_property
    def cases(self) -> Cases:
        """That case and all others, passage by passage."""
        folder = self.data.joinpath("cases")
        files = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
        return Cases((self.case, *(read(Case, file) for file in files if file.name.endswith(".yaml"))))

    @cached_property
    def evidence(self) -> Evidence:
        """Studies, counts and surveys."""
        return read(Evidence, self.data.joinpath("evidence.yaml"))

    @cached_property
    def timeline(self) -> Timeline:
        """The public record."""
        return read(Timeline, self.data.joinpath("timeline.yaml"))

    @cached_property
    def glossary(self) -> Glossary:
        """The terms."""
        return read(Glossary, self.data.joinpath("glossary.yaml"))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return read(Sources, self.data.joinpath("sources.yaml")).sources

    @cached_property
    def syllabus(self) -> Syllabus:
        """The lessons."""
        return read(Syllabus, self.data.joinpath("syllabus.yaml"))

    @cached_property
    def guide(self) -> Guide:
        """The tour and the help of the course panel."""
        return read(Guide, self.data.joinpath("guide.yaml"))

    @cached_property
    def words(self) -> Words:
        """The words on screen."""
        return read(Words, self.data.joinpath("words.yaml"))

    def figure(self, id: str) -> Figure:
        """One figure by the name of its file."""
        return read(Figure, self.data.joinpath("figures", f"{id}.yaml"))

    def session(self, stem: str) -> Session:
        """A lesson's session plan."""
        return read(Session, self.data.joinpath("sessions", f"{stem}.yaml"))
