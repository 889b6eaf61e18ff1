"""Kernels that are killed, two kernels at once, and a full disk: every answer arrives, and arrives once."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum.record.cohort import Cohort
from curriculum.record.courier import Courier
from tests.patience import until
from tests.record.learner import answer, kernel, record_in, tell
from tests.record.session import CODE, Session, session


@pytest.fixture
def service() -> Iterator[Session]:
    with session() as stand_in:
        stand_in.open("e")
        yield stand_in


@pytest.fixture
def record(service: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record of a workspace that has joined; nobody carries its answers yet."""
    monkeypatch.setattr(Courier, "start", lambda self: None)
    record = record_in(tmp_path)
    Cohort(record).join(service.address, CODE, "Grey Heron")
    return record


def polls(service: Session) -> int:
    return sum(one.path.startswith("/api/state") for one in service.requests)


def test_killed_between_keeping_and_sending(service: Session, record: Path) -> None:
    service.stop()
    with kernel(record) as first:
        for id in ("one", "two"):
            tell(first, id)
    assert service.ids() == []
    service.start()
    with kernel(record):
        until(lambda: len(service.answers) == 2)
    assert service.ids() == ["one", "two"] == [event["id"] for event in service.events]


def test_killed_between_sending_and_acknowledgement(service: Session, record: Path) -> None:
    service.lose = 1
    with kernel(record) as first:
        tell(first, "one")
        until(lambda: service.answers)
    assert not (record.parent / "cohort-sent.jsonl").exists()
    with kernel(record):
        until(lambda: len(service.events) == 2)
        until(lambda: (standing := Cohort(record).standing()) is not None and standing.sent == 1)
    assert service.ids() == ["one"]


def test_killed_at_any_moment(service: Session, record: Path) -> None:
    chance = random.Random(6)
    ids = [f"answer-{n}" for n in range(24)]
    for n in range(0, len(ids), 3):
        service.lose = chance.choice([0, 0, 1])
        with kernel(record) as one:
            for id in ids[n : n + 3]:
                tell(one, id)
                time.sleep(chance.random() / 2)
    service.lose = 0
    with kernel(record):
        until(lambda: len(service.answers) == len(ids))
        until(lambda: (standing := Cohort(record).standing()) is not None and standing.waiting == 0)
    assert sorted(service.ids()) == sorted(ids)


def test_of_two_kernels_one_carries_and_the_other_takes_over(service: Session, record: Path) -> None:
    with kernel(record) as second:
        until(lambda: polls(service) > 0)
        with kernel(record) as first:
            tell(first, "one")
            tell(second, "two")
            until(lambda: (standing := Cohort(record).standing()) is not None and standing.sent == 2)
            until(lambda: polls(service) >= 2)
            seen = polls(service)
            assert seen == 2, "one asks how things are, and once it is told goes on from there"
            second.kill()
            second.wait()
            tell(first, "three")
            until(lambda: len(service.answers) == 3)
            assert polls(service) > seen
    assert service.ids() == [event["id"] for event in service.events] == ["one", "two", "three"]


def test_a_full_disk_for_the_acknowledgements(service: Session, record: Path) -> None:
    sent = record.parent / "cohort-sent.jsonl"
    sent.symlink_to("/dev/full")
    with kernel(record) as one:
        tell(one, "one")
        until(lambda: service.answers)
        tell(one, "two")
        until(lambda: len(service.answers) == 2)
        assert [event["id"] for event in service.events] == ["one", "two"], "what was acknowledged is remembered"
        sent.unlink()
        until(lambda: (standing := Cohort(record).standing()) is not None and standing.sent == 2)
        sent.unlink()
        sent.symlink_to("/dev/full")
        tell(one, "three")
        until(lambda: len(service.answers) == 3)
    sent.unlink()
    with kernel(record):
        until(lambda: (standing := Cohort(record).standing()) is not None and standing.sent == 3)
    assert service.ids() == ["one", "two", "three"]


def test_a_torn_acknowledgement_costs_one_repetition(service: Session, record: Path) -> None:
    sent = record.parent / "cohort-sent.jsonl"
    sent.write_bytes(b'\n{"id": "elsewhere"}\n[]\n{"id": "on')
    answer(record, "one")
    with kernel(record):
        until(lambda: (standing := Cohort(record).standing()) is not None and standing.sent == 2)
    lines = [json.loads(line) for line in sent.read_text().splitlines() if line.startswith("{") and line.endswith("}")]
    assert [line["id"] for line in lines] == ["elsewhere", "one"]
    assert service.ids() == ["one"]


def test_where_nothing_can_be_written_answers_still_arrive(service: Session, record: Path) -> None:
    for name in ("cohort-state.json", "cohort-sent.jsonl"):
        (record.parent / name).mkdir()
    with kernel(record) as one:
        tell(one, "one")
        until(lambda: service.answers)
        tell(one, "two")
        until(lambda: len(service.answers) == 2)
    assert service.ids() == ["one", "two"] == [event["id"] for event in service.events]
