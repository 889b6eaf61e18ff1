"""What people gave each item of an exercise, as values that can be counted, and how these are named and ordered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from curriculum.course.course import Course
from curriculum.course.framework import LEVELS
from curriculum.kinds.chart.face import word
from curriculum.kinds.labels import names
from curriculum.kinds.reading import answers
from curriculum.kinds.shelf import Shelved

Reading = frozenset[str]
"""All that one person gave one item: elements with their levels, a code, a group, a place, picks, a rating, a range."""

FIFTHS = 5
"""Estimates are counted in so many ranges of equal width: a room of numbers would else be a room of single votes."""


@dataclass(frozen=True)
class Value:
    """Something that can be given to an item.

    Attributes:
        label: Its name in words.
        mark: The level, for an element with one.
        element: The element's number, for an element.
        order: Where it stands among the others.
    """

    label: str
    mark: str = ""
    element: int | None = None
    order: tuple[float, ...] = ()


def items(shelved: Shelved, course: Course) -> list[dict[str, Any]]:
    """The items of an exercise as its page is sent them: each with an id and a text, and what else its kind gives."""
    public = shelved.kind.public(shelved.definition, course)
    found = public.get("items")
    return list(found) if found else [passage for part in public["paragraphs"] for passage in part["passages"]]


def readings(shelved: Shelved, course: Course, response: Any) -> dict[str, Reading]:
    """What one person gave each item; items with nothing that can be read are left out. Never raises."""
    public = {item["id"]: item for item in items(shelved, course)}
    if shelved.kind.name == "sorting" and isinstance(response, dict) and isinstance(response.get("order"), list):
        known = [id for id in dict.fromkeys(map(str, response["order"])) if id in public]
        return {id: frozenset({str(place)}) for place, id in enumerate(known, 1)}
    read = _READERS.get(shelved.kind.name)
    given = answers(response, tuple(public)) or {}
    if read is None:
        return {}
    on_offer = values(shelved, course)
    found = {id: read(answer, public[id]) for id, answer in given.items()}
    return {id: kept for id, one in found.items() if (kept := frozenset(v for v in one if v in on_offer[id]))}


def values(shelved: Shelved, course: Course) -> dict[str, dict[str, Value]]:
    """Everything that can be given to each item."""
    public = shelved.kind.public(shelved.definition, course)
    return {item["id"]: _values(shelved, course, public, item) for item in items(shelved, course)}


def _values(shelved: Shelved, course: Course, public: dict[str, Any], item: dict[str, Any]) -> dict[str, Value]:
    definition: Any = shelved.definition
    match shelved.kind.name:
        case "mapping":
            levels = LEVELS if definition.levels else ("",)
            return {
                f"{one.id}|{level}": Value(one.name, level.replace(" ", "-"), one.number, (one.number, at))
                for one in course.framework.elements
                for at, level in enumerate(levels)
            }
        case "sorting" if definition.way == "order":
            return {str(place): Value(str(place), order=(place,)) for place in range(1, len(public["items"]) + 1)}
        case "rating":
            return {str(n): Value(said, order=(n,)) for n, said in enumerate(definition.scale, 1)}
        case "estimate":
            prediction = next(one for one in definition.items if one.id == item["id"])
            return {str(n): Value(_range(prediction, n), order=(n,)) for n in range(FIFTHS)}
        case "chart":
            offered = [one["id"] if isinstance(one, dict) else str(one) for one in item["signals"]]
            return {name: Value(course.words[word(name)], order=(at,)) for at, name in enumerate((*offered, "none"))}
        case _:
            # What is offered under one item goes by the same letters as what is offered under the next.
            named = names({**public, "items": [item]}, course)
            choices = [one["id"] for one in item.get("choices", ())] or [
                one["id"] for part in ("groups", "codes") for one in public.get(part, ()) if "id" in one
            ]
            return {id: Value(named.get(id, id), _level(id), order=(at,)) for at, id in enumerate(choices)}


def _level(id: str) -> str:
    """The sign of a group that is one of the three levels."""
    mark = id.replace("_", "-").replace(" ", "-")
    return mark if mark.replace("-", " ") in LEVELS else ""


def _range(prediction: Any, n: int) -> str:
    width = (prediction.to - prediction.from_) / FIFTHS
    ends = (prediction.from_ + n * width, prediction.from_ + (n + 1) * width)
    return f"{ends[0]:g}–{ends[1]:g}"


def _marks(answer: dict[str, Any], item: dict[str, Any]) -> set[str]:
    marks = answer.get("marks")
    found = [mark for mark in marks if isinstance(mark, dict)] if isinstance(marks, list) else []
    given = {f"{mark.get('element')}|{level}" for mark in found for level in (mark.get("level"), "")}
    return given | {str(mark.get("signal")) for mark in found} | ({"none"} if answer.get("none") is True else set())


def _picks(answer: dict[str, Any], item: dict[str, Any]) -> set[str]:
    picks = answer.get("picks")
    return {one for one in picks if isinstance(one, str)} if isinstance(picks, list) else set()


def _one(name: str) -> Callable[[dict[str, Any], dict[str, Any]], set[str]]:
    def read(answer: dict[str, Any], item: dict[str, Any]) -> set[str]:
        value = answer.get(name)
        return {str(value)} if isinstance(value, str) or type(value) is int else set()

    return read


def _estimate(answer: dict[str, Any], item: dict[str, Any]) -> set[str]:
    value, first, last = answer.get("estimate"), float(item["from"]), float(item["to"])
    if isinstance(value, bool) or not isinstance(value, int | float) or not first <= value <= last:
        return set()
    return {str(min(FIFTHS - 1, int(FIFTHS * (value - first) / (last - first))))}


_READERS: dict[str, Callable[[dict[str, Any], dict[str, Any]], set[str]]] = {
    "mapping": _marks,
    "chart": _marks,
    "choice": _picks,
    "coding": _one("code"),
    "sorting": _one("group"),
    "rating": _one("rating"),
    "estimate": _estimate,
}
