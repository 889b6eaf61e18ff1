"""A case, retold, one addressable passage at a time."""

from __future__ import annotations

from collections.abc import Iterable

from curriculum.course.reading import Model


class Passage(Model):
    """A sentence or clause that an exercise can point at."""

    id: str
    text: str


class Paragraph(Model):
    """A run of passages."""

    id: str
    name: str = ""
    lead: str | None = None
    passages: tuple[Passage, ...]


class Silence(Model):
    """Something the account does not report."""

    id: str
    text: str


class Case(Model):
    """A case as the course tells it. Its passages have ids that no other case of the course has."""

    title: str
    origin: str
    sources: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    silences: tuple[Silence, ...] = ()


class Cases:
    """Every passage of every case, by its id."""

    def __init__(self, cases: Iterable[Case]) -> None:
        """Look in these cases, the course's own first."""
        self.cases = tuple(cases)
        self._case = {paragraph.id: case for case in self.cases for paragraph in case.paragraphs}
        self._paragraph = {paragraph.id: paragraph for case in self.cases for paragraph in case.paragraphs}
        self._holds = dict(self._paragraph) | {p.id: one for one in self._paragraph.values() for p in one.passages}
        self._passage = {p.id: p for paragraph in self._paragraph.values() for p in paragraph.passages}

    def __contains__(self, id: object) -> bool:
        """Whether a passage or a paragraph has this id."""
        return id in self._holds

    def passage(self, id: str) -> Passage:
        """The passage with this id; KeyError if there is none."""
        return self._passage[id]

    def paragraph(self, id: str) -> Paragraph:
        """The paragraph with this id; KeyError if there is none."""
        return self._paragraph[id]

    def paragraph_of(self, id: str) -> Paragraph:
        """The paragraph that holds a passage, or that has this id itself; KeyError if there is none."""
        return self._holds[id]

    def case_of(self, id: str) -> Case:
        """The case that a passage or paragraph belongs to; KeyError if there is none."""
        return self._case[self._holds[id].id]
