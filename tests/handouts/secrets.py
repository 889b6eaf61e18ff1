"""What only a key says: runs of words that no learner may find on paper."""

from __future__ import annotations

from functools import cache

import nbformat

from curriculum.course import content
from tests.kinds.exercises import ALL, JUDGED, SHELF, runs, secret, strings

COURSE = SHELF.course
KEYED = [shelved for shelved in JUDGED if shelved.id in SHELF.files]
"""The course's own exercises that have a key."""


@cache
def hidden(id: str) -> frozenset[str]:
    """The runs of words of one exercise's key that nothing which learners may read has."""
    return frozenset(secret(SHELF.take(id)) - _public())


@cache
def every_hidden() -> frozenset[str]:
    """Those of all keys."""
    return frozenset().union(*(hidden(shelved.id) for shelved in KEYED))


def by_line(text: str) -> set[str]:
    """The runs of words inside each line of a text: a cell of a table is no part of the next."""
    return {run for line in text.splitlines() for run in runs(line)}


@cache
def _public() -> set[str]:
    texts = [text for shelved in ALL for text in strings(shelved.definition.model_dump())]
    for part in (COURSE.case, COURSE.framework, COURSE.evidence, COURSE.glossary, COURSE.timeline, COURSE.syllabus):
        texts += strings(part.model_dump())
    texts += [text for source in COURSE.sources.values() for text in strings(source.model_dump())]
    texts += [file.read_text("utf-8") for file in COURSE.data.joinpath("figures").iterdir()]
    for lesson in COURSE.syllabus.lessons:
        book = nbformat.reads(content.notebooks().joinpath(f"{lesson.stem}.ipynb").read_text("utf-8"), as_version=4)
        texts += [cell.source.replace("*", "").replace("> ", "") for cell in book.cells if cell.cell_type == "markdown"]
    return {run for text in texts for run in runs(text.replace("\n", " "))}
