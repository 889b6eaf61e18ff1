"""A committed minority: how few, who never give way, can turn a convention over?

Centola, Becker, Brackbill and Baronchelli (2018), Experimental evidence for tipping points in social convention,
*Science* 360, 1116: a naming game with memory.
"""

from __future__ import annotations

from math import comb

from curriculum.models.chance import Chance
from curriculum.models.run import Run


def minority(people: int, committed: int, memory: int, rounds: int = 100, seed: int = 1) -> Run:
    """Each round, all meet in pairs drawn by lot; each says a name and remembers the other's.

    The uncommitted say the name they remember most often, and toss a coin if two stand even. To begin with they
    remember the old one alone. The committed always say the new one. With an odd number, one sits a round out.

    Args:
        people: How many there are, committed ones among them.
        committed: How many of them always say the new name; fewer than all.
        memory: How many names one remembers, 1 or more.
        rounds: How many rounds are played.
        seed: The same seed gives the same run.

    Returns:
        The share of the uncommitted who say the new name, in per cent, by round.
    """
    chance = Chance(seed)
    heard = [[False] * memory for _ in range(people)]
    new = [0] * people
    order = list(range(people))
    series = [0.0]
    for turn in range(rounds):
        said = [
            person < committed or 2 * new[person] > memory or (2 * new[person] == memory and chance.share() < 0.5)
            for person in order
        ]
        drawn = chance.shuffled(order)
        oldest = turn % memory
        for one, other in zip(drawn[::2], drawn[1::2], strict=False):
            for person, name in ((one, said[other]), (other, said[one])):
                new[person] += name - heard[person][oldest]
                heard[person][oldest] = name
        saying = sum(1 for person in order[committed:] if 2 * new[person] > memory)
        even = sum(1 for person in order[committed:] if 2 * new[person] == memory)
        series.append(100 * (saying + even / 2) / (people - committed))
    return Run(tuple(series), series[-1], 100)


def critical_share(memory: int) -> float:
    """The smallest committed share with which the old name cannot last, in a crowd too large for chance to matter.

    Args:
        memory: How many names one remembers. An even number gives the same as the odd one below it.
    """
    low, high = 0.0, 0.5
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _old_name_lasts(middle, memory) else (low, middle)
    return (low + high) / 2


def next_share(share: float, committed: float, memory: int) -> float:
    """The share of the uncommitted who say the new name in the next round: the chance that most names heard are new."""
    heard = committed + (1 - committed) * share
    chances = [comb(memory, n) * heard**n * (1 - heard) ** (memory - n) for n in range(memory + 1)]
    even = chances[memory // 2] / 2 if memory % 2 == 0 else 0.0
    return sum(chances[memory // 2 + 1 :]) + even


def _old_name_lasts(committed: float, memory: int) -> bool:
    """Whether some share below the middle stays or falls: the least gain there is not above 0."""

    def gain(share: float) -> float:
        return next_share(share, committed, memory) - share

    top = (0.5 - committed) / (1 - committed)
    least = min(range(101), key=lambda step: gain(top * step / 100))
    low, high = top * max(least - 1, 0) / 100, top * min(least + 1, 100) / 100
    for _ in range(40):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, b) if gain(a) < gain(b) else (a, high)
    return gain((low + high) / 2) <= 0
