"""A cascade on a random network: can one person set off the rest, if each looks at the share of their contacts?

Watts (2002), A simple model of global cascades on random networks, *PNAS* 99, 5766.
"""

from __future__ import annotations

from math import exp, floor, log

from curriculum.models.chance import Chance
from curriculum.models.run import Run


def cascade(people: int, contacts: float, share: float, seed: int = 1) -> Run:
    """One person, drawn by lot, begins; whoever sees enough of their contacts do it joins for good.

    Args:
        people: How many there are, 2 or more.
        contacts: The mean number of contacts, 0 or more; who knows whom is drawn by lot.
        share: The share of a person's contacts, above 0 and at most 1, that is enough for them.
        seed: The same seed gives the same network and the same beginner.

    Returns:
        The share of all people who have joined, in per cent, by round.
    """
    chance = Chance(seed)
    network = random_network(people, contacts, chance)
    enough = [_enough(len(known), share) for known in network]
    seen = [0] * people
    first = chance.below(people)
    on = [False] * people
    on[first] = True
    new, total = [first], 1
    reached = [100 / people]
    while new:
        next_round = []
        for person in new:
            for contact in network[person]:
                seen[contact] += 1
                if not on[contact] and seen[contact] >= enough[contact]:
                    on[contact] = True
                    next_round.append(contact)
        new = next_round
        total += len(new)
        if new:
            reached.append(100 * total / people)
    return Run(tuple(reached), reached[-1], 100)


def window(share: float) -> tuple[float, float] | None:
    """The lowest and the highest mean number of contacts at which one person can set off a large network.

    The condition is z · P(Poisson(z) ≤ K − 2) > 1, where K is the most contacts a person may have and still be moved
    by one of them. None if there is no such number: for every share above a quarter.

    Args:
        share: The share of a person's contacts that is enough for them, above 0.
    """
    most = floor(1 / share + 1e-9) - 2
    steps = [number / 100 for number in range(1, 300 * max(most, 1))]
    within = [contacts for contacts in steps if _spread(contacts, most) > 1]
    if not within:
        return None
    return _edge(within[0] - 0.01, within[0], most), _edge(within[-1] + 0.01, within[-1], most)


def random_network(people: int, contacts: float, chance: Chance) -> list[list[int]]:
    """For each person their contacts: every pair is tied with the same probability (Batagelj and Brandes 2005)."""
    network: list[list[int]] = [[] for _ in range(people)]
    tied = min(1.0, contacts / (people - 1))
    if tied <= 0:
        return network
    untied = log(1 - tied) if tied < 1 else float("-inf")
    one, other = 1, -1
    while one < people:
        other += 1 + int(log(1 - chance.share()) / untied)
        while other >= one and one < people:
            other -= one
            one += 1
        if one < people:
            network[one].append(other)
            network[other].append(one)
    return network


def _enough(contacts: int, share: float) -> int:
    """How many contacts are at least this share of them: rounded up, where 0.2 of 5 is 1."""
    return max(1, -floor(-(share * contacts) + 1e-9))


def _spread(contacts: float, most: int) -> float:
    term = total = exp(-contacts) if most >= 0 else 0.0
    for number in range(1, most + 1):
        term *= contacts / number
        total += term
    return contacts * total


def _edge(outside: float, inside: float, most: int) -> float:
    """Where the condition begins to hold, between a number outside the window and one inside, by halving."""
    for _ in range(40):
        middle = (outside + inside) / 2
        outside, inside = (outside, middle) if _spread(middle, most) > 1 else (middle, inside)
    return (outside + inside) / 2
