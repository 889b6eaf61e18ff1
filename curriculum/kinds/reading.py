"""Reading a response that may hold anything at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from curriculum.kinds.verdict import Problem


def answers(response: Any, known: Iterable[str]) -> dict[str, dict[str, Any]] | None:
    """The answers to items that still exist, by item id; None if the response has no such shape.

    Answers to items that the course has since dropped are passed over, not refused.
    """
    if not isinstance(response, dict) or not isinstance(response.get("items", {}), dict):
        return None
    given = response.get("items", {})
    found = {id: given[id] for id in known if id in given}
    return found if all(isinstance(answer, dict) for answer in found.values()) else None


def unreadable() -> tuple[Problem, ...]:
    """Said of a response that has no shape this kind knows."""
    return (Problem(lead="not_read_shape"),)


def nothing() -> tuple[Problem, ...]:
    """Said when there is nothing to check yet."""
    return (Problem(lead="nothing_yet"),)
