"""Watts's cascades: the window worked out from his condition, and runs on networks of a thousand."""

from __future__ import annotations

import pytest

from curriculum.models.cascade import cascade, window
from curriculum.models.run import Run

RUNS = 120


@pytest.mark.parametrize(
    ("share", "low", "high", "digits"),
    [
        (0.10, 1.000, 13.66, 2),
        (0.15, 1.004, 7.477, 3),
        (0.18, 1.021, 5.765, 3),
        (0.20, 1.021, 5.765, 3),
        (0.22, 1.114, 3.863, 3),
        (0.25, 1.114, 3.863, 3),
    ],
)
def test_the_window(share: float, low: float, high: float, digits: int) -> None:
    found = window(share)
    assert found is not None
    assert found[0] == pytest.approx(low, abs=6e-4)
    assert found[1] == pytest.approx(high, abs=0.6 * 10**-digits)


@pytest.mark.parametrize("share", [0.2501, 0.3, 0.5, 1])
def test_above_a_quarter_there_is_no_window(share: float) -> None:
    assert window(share) is None


# The published shares come from 500 runs and are to be met within 0.06 by as many: benchmarks/models.py does that. Here
# are 120, whose share has a standard error of up to 0.046, beside 0.022 of the published one: 0.06 and once that again.
@pytest.mark.parametrize(
    ("contacts", "large", "reach"),
    [
        (0.8, 0.0, None),
        (1.5, 0.52, 0.57),
        (3, 0.89, 0.94),
        (4, 0.87, 0.98),
        (5, 0.72, 0.99),
        (6, 0.26, 1.0),
        (6.5, 0.11, None),
        (8, 0.0, None),
    ],
)
def test_how_often_one_person_sets_off_the_rest(contacts: float, large: float, reach: float | None) -> None:
    runs = [cascade(1000, contacts, 0.18, seed).outcome for seed in range(RUNS)]
    wide = [outcome for outcome in runs if outcome > 10]
    assert len(wide) / RUNS == pytest.approx(large, abs=0.11)
    if reach:
        assert sum(wide) / len(wide) / 100 == pytest.approx(reach, abs=0.06)


def test_alone_one_person_stays_alone() -> None:
    assert cascade(100, 0, 0.18) == Run((1.0,), 1.0, 100)


def test_whoever_sees_everyone_moves_all_or_nobody() -> None:
    """With everybody tied to everybody, one of 10 is a tenth of the rest's 9 contacts and more."""
    assert cascade(10, 9, 0.1).outcome == 100
    assert cascade(10, 9, 0.2).outcome == 10
