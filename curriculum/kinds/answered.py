"""The paper form with a learner's own answers: what can be read of a response, whatever lies around it.

A response may come from a file that is damaged, or from an older edition of the course. Nothing here raises: what has
no shape, or names a choice that the course does not know, is left out, and everything else is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from unicodedata import category

from curriculum.course.course import Course
from curriculum.kinds.definition import Exercise
from curriculum.kinds.heading import opening
from curriculum.kinds.sheet import Block, Lines, Sheet

T = TypeVar("T")


def readable(response: Any, known: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The answers that can be read, by item id, in the order of the items known."""
    given = response.get("items") if isinstance(response, dict) else None
    if not isinstance(given, dict):
        return {}
    return {id: given[id] for id in known if isinstance(given.get(id), dict)}


def listed(value: Any) -> list[Any]:
    """What stands in a list; nothing if there is none."""
    return value if isinstance(value, list) else []


def chosen(value: Any, on_offer: Mapping[str, T]) -> T | None:
    """What a choice stands for; None if it is no choice that is known."""
    return on_offer.get(value) if isinstance(value, str) else None


def whole(value: Any, least: int, most: int) -> int | None:
    """A whole number between two ends; None if it is none."""
    return value if type(value) is int and least <= value <= most else None


def own_words(text: Any) -> tuple[str, ...]:
    """A learner's text line by line, an empty one between paragraphs; nothing if it is blank or no text.

    Characters that no page can show are left out; a half of one that was cut in two is shown as missing.
    """
    if not isinstance(text, str):
        return ()
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = ["".join(c for c in line if c == "\t" or category(c) != "Cc").rstrip() for line in mended.splitlines()]
    filled = [at for at, line in enumerate(lines) if line]
    return tuple(lines[filled[0] : filled[-1] + 1]) if filled else ()


def wrote(label: str, text: Any) -> tuple[Lines, ...]:
    """A learner's text under its label; nothing if there is none."""
    written = own_words(text)
    return (Lines(label=label, written=written),) if written else ()


def answered_sheet(definition: Exercise, kind: str, course: Course, blocks: Iterable[Block]) -> Sheet:
    """The items that have an answer, under the exercise's title and prompt; nothing if there is none."""
    shown = tuple(blocks)
    return (*opening(definition, kind, course), *shown) if shown else ()
