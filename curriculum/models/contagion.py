"""Complex contagion: what needs more than one neighbour to spread travels badly along long ties.

Centola and Macy (2007), Complex contagions and the weakness of long ties, *American Journal of Sociology* 113, 702.
"""

from __future__ import annotations

from collections.abc import Iterable

from curriculum.models.chance import Chance
from curriculum.models.run import Run

Network = list[set[int]]
"""For each person the people they are tied to."""


def contagion(people: int, contacts: int, needed: int, rewired: float, seed: int = 1) -> Run:
    """One person and all their contacts begin; whoever has enough contacts who do it joins for good.

    Args:
        people: How many sit in the ring, more than ``contacts``.
        contacts: How many nearest neighbours each is tied to: an even number.
        needed: How many of a person's contacts must do it before they do.
        rewired: For what share of the ties, 0 to 1, ends are swapped with another tie's (see ``rewire``).
        seed: The same seed gives the same network and the same beginner.

    Returns:
        People who have joined, by round.
    """
    chance = Chance(seed)
    network = rewire(ring(people, contacts), rewired, chance)
    first = chance.below(people)
    joined = spread(network, {first, *network[first]}, needed)
    return Run(joined, joined[-1], people)


def ring(people: int, contacts: int) -> Network:
    """A ring in which each is tied to their nearest neighbours, half of them on each side."""
    steps = [step for half in range(1, contacts // 2 + 1) for step in (half, -half)]
    return [{(person + step) % people for step in steps} for person in range(people)]


def rewire(network: Network, share: float, chance: Chance) -> Network:
    """The same network, rewired so that everyone keeps as many ties as before.

    There are as many swaps as ``share`` of the ties. A swap takes two ties drawn by lot and exchanges their ends, so
    that up to twice that share come to lie elsewhere. One that would tie somebody to themselves, or two people
    twice, is drawn anew.
    """
    network = [set(tied) for tied in network]
    ties = [(one, other) for one, tied in enumerate(network) for other in sorted(tied) if one < other]
    swaps, tries = round(share * len(ties)), 100 * len(ties)
    while swaps and tries:
        tries -= 1
        first, second = chance.below(len(ties)), chance.below(len(ties))
        (a, b), (c, d) = ties[first], ties[second]
        if chance.share() < 0.5:
            c, d = d, c
        if len({a, b, c, d}) < 4 or d in network[a] or b in network[c]:
            continue
        for one, old, new in ((a, b, d), (b, a, c), (c, d, b), (d, c, a)):
            network[one].remove(old)
            network[one].add(new)
        ties[first], ties[second] = (a, d), (c, b)
        swaps -= 1
    return network


def spread(network: Network, starters: Iterable[int], needed: int) -> tuple[int, ...]:
    """How many have joined, by round, until nobody more does."""
    joined = set(starters)
    counts = [len(joined)]
    seen = [0] * len(network)
    new = joined.copy()
    while new:
        reached = set()
        for person in new:
            for contact in network[person]:
                seen[contact] += 1
                if seen[contact] >= needed and contact not in joined:
                    reached.add(contact)
        joined |= reached
        new = reached
        if new:
            counts.append(len(joined))
    return tuple(counts)
