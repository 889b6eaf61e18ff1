"""What a closed vote shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved


def tally(shelved: Shelved, course: Course, answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """How many answered; nothing with fewer than five."""
    return {"n": len(answers), "shown": True, "items": []} if len(answers) >= 5 else {"n": None, "shown": False}
