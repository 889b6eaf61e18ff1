"""A chain of thresholds: one person waits for one more, and the chain is broken.

Granovetter (1978), Threshold models of collective behavior, *American Journal of Sociology* 83, 1420.
"""

from __future__ import annotations

from collections.abc import Iterable

from curriculum.models.run import Run


def chain(people: int, broken: int = 0, starters: int = 0) -> Run:
    """A crowd with the thresholds 0, 1, 2 and so on, one person each.

    Args:
        people: How many there are, 2 or more.
        broken: The threshold of the one person who waits for one more than that; 0 for nobody.
        starters: People from outside who act whatever others do.

    Returns:
        People of the crowd who have joined, by round; starters from outside are not counted among them.
    """
    waits = [number + (number == broken and broken > 0) for number in range(people)]
    return Run(joined := path(waits, starters), joined[-1], people)


def path(waits: Iterable[int], starters: int = 0) -> tuple[int, ...]:
    """How many of a crowd have joined, by round, until nobody more does. Whoever has joined stays.

    Args:
        waits: Each person's threshold: how many others must be acting, starters among them.
        starters: People from outside who act whatever others do.
    """
    waits = tuple(waits)
    joined = [0]
    while len(joined) < 2 or joined[-1] != joined[-2]:
        joined.append(sum(1 for wait in waits if wait <= joined[-1] + starters))
    return tuple(joined[:-1]) if len(joined) > 2 else tuple(joined)
