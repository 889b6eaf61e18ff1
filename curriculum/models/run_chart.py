"""Run charts: points in the order of time, a centre line, and rules that tell signal from noise.

Three sets of rules, side by side, since each is in use and they do not agree. Agree on one before you look.

``perla`` (Perla, Provost and Murray 2011): around the median; a shift of 6 points, a trend of 5, too few or too many
runs. The limits of the runs are the exact ones of Swed and Eisenhart (1943), half the points on each side, each tail at
most 5%; the tables in print differ from them by a run at the edges. Perla's fourth sign, an astronomical point, is a
matter of judgement and of no rule.

``anhoej`` (Anhøj and Olesen 2014): around the median; a longest run, or too few crossings, for so many useful points.
No trend.

``making-data-count`` (NHS England's programme, as coded in NHSRplotthedots): around the mean with limits at 2.66 mean
moving ranges; a point outside, 7 on one side, 7 rising or falling, 2 of 3 in the outer third. Here the limits are those
of the whole series and every moving range counts. A point on the mean is on neither side, and ends a shift.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, pairwise
from math import comb, log2
from statistics import fmean, median
from typing import Literal, get_args

from curriculum.models.signal import Signal, pointed_at, stretches

Rules = Literal["perla", "anhoej", "making-data-count"]
TAIL = 0.05
"""The chance, at most, of so few runs or so many by noise alone, each."""
NEAR = 1e-9
"""Values as near as this are equal: sums of decimals are seldom exact."""


@dataclass(frozen=True)
class RunChart:
    """A run chart as one set of rules reads it.

    Attributes:
        values: The measure, in any one unit, in the order of time.
        rules: The set of rules, agreed before looking.

    Raises:
        ValueError: There are fewer than two points, or no such rules.
    """

    values: Sequence[float]
    rules: Rules = "perla"

    def __post_init__(self) -> None:
        if len(self.values) < 2:
            raise ValueError("A run chart needs two points at least.")
        if self.rules not in get_args(Rules):
            raise ValueError(f"There are no rules called '{self.rules}'. There are: {', '.join(get_args(Rules))}.")

    @cached_property
    def centre(self) -> float:
        """The centre line, in the unit of the values: the median, or the mean where the rules have limits."""
        return fmean(self.values) if self.rules == "making-data-count" else float(median(self.values))

    @cached_property
    def limits(self) -> tuple[float, float] | None:
        """The lower and the upper limit, in the unit of the values; None if the rules have none."""
        return xmr_limits(self.values) if self.rules == "making-data-count" else None

    @cached_property
    def sides(self) -> tuple[int, ...]:
        """For each point 1 above the centre line, -1 below it, 0 on it."""
        return tuple(0 if abs(v - self.centre) < NEAR else 1 if v > self.centre else -1 for v in self.values)

    @cached_property
    def useful(self) -> tuple[int, ...]:
        """The points that are not on the centre line, counted from 1."""
        return tuple(at for at, side in enumerate(self.sides, 1) if side)

    @cached_property
    def runs(self) -> list[tuple[int, ...]]:
        """The runs: useful points in a row on one side. Points on the centre line neither add nor break."""
        return stretches(self.useful, [self.sides[at - 1] for at in self.useful])

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal that the rules find, each kind in the order of time."""
        match self.rules:
            case "perla":
                return (*self.shifts(6), *self.trends(5), *self._odd_number_of_runs())
            case "anhoej":
                longest, crossings = anhoej_limits(len(self.useful))
                few = len(self.useful) > 1 and len(self.runs) - 1 < crossings
                return (*self.shifts(longest + 1), *([Signal("runs", self.useful, 0)] if few else []))
            case _:
                return (*self._outside(), *self.shifts(7), *self.trends(7), *self._two_of_three())

    def shifts(self, least: int) -> list[Signal]:
        """Runs of so many points or more on one side of the centre line."""
        runs = stretches(range(1, len(self.values) + 1), self.sides) if self.limits else self.runs
        return [Signal("shift", run, least) for run in runs if len(run) >= least and self.sides[run[0] - 1]]

    def trends(self, least: int) -> list[Signal]:
        """So many points or more in a row, all rising or all falling. One equal to the one before does not count."""
        moving = [at for at, counts_as in enumerate(self._steps, 1) if at == counts_as]
        values = [self.values[at - 1] for at in moving]
        rising = [after > before for before, after in pairwise(values)]
        found = []
        for steps in stretches(range(len(rising)), rising):
            points = tuple(moving[steps[0] : steps[-1] + 2])
            if len(points) >= least:
                found.append(Signal("trend", points, least))
        return found

    def pointed_at(self, name: str, first: int, last: int) -> Signal | None:
        """The signal that a reader points at by name and range; None if the rules find no such signal there.

        A range at the edge of a signal may take in points that the rule passes over.
        """
        stands: Sequence[int | None] = range(1, len(self.values) + 1)
        if name == "trend":
            stands = self._steps
        elif name == "shift" and not self.limits:
            stands = [at if side else None for at, side in enumerate(self.sides, 1)]
        return pointed_at(self.signals, name, stands, first, last)

    @cached_property
    def _steps(self) -> tuple[int, ...]:
        """For each point the first of those in a row that are equal to it, counted from 1."""
        steps: list[int] = []
        for at, value in enumerate(self.values, 1):
            equal = steps and abs(value - self.values[at - 2]) < NEAR
            steps.append(steps[-1] if equal else at)
        return tuple(steps)

    def _odd_number_of_runs(self) -> list[Signal]:
        limits = runs_limits(len(self.useful))
        odd = limits is not None and not limits[0] < len(self.runs) < limits[1]
        return [Signal("runs", self.useful, 0)] if odd else []

    def _outside(self) -> list[Signal]:
        low, high = self.limits or (0.0, 0.0)
        beyond = [1 if v > high + NEAR else -1 if v < low - NEAR else 0 for v in self.values]
        parts = stretches(range(1, len(beyond) + 1), beyond)
        return [Signal("outside", part, 1) for part in parts if beyond[part[0] - 1]]

    def _two_of_three(self) -> list[Signal]:
        low, high = self.limits or (0.0, 0.0)
        third = 2 / 3 * (high - self.centre)
        outer = [abs(v - self.centre) > third + NEAR and low <= v <= high for v in self.values]
        inside: list[set[int]] = []
        for at in range(len(self.values) - 2):
            if sum(outer[at : at + 3]) >= 2 and set(self.sides[at : at + 3]) in ({1}, {-1}):
                three = {at + 1, at + 2, at + 3}
                if inside and inside[-1] & three:
                    inside[-1] |= three
                else:
                    inside.append(three)
        return [Signal("two of three", tuple(sorted(points)), 3) for points in inside]


