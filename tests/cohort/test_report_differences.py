"""Small numbers once more, by a test that knows nothing of how figures come about.

It goes through a session again and again with one person's answer to one item changed, and watches which numbers
change, and which differences of two numbers. Such a set of people may be empty, or have five or more in it: if one to
four are in it, whoever sees the two numbers knows something of these few alone.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from curriculum.cohort.database import connect, file_url, writing
from tests.cohort.history import History, answer, rows
from tests.cohort.test_report_small_numbers import AFTER, BEFORE, FEWEST, IDS, MAPPED

Numbers = tuple[int | None, ...]
"""One number as it was told, and with each answer changed; None where it was then not told."""
Unit = tuple[int, int, str]
"""A person, by the order of joining; an act of answering, by its order; an item."""
LOOKED_AT = {MAPPED: IDS[MAPPED][:2], BEFORE: IDS[BEFORE][:1], AFTER: IDS[AFTER][:1]}
"""The items that are changed, of each exercise."""


class Watched:
    """A session that can be gone through again, with one answer changed."""

    def __init__(self, history: History, seed: int, changed: Unit | None = None) -> None:
        self.history, self.chance, self.changed = history, random.Random(seed), changed
        self.here: list[tuple[int, int]] = []
        self.acts = self.joined = 0
        self.units: list[Unit] = []
        self.votes: list[int] = []
        self.looks = 0
        self.numbers: dict[str, int] = {}
        self._go()

    def _go(self) -> None:
        chance, quizzed = self.chance, self.chance.random() < 0.5
        self._come(chance.randint(5, 8))
        if quizzed:
            self._act(BEFORE, "vote")
            self._come(chance.choice((0, 0, 1)))
            self._act(BEFORE, "home")
            self._erase(chance.choice((0, 0, 0, 1)))
            self._act(AFTER, "vote")
        else:
            self._act(MAPPED, "vote")
            self._erase(chance.choice((0, 1)))
            self._come(chance.choice((0, 0, 1)))
            self._act(MAPPED, "again")
        self._look()
        self._erase(1)
        self._look()

    def _come(self, n: int) -> None:
        for _ in range(n):
            self.here.append((self.joined, self.history.join()))
            self.joined += 1

    def _erase(self, n: int) -> None:
        for one in self.chance.sample(self.here, n):
            self.here.remove(one)
            self.history.erase(one[1])

    def _act(self, exercise: str, how: str) -> None:
        """Most of those who are here answer, most of them everything."""
        self.acts += 1
        vote = None if how == "home" else self.history.again() if how == "again" else self.history.open(exercise)
        for order, person in self.here:
            right = {id: self.chance.random() < 0.6 for id in IDS[exercise]}
            if self.chance.random() < 0.1:
                del right[LOOKED_AT[exercise][0]]
            if self.chance.random() < (0.3 if how == "home" else 0.97):
                for item in right.keys() & set(LOOKED_AT[exercise]):
                    self.units.append((order, self.acts, item))
                    right[item] ^= self.changed == self.units[-1]
                self.history.send(person, exercise, answer(exercise, right), vote)
        if vote:
            self.votes.append(vote)
            self.history.do("close")
        else:
            self.history.do("homework", exercise=exercise)
        self._look()

    def _look(self) -> None:
        """Take down every number that says what people answered, and what an attacker would make of two of them."""
        look, found = rows(self.history.table()), dict[str, int]()
        net: dict[tuple[int, str], int] = defaultdict(int)
        for row in (row for row in look if row["vote"]):
            vote, sign = self.votes.index(int(row["vote"])), {"came_over": 1, "left": -1}.get(row["measure"])
            if row["measure"] in ("given", "in_line") and row["count"]:
                found[f"{vote} {row['measure']} {row['item']} {row['value']}"] = int(row["count"])
            if row["measure"] in ("mean_before", "mean_now") and row["count"]:
                found[f"{vote} {row['measure']}"] = round(float(row["figure"]) * int(row["count"]))
            if sign:
                net[vote, row["item"]] += sign * int(row["count"])
        for (vote, item), n in net.items():
            found[f"{vote} worked out {item}"] = found[f"{vote - 1} in_line {item} "] + n
        for response in self.history.page()["raw"]:
            for item, given in response["items"].items():
                name = f"{len(self.votes) - 1} raw given {item} {given}"
                found[name] = found.get(name, 0) + 1
        self.numbers |= {f"{self.looks} {name}": n for name, n in found.items()}
        self.looks += 1


def hanging_on(one: Numbers, other: Numbers, units: Sequence[Unit]) -> set[int]:
    """The people on whose answers the difference of two numbers hangs."""
    changed = (
        None in (a, b) or a - b != one[0] - other[0]  # type: ignore[operator]
        for a, b in zip(one[1:], other[1:], strict=True)
    )
    return {person for (person, _, _), hangs in zip(units, changed, strict=True) if hangs}


@pytest.mark.parametrize("seed", [0, 3, 4, 10, 13, 36])
def test_no_number_and_no_difference_of_two_hangs_on_one_to_four_people(seed: int, tmp_path: Path) -> None:
    engine = connect(file_url(tmp_path / "sessions.sqlite"))
    with writing(engine) as connection:
        told = Watched(History(connection), seed)
        ways = [told.numbers, *(Watched(History(connection), seed, unit).numbers for unit in told.units)]
    engine.dispose()
    # Numbers that always change together are one number. What nobody gave has no row, and is 0.
    every = dict.fromkeys(name for numbers in ways for name in numbers)
    known = {tuple(numbers.get(name, 0 if " given " in name else None) for numbers in ways): name for name in every}
    nothing = (0,) * len(ways)
    for one, other in combinations([nothing, *known], 2):
        assert not 0 < len(hanging_on(one, other, told.units)) < FEWEST, (known.get(one), known[other])
    assert len(known) > 5
