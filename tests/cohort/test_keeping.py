"""Many sends kept together become what they would become one after the other."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from curriculum.cohort import answers, schema
from curriculum.cohort.answers import Kept, Send
from curriculum.cohort.writer import Refused
from tests.cohort.classroom import EXERCISE, OTHER, event, right
from tests.cohort.history import History, told

NOBODY = 10_000
Keep = Callable[[History, list[Send]], list[Kept | Refused]]


def together(history: History, sends: list[Send]) -> list[Kept | Refused]:
    return answers.keep_all(history.connection, history.cohort, sends)


def one_by_one(history: History, sends: list[Send]) -> list[Kept | Refused]:
    def keep(send: Send) -> Kept | Refused:
        try:
            return answers.keep(history.connection, history.cohort, *send)
        except Refused as refused:
            return refused

    return [keep(send) for send in sends]


def run(folder: Path, keep: Keep, seed: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What becomes of 60 sends by six people to a closed and an open vote, and what is then in the database."""
    rng = random.Random(seed)
    folder.mkdir()
    with told(folder) as history:
        people = [history.join() for _ in range(6)]
        votes = [history.open(EXERCISE)]
        history.do("close")
        votes.append(history.again())
        ids = [f"event-{n:04}" for n in range(40)]  # few, so that some are sent twice, and some by two people

        def one() -> Any:
            return rng.choice(
                [
                    event(EXERCISE, str(rng.choice(votes)), right(), rng.choice(ids)),
                    event(OTHER, str(rng.choice(votes)), right(), rng.choice(ids)),
                    event(EXERCISE, "", right(), rng.choice(ids)),
                    {"id": rng.choice(ids)},
                    "no event",
                ]
            )

        sends = [
            Send(rng.choice([*people, NOBODY]), [one() for _ in range(rng.randint(1, 4))], f"2026-03-02T10:{n:02}")
            for n in range(60)
        ]
        became = [f"{type(one).__name__} {one}" for one in keep(history, sends)]
        return became, [tuple(row) for row in history.connection.execute(select(schema.answer))]


@pytest.mark.parametrize("seed", range(8))
def test_together_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(answers, "MOST_OF_ONE", 5)
    became, rows = run(tmp_path / "together", together, seed)
    assert (became, rows) == run(tmp_path / "one by one", one_by_one, seed)
    for why in (answers.NOT_ASKED, answers.NOT_READABLE, answers.NOT_YOURS, answers.TOO_MANY, "cohort_not_joined"):
        assert any(why in one for one in became), why
    assert rows
