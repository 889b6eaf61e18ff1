"""The recruiting pledge, against the rounds worked out for it."""

from __future__ import annotations

import pytest

from curriculum.models.pledge import pledge, resting_place


def test_when_nobody_leaves() -> None:
    expected = [5, 9.88, 19.26, 36.67, 66.62, 111.04, 160.43, 192.17, 199.69]
    assert list(pledge(5, 200, 1, 0, 8).series) == pytest.approx(expected, abs=0.006)


def test_when_a_fifth_leaves() -> None:
    assert list(pledge(5, 200, 1, 0.2, 6).series) == pytest.approx(
        [5, 8.88, 15.58, 26.83, 44.70, 70.47, 102.01], abs=0.006
    )
    assert resting_place(200, 1, 0.2) == pytest.approx(160)
    assert pledge(5, 200, 1, 0.2, 100).outcome == pytest.approx(160)


def test_when_more_leave_than_come() -> None:
    assert resting_place(200, 0.2, 0.3) == 0
    assert pledge(50, 200, 0.2, 0.3, 200).outcome == pytest.approx(0, abs=0.01)
