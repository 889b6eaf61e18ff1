"""Charts of strangers are drawn in a process apart, and none of them can keep or break it for the others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from curriculum.handouts.charts import Apart, svg
from tests.handouts.strange.charts import BARS


@pytest.fixture
def apart() -> Iterator[Apart]:
    made = Apart()
    yield made
    made.close()


def test_a_chart_is_the_same_as_in_this_process(apart: Apart) -> None:
    assert apart.svg(BARS) == svg(BARS)


@pytest.mark.parametrize("spec", [{}, {**BARS, "mark": "smell"}, {**BARS, "title": "a\x00b"}])
def test_a_chart_that_cannot_be_drawn_does_not_harm_the_next(apart: Apart, spec: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        apart.svg(spec)
    assert apart.svg(BARS).startswith("<svg")


def test_a_chart_that_takes_too_long_is_given_up(apart: Apart) -> None:
    apart.seconds = 0
    with pytest.raises(ValueError):
        apart.svg(BARS)
    apart.seconds = 60
    assert apart.svg(BARS).startswith("<svg")
