"""How well an item tells those who know much from those who know little."""

from __future__ import annotations

from collections.abc import Sequence

SHARE = 0.27
"""The part of a group that is its upper, and its lower, end (Kelley 1939): a balance of size and contrast."""


def discrimination(rows: Sequence[Sequence[bool]]) -> list[float]:
    """The upper-lower index of each item: the share in line among the best 27% less that among the weakest 27%.

    People are ranked by how many items they have in line, the item itself included. Those with equal totals stand in
    the order in which they are given.

    Args:
        rows: For each person whether each item is in line; all rows as long.

    Returns:
        For each item a number from -1 to 1; below 0 the weakest did better, which asks for a look at the key.

    Raises:
        ValueError: There are fewer than two people.
    """
    if len(rows) < 2:
        raise ValueError("Nobody can be told apart among fewer than two.")
    ranked = sorted(rows, key=sum, reverse=True)
    size = ends(len(rows))
    best, weakest = (list(map(sum, zip(*group, strict=True))) for group in (ranked[:size], ranked[-size:]))
    return [(high - low) / size for high, low in zip(best, weakest, strict=True)]


def ends(n: int) -> int:
    """How many people are the upper 27% of so many, and how many the lower."""
    return max(1, int(SHARE * n + 0.5))
