"""Every exercise that the tests of kinds go through: the course's own, and small ones made for these tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.kind import Samples
from curriculum.kinds.sheet import Passages, Row, Sheet
from curriculum.kinds.shelf import Shelf, Shelved

SHELF = Shelf(Course())
SMALL_SHELF = Shelf(SHELF.course, Path(__file__).parent / "definitions")
SMALL = [SMALL_SHELF.take(id) for id in SMALL_SHELF.files]
ALL = [*(SHELF.take(id) for id in SHELF.files), *SMALL]
JUDGED = [shelved for shelved in ALL if shelved.key is not None]
MARKED = [shelved for shelved in JUDGED if shelved.kind.marked]
UNMARKED = [shelved for shelved in JUDGED if not shelved.kind.marked]
RUN = 6
"""Words. So many in a row, shared by a reason and a page, are no chance."""


def name(shelved: Shelved) -> str:
    return shelved.id


def samples(shelved: Shelved) -> Samples:
    made: Samples = shelved.kind.samples(shelved.definition, shelved.key)
    return made


def rows(sheet: Sheet) -> list[Row]:
    """Every item of a sheet in its order, whether it stands in a row of its own or in a running text."""
    found: list[Row] = []
    for block in sheet:
        if isinstance(block, Row):
            found.append(block)
        elif isinstance(block, Passages):
            found += block.rows
    return found


def strings(data: Any, *names: str) -> list[str]:
    """Every text in plain data; with names, only those that stand under one of them."""
    if isinstance(data, str):
        return [] if names else [data]
    if isinstance(data, dict):
        own = [value for key, value in data.items() if key in names and isinstance(value, str)]
        return own + [text for value in data.values() for text in strings(value, *names)]
    if isinstance(data, (list, tuple)):
        return [text for value in data for text in strings(value, *names)]
    return []


def runs(text: str) -> set[str]:
    """Every run of so many words inside a sentence; a box to tick, a bracket or a tag ends one too."""
    found: set[str] = set()
    for sentence in re.split(r"[.?!:;()<>☐☒\[\]]", text.lower()):
        words = re.findall(r"[a-z0-9']+", sentence)
        found |= {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def secret(shelved: Shelved) -> set[str]:
    """The runs of words that only the key has: not the definition, nor the parts of the course that all may read."""
    course = SHELF.course
    key = shelved.key.model_dump() if shelved.key else {}
    open_ = strings(shelved.definition.model_dump())
    open_ += [passage.text for paragraph in course.case.paragraphs for passage in paragraph.passages]
    open_ += [element.asks for element in course.framework.elements] + list(course.words.texts.values())
    return set().union(*map(runs, strings(key, "reason", "nudge", "note", "text", "example"))) - set().union(
        *map(runs, open_)
    )
