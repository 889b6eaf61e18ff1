"""What changed between two tests."""

from __future__ import annotations


def normalised_gain(pre: float, post: float) -> float | None:
    """The part of the possible gain that was gained (Hake 1998): (post - pre) / (100 - pre).

    Hake used class means; for one person it is a description and no more. A loss can fall far below -1.

    Args:
        pre: Percent before, 0 to 100.
        post: Percent after, 0 to 100.

    Returns:
        The gain, 1 at most; None if nothing was left to gain.

    Raises:
        ValueError: A percentage is out of range.
    """
    _percent(pre, post)
    return (post - pre) / (100 - pre) if pre < 100 else None


def normalised_change(pre: float, post: float) -> float | None:
    """As the normalised gain, but a loss is a part of what was there to lose (Marx and Cummings 2007).

    Args:
        pre: Percent before, 0 to 100.
        post: Percent after, 0 to 100.

    Returns:
        The change, -1 to 1, and 0 without any; None if both are 0 or both are 100.

    Raises:
        ValueError: A percentage is out of range.
    """
    _percent(pre, post)
    if pre == post:
        return None if pre in (0, 100) else 0.0
    return (post - pre) / (100 - pre) if post > pre else (post - pre) / pre


def _percent(*values: float) -> None:
    for value in values:
        if not 0 <= value <= 100:
            raise ValueError(f"{value} is no percentage: 0 to 100.")
