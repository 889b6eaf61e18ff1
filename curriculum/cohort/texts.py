"""Text that people send: JSON that is read with care, and names made fit to show."""

from __future__ import annotations

import json
from typing import Any
from unicodedata import category, normalize

from curriculum.cohort.writer import Refused

DEEPEST = 40
"""Levels of brackets in anything sent."""

_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def packed(data: Any) -> str:
    """Data as JSON in plain ASCII, the same for the same data."""
    return json.dumps(data, separators=(",", ":"), allow_nan=False)


def parsed(body: bytes) -> dict[str, Any]:
    """The object in a request's body.

    Raises:
        Refused: It is no JSON object, is nested beyond reason, or holds numbers that are none.
    """
    try:
        data = json.loads(body, parse_constant=_no_number)
        if not isinstance(data, dict) or deeper_than(data, DEEPEST):
            raise ValueError
        packed(data)
    except (ValueError, RecursionError):
        raise Refused("cohort_not_readable") from None
    return data


def deeper_than(data: Any, levels: int) -> bool:
    """Whether lists and objects lie in one another more than so many levels deep."""
    layer = [data]
    for _ in range(levels):
        layer = [inner for outer in layer if isinstance(outer, (dict, list)) for inner in _inside(outer)]
        if not layer:
            return False
    return True


def shown_name(given: Any, most: int = 40) -> str:
    """A name on one line without what no one sees or what turns the line round; empty if nothing is left."""
    if not isinstance(given, str):
        return ""
    plain = "".join(" " if c.isspace() else c for c in given[: 4 * most])
    kept = "".join(c for c in plain if category(c) not in ("Cc", "Cs", "Co", "Cn") and c not in _TURNS)
    return " ".join(normalize("NFC", kept).split())[:most].strip()


def shown_text(given: Any, most: int = 2000) -> str:
    """A text of several lines, cleaned in the same way."""
    lines = given[:most].splitlines() if isinstance(given, str) else []
    return "\n".join(shown_name(line, most) for line in lines).strip()


def _inside(outer: dict[str, Any] | list[Any]) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else outer


def _no_number(name: str) -> None:
    raise ValueError(name)
