"""Words the course uses, in plain English."""

from __future__ import annotations

from curriculum.course.reading import Model


class Term(Model):
    """One term."""

    id: str
    term: str
    meaning: str
    elements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    caution: str | None = None


class Glossary(Model):
    """Every term."""

    terms: tuple[Term, ...]
