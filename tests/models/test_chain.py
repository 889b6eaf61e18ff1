"""Granovetter's chain, against the counts worked out for it."""

from __future__ import annotations

import pytest

from curriculum.models.chain import chain, path


def test_an_unbroken_chain_takes_everyone() -> None:
    run = chain(100)
    assert run.outcome == 100
    assert run.series == tuple(range(101))


@pytest.mark.parametrize("broken", [1, 2, 10, 50, 99])
def test_a_broken_chain_stops_at_the_break(broken: int) -> None:
    assert chain(100, broken).outcome == broken


def test_the_crowd_of_ten() -> None:
    assert path([0, 1, 1, 2, 3, 4, 6, 6, 8, 9]) == (0, 1, 3, 5, 6, 8, 9, 10)


def test_one_starter_from_outside_mends_the_chain() -> None:
    assert path([0, 2, 2, *range(3, 100)], starters=1)[-1] == 100
    assert chain(100, broken=1, starters=1).outcome == 100


def test_nobody_begins() -> None:
    assert path([1, 2, 3]) == (0, 0)
