"""What may come in place of an answer, from a file that is damaged or was written by hand."""

from __future__ import annotations

import random
from typing import Any

DEEP: Any = []
for _ in range(900):
    DEEP = [DEEP]

NO_ANSWERS: list[Any] = [None, [], "items", 7, DEEP, {"items": DEEP}, {"items": None}, {"order": {}}]
"""Nothing that any kind could take for an answer."""


def junk(random_: random.Random, depth: int = 0) -> Any:
    """Anything that JSON can carry, and a little more."""
    leaves: list[Any] = [None, True, 0, -1, 3.5, float("nan"), "", "valued", "x" * 2000, "\ud800", "\x00", [], {}]
    if depth > 3 or random_.random() < 0.4:
        return random_.choice(leaves)
    if random_.random() < 0.5:
        return [junk(random_, depth + 1) for _ in range(random_.randrange(4))]
    keys = ["items", "marks", "element", "level", "code", "group", "order", "picks", "certainty", "why", "p1a"]
    return {random_.choice(keys): junk(random_, depth + 1) for _ in range(random_.randrange(5))}


def spoilt(good: Any, random_: random.Random) -> Any:
    """A readable answer with junk in one place, at any depth: what lies around it leads the judgement there."""
    if not isinstance(good, (dict, list)) or not good or random_.random() < 0.2:
        return junk(random_)
    copy = good.copy()
    at = random_.choice(list(copy) if isinstance(copy, dict) else range(len(copy)))
    copy[at] = spoilt(copy[at], random_)
    return copy
