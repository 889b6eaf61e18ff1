"""What to do next, by the share of the room that is in line with the key.

The two lines are a convention of peer instruction, by which talk pays off between them. Crouch and Mazur (2001) put the
lower one at 35%, others at 30%, as the session plans do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from curriculum.course.course import Course
from curriculum.course.session import FirstVote, Session
from curriculum.kinds.reading import answers as by_item
from curriculum.kinds.shelf import Shelved

LOW, HIGH = 30, 70
"""Percent. Below the first go back to the idea; above the second explain and go on; between them talk, vote again."""


def advice(tally: dict[str, Any], session: Session | None, exercise: str) -> list[dict[str, Any]]:
    """One suggestion for each item of a closed first vote that the session plan prepares, else one by the share alone.

    Returns:
        For each ``item`` its ``count``, ``of``, ``percent``, the ``band`` (``low``, ``middle`` or ``high``), and from
        the plan ``expect`` and ``text``; both are empty where the plan has nothing on the item.
    """
    planned = {vote.item: vote for vote in session.first_votes if vote.exercise == exercise} if session else {}
    told = [item for item in tally.get("items", ()) if item["shown"] and item["right"] is not None]
    chosen = [item for item in told if item["id"] in planned] or told
    return [_for(item, planned.get(item["id"])) for item in chosen]


def texts(shelved: Shelved, course: Course, answers: Sequence[Any]) -> list[dict[str, str]]:
    """The free texts in some answers, for the instructor to pick from: in the order of the alphabet, so of nobody."""
    public = shelved.kind.public(shelved.definition, course)
    asked = {item["id"]: str(item["text"]) for item in public.get("items", ())}
    found = {
        (asked[id], said.strip())
        for answer in answers
        for id, given in (by_item(answer, tuple(asked)) or {}).items()
        for said in (given.get("text"), given.get("why"))
        if isinstance(said, str) and said.strip()
    }
    return [{"asked": question, "text": said} for question, said in sorted(found)]


def band(percent: int) -> str:
    """Where a share lies: ``low``, ``middle`` or ``high``."""
    return "low" if percent < LOW else "high" if percent > HIGH else "middle"


def _for(item: dict[str, Any], planned: FirstVote | None) -> dict[str, Any]:
    percent = int(100 * item["right"] / item["n"] + 0.5)
    text = (
        {"low": planned.under_30, "middle": planned.middle, "high": planned.over_70}[band(percent)] if planned else ""
    )
    return {
        "item": item["id"],
        "count": item["right"],
        "of": item["n"],
        "percent": percent,
        "band": band(percent),
        "expect": planned.expect if planned else "",
        "text": text,
    }
