"""The naming game with memory: the critical share worked out, and the game played by 24."""

from __future__ import annotations

import pytest

from curriculum.models.minority import critical_share, minority, next_share

RUNS = 100


@pytest.mark.parametrize(
    ("memory", "share"),
    [
        (3, 0.111),
        (5, 0.165),
        (7, 0.199),
        (9, 0.223),
        (11, 0.242),
        (12, 0.242),
        (13, 0.257),
        (15, 0.269),
        (20, 0.288),
        (30, 0.319),
        (50, 0.352),
    ],
)
def test_the_critical_share(memory: int, share: float) -> None:
    assert critical_share(memory) == pytest.approx(share, abs=6e-4)


def test_an_even_memory_is_as_good_as_the_odd_one_below_it() -> None:
    for share in (0, 0.2, 0.5, 0.9):
        assert next_share(share, 0.2, 12) == pytest.approx(next_share(share, 0.2, 11))


# The published shares are from 100 games, and so are these: at 0.75 each has a standard error of 0.043, and two of the
# joint one are 0.12. A game has converted if more than nine in ten of the uncommitted say the new name at its end.
@pytest.mark.parametrize(("committed", "share"), [(4, 0.0), (5, 0.0), (6, 0.75), (7, 1.0)])
def test_one_person_more_makes_the_difference(committed: int, share: float) -> None:
    ends = [minority(24, committed, 12, 100, seed).outcome for seed in range(RUNS)]
    assert sum(end > 90 for end in ends) / RUNS == pytest.approx(share, abs=0.12 if 0 < share < 1 else 0.03)


def test_without_a_minority_nothing_changes() -> None:
    assert set(minority(24, 0, 12).series) == {0.0}


def test_an_odd_number_plays_too() -> None:
    assert minority(25, 20, 3).outcome == 100
