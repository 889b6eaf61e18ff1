"""Centola and Macy's ring, against the counts worked out for it, as it is and rewired."""

from __future__ import annotations

from statistics import fmean

import pytest

from curriculum.models.chance import Chance
from curriculum.models.contagion import contagion, rewire, ring, spread

RUNS = 200


@pytest.mark.parametrize(
    ("contacts", "needed", "starters", "joined", "rounds"),
    [
        (4, 1, 1, 100, 25),
        (4, 2, 2, 100, 49),
        (4, 3, 2, 2, 0),
        (4, 3, 4, 4, 0),
        (6, 2, 2, 100, 25),
        (6, 3, 3, 100, 48),
        (6, 4, 4, 4, 0),
    ],
)
def test_the_ring_as_it_is(contacts: int, needed: int, starters: int, joined: int, rounds: int) -> None:
    path = spread(ring(100, contacts), range(starters), needed)
    assert (path[-1], len(path) - 1) == (joined, rounds)


# As many runs as published. Both are samples: a share of full spreads has a standard error of 0.03 here and 0.03 there,
# so two of the joint one are 0.08, rounded up to 0.09; published steps are rounded to whole ones.
@pytest.mark.parametrize(
    ("rewired", "steps_one", "full_two", "steps_two", "full_three", "reach_three"),
    [
        (0, 16, 1.00, 23, 1.0, 100),
        (0.05, 5, 1.00, 18, 0.0, 13),
        (0.1, 4, 0.98, 14, 0.0, 10),
        (0.2, 4, 0.92, 10, 0.0, 8),
        (1, 3, 0.84, 8, 0.0, 7),
    ],
)
def test_the_ring_rewired(
    rewired: float, steps_one: float, full_two: float, steps_two: float, full_three: float, reach_three: float
) -> None:
    one, two, three = ([contagion(100, 6, needed, rewired, seed) for seed in range(RUNS)] for needed in (1, 2, 3))
    assert all(run.outcome == 100 for run in one)
    assert fmean(len(run.series) - 1 for run in one) == pytest.approx(steps_one, abs=0.6)
    full = [run for run in two if run.outcome == 100]
    assert len(full) / RUNS == pytest.approx(full_two, abs=0.09)
    assert fmean(len(run.series) - 1 for run in full) == pytest.approx(steps_two, abs=1.2)
    assert sum(run.outcome == 100 for run in three) / RUNS == pytest.approx(full_three, abs=0.01)
    assert fmean(run.outcome for run in three) == pytest.approx(reach_three, abs=0.6)


def test_rewiring_keeps_everyone_s_number_of_ties() -> None:
    for seed in range(20):
        network = rewire(ring(60, 4), 1.0, Chance(seed))
        assert [len(tied) for tied in network] == [4] * 60
        assert all(person not in tied for person, tied in enumerate(network))
        assert all(person in network[other] for person, tied in enumerate(network) for other in tied)


def test_where_nothing_can_be_rewired_it_ends() -> None:
    assert rewire(ring(5, 4), 1.0, Chance(1)) == ring(5, 4)
