"""Chance that repeats: the same seed gives the same run on every Python and every machine.

Python promises that of ``random.Random(seed).random()`` and of no other method: ``shuffle``, ``choice`` and ``sample``
may draw in another way in a later version. So everything here is made from ``random()`` alone.
"""

from __future__ import annotations

from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from one seed."""

    def __init__(self, seed: int) -> None:
        self._share = Random(seed).random

    def share(self) -> float:
        """A number from 0 to 1, 1 left out."""
        return self._share()

    def below(self, count: int) -> int:
        """A whole number from 0 to ``count`` − 1, each as likely."""
        return int(self._share() * count)

    def shuffled(self, things: list[T]) -> list[T]:
        """The same things in an order drawn by lot (Fisher and Yates); the list given stays as it is."""
        drawn = list(things)
        for last in range(len(drawn) - 1, 0, -1):
            other = int(self._share() * (last + 1))
            drawn[last], drawn[other] = drawn[other], drawn[last]
        return drawn
