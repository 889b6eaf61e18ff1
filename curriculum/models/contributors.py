"""A critical mass of contributors: who goes first, if the good is worth more to some than to others?

Oliver, Marwell and Teixeira (1985), A theory of the critical mass I, *American Journal of Sociology* 91, 522.
"""

from __future__ import annotations

from math import sqrt

from curriculum.models.run import Run

COST = 1.0
"""What one contribution costs, in the same units as what the good is worth."""
LEAST = 3
"""What the whole good is worth to the least interested; to each next person it is worth 1 more."""


def contributors(people: int, shape: int, order: int = 1, pledge: int = 0) -> Run:
    """Each is asked once, in turn, and contributes if their own next unit is worth more to them than it costs.

    Args:
        people: How many there are, 2 or more. The whole good is worth 3, 4, 5 and so on to them.
        shape: 1 accelerating: late contributions bring most, as (R / N)²; 0 decelerating: early ones do, as √(R / N).
        order: 1 the least interested are asked first; 0 the most interested.
        pledge: 1 everyone says 'I will if you will', and all who gain by it act once the last has been asked; 0 no.

    Returns:
        People who contribute, by how many have been asked.
    """
    worth = interests(people, ascending=bool(order))
    if pledge:
        series = [0] * people + [pledged(worth, people, shape)]
    else:
        series = [0]
        for value in worth:
            step = provided(series[-1] + 1, people, shape) - provided(series[-1], people, shape)
            series.append(series[-1] + (value * step > COST))
    return Run(tuple(series), series[-1], people)


def interests(people: int, *, ascending: bool) -> list[int]:
    """What the whole good is worth to each, in the order in which they are asked."""
    worth = list(range(LEAST, LEAST + people))
    return worth if ascending else worth[::-1]


def provided(contributions: int, people: int, shape: int) -> float:
    """The share of the good that so many contributions bring about."""
    share = contributions / people
    return share**2 if shape else sqrt(share)


def pledged(worth: list[int], people: int, shape: int) -> int:
    """The largest number who all gain if just they contribute: those to whom it is worth least drop out first."""
    willing = sorted(worth)
    while willing and willing[0] * provided(len(willing), people, shape) <= COST:
        willing.pop(0)
    return len(willing)


def joint_gain(people: int, contributions: int, shape: int) -> float:
    """What everyone gains together, less what the contributions cost."""
    return sum(interests(people, ascending=True)) * provided(contributions, people, shape) - COST * contributions
