"""The upper-lower index, against a small test worked by hand."""

from __future__ import annotations

import pytest

from curriculum.measures.discrimination import discrimination, ends

ROWS = [
    [mark == "1" for mark in row]
    for row in ["111110", "111101", "111010", "111100", "110101", "101000", "110001", "101000", "010001", "100000"]
]


def test_ten_people_and_six_items_worked_by_hand() -> None:
    assert ends(len(ROWS)) == 3
    assert discrimination(ROWS) == pytest.approx([0.333, 0.667, 0.667, 0.667, 0.667, 0], abs=5e-4)


def test_an_item_that_only_the_weakest_have_in_line_is_below_nothing() -> None:
    rows = [[True, True, True, False]] * 5 + [[False, False, False, True]] * 5
    assert discrimination(rows) == [1, 1, 1, -1]


def test_nobody_is_told_apart_alone() -> None:
    assert ends(1) == ends(2) == 1 and ends(30) == 8 and ends(100) == 27
    with pytest.raises(ValueError, match="fewer than two"):
        discrimination([[True]])