def xmr_limits(values: Sequence[float]) -> tuple[float, float]:
    """The limits of an XmR chart: the mean plus and minus 2.66 mean moving ranges (Montgomery 2009, by Anhøj's guide).

    Args:
        values: Two values at least, in the order of time. The limits come in their unit.
    """
    centre = fmean(values)
    reach = 2.66 * fmean(abs(after - before) for before, after in pairwise(values))
    return centre - reach, centre + reach


@cache
def runs_limits(useful: int) -> tuple[int, int] | None:
    """Too few runs if there are as many as the first or fewer, too many if as many as the second or more.

    Exact (Swed and Eisenhart 1943), for half the useful points on each side, or the nearest split, each tail at most
    5%.

    Args:
        useful: The number of points that are not on the median.

    Returns:
        The limits; None below 10 points, where the rules of run charts ask for no such test.
    """
    if useful < 10:
        return None
    chances = runs_chances(useful // 2, useful - useful // 2)
    below = list(accumulate(chances))
    above = list(accumulate(reversed(chances)))
    few = max(runs for runs, chance in enumerate(below, 2) if chance <= TAIL)
    many = min(useful + 2 - runs for runs, chance in enumerate(above, 2) if chance <= TAIL)
    return few, many


def runs_chances(above: int, below: int) -> list[float]:
    """The chance of 2, 3, … runs, up to as many as there are points, if noise alone set their order.

    Swed and Eisenhart (1943): with N = C(a+b, a), the chance of 2k runs is 2 C(a-1, k-1) C(b-1, k-1) / N, of 2k+1 runs
    [C(a-1, k) C(b-1, k-1) + C(a-1, k-1) C(b-1, k)] / N.

    Args:
        above: The number of points above the line, 1 at least.
        below: The number below it, 1 at least.
    """
    ways = comb(above + below, above)
    chances = []
    for runs in range(2, above + below + 1):
        k, odd = divmod(runs, 2)
        if odd:
            of = comb(above - 1, k) * comb(below - 1, k - 1) + comb(above - 1, k - 1) * comb(below - 1, k)
        else:
            of = 2 * comb(above - 1, k - 1) * comb(below - 1, k - 1)
        chances.append(of / ways)
    return chances


@cache
def anhoej_limits(useful: int) -> tuple[int, int]:
    """A longest run of more than the first, or fewer crossings than the second, is a signal (Anhøj and Olesen 2014).

    The first is log2(n) + 3, rounded; the second the 5% quantile of a binomial with n - 1 trials at one half.

    Args:
        useful: The number of points that are not on the centre line, 1 at least.
    """
    trials = max(useful - 1, 0)
    cumulated = accumulate(comb(trials, crossings) / 2**trials for crossings in range(trials + 1))
    return round(log2(max(useful, 1)) + 3), next(at for at, chance in enumerate(cumulated) if chance >= TAIL)
