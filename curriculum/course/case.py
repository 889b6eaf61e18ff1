"""A case, retold, one addressable passage at a time."""

from __future__ import annotations

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
    """The case as the course tells it."""

    title: str
    origin: str
    sources: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    silences: tuple[Silence, ...] = ()

    def passage(self, id: str) -> Passage:
        """The passage with this id; KeyError if there is none."""
        return {p.id: p for paragraph in self.paragraphs for p in paragraph.passages}[id]

    def paragraph_of(self, id: str) -> Paragraph:
        """The paragraph that holds a passage, or that has this id itself; KeyError if there is none."""
        for paragraph in self.paragraphs:
            if paragraph.id == id or any(passage.id == id for passage in paragraph.passages):
                return paragraph
        raise KeyError(id)
