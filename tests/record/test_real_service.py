"""A learner's kernel and the real service: joining, voting, both of them killed, feedback, and a record by file."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx import Client, ConnectError

from curriculum.cohort.database import file_url
from curriculum.record.address import place
from curriculum.record.cohort import Cohort
from curriculum.record.courier import Courier
from curriculum.record.journal import Journal
from curriculum.record.service import Service, ServiceError
from curriculum.record.transfer import export_to
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, classroom
from tests.patience import until
from tests.ports import free_port
from tests.record.learner import answer, kernel, record_in, tell


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with classroom(file_url(tmp_path / "sessions.sqlite"), names=True) as made:
        yield made


@pytest.fixture
def cohort(room: Classroom, tmp_path: Path) -> Iterator[Cohort]:
    one = Cohort(record_in(tmp_path / "learner"))
    yield one
    one._membership.erase()
    until(lambda: one.courier._thread is None or not one.courier._thread.is_alive())


def address(room: Classroom) -> str:
    return str(room.client.base_url).rstrip("/")


def mine(cohort: Cohort) -> list[dict[str, Any]]:
    """What the service says it has of this learner."""
    membership = cohort.membership
    assert membership
    with Client(headers={"Authorization": f"Bearer {membership.token}"}) as client:
        answers: list[dict[str, Any]] = client.get(f"{membership.address}/api/mine").json()["answers"]
    return answers


def test_what_it_offers_and_joining_with_a_name(room: Classroom, cohort: Cohort) -> None:
    where, code = place(f"{address(room)}/?code={room.code}")
    offer = Service(where).offer(code)
    assert offer.title == "Tuesday" and offer.name and offer.pseudonym and len(offer.notice) > 3
    room.join(offer.pseudonym)
    with pytest.raises(ServiceError) as told:
        cohort.join(where, code, offer.pseudonym, "Ada Example")
    assert told.value.said == room.service.words["cohort_pseudonym_taken"]
    membership = cohort.join(where, code, offer.pseudonym, "Ada Example", offered=True)
    assert membership.name not in ("", offer.pseudonym)
    with pytest.raises(ServiceError) as told:
        Service(where).offer("WXYZ6789")
    assert told.value.why == "join_refused" and told.value.said


def test_two_votes_homework_and_nothing_that_was_not_asked_for(room: Classroom, cohort: Cohort) -> None:
    cohort.join(address(room), room.code, "Grey Heron")
    answer(cohort.record, "answer-1", OTHER)
    vote = room.open()
    until(lambda: cohort.open_vote(EXERCISE) == vote)
    answer(cohort.record, "answer-2", EXERCISE, vote=vote)
    until(lambda: room.state()["vote"]["answers"] == 1)
    room.do("close")
    until(lambda: cohort.open_vote(EXERCISE) == "")
    again = room.do("again")["vote"]["id"]
    until(lambda: cohort.open_vote(EXERCISE) == again)
    answer(cohort.record, "answer-3", EXERCISE, vote=again)
    until(lambda: room.state()["vote"]["answers"] == 1)
    assert [one["id"] for one in mine(cohort)] == ["answer-2", "answer-3"]
    room.do("homework", exercise=OTHER)
    until(lambda: len(mine(cohort)) == 3)
    until(lambda: (standing := cohort.standing()) is not None and (standing.sent, standing.waiting) == (3, 0))
    assert [one["id"] for one in mine(cohort)] == ["answer-2", "answer-3", "answer-1"]


def test_feedback_once_it_is_opened(room: Classroom, cohort: Cohort) -> None:
    cohort.join(address(room), room.code, "Grey Heron")
    vote = room.open()
    until(lambda: cohort.open_vote(EXERCISE) == vote)
    answer(cohort.record, "answer-1", EXERCISE, vote=vote)
    cohort.deliver()
    with pytest.raises(ServiceError) as told:
        cohort.feedback(EXERCISE)
    assert told.value.status == 403
    room.do("close")
    room.do("feedback", exercise=EXERCISE, open=True)
    until(lambda: (seen := cohort.seen()) is not None and seen.state is not None and EXERCISE in seen.state.feedback)
    said = cohort.feedback(EXERCISE)
    assert isinstance(said, dict) and "notes" in said


def test_leaving_with_and_without_a_trace(room: Classroom, cohort: Cohort) -> None:
    cohort.join(address(room), room.code, "Grey Heron")
    vote = room.open()
    until(lambda: cohort.open_vote(EXERCISE) == vote)
    answer(cohort.record, "answer-1", EXERCISE, vote=vote)
    until(lambda: room.state()["vote"]["answers"] == 1)
    token = (cohort.membership or pytest.fail()).token
    assert cohort.leave(erase=True) is True
    assert room.state()["vote"]["answers"] == 0
    with pytest.raises(ServiceError) as told:
        Service(address(room), token).state(-1, 0)
    assert told.value.why == "join_unknown"


def test_who_is_removed_is_told(room: Classroom, cohort: Cohort) -> None:
    membership = cohort.join(address(room), room.code, "Grey Heron")
    until(lambda: (seen := cohort.seen()) is not None and seen.state is not None)
    room.do("remove", person=membership.person)
    room.open()
    until(lambda: (seen := cohort.seen()) is not None and seen.trouble == "join_unknown")


def test_an_exported_record_is_what_an_instructor_drops_in(room: Classroom, tmp_path: Path) -> None:
    room.open()
    record = record_in(tmp_path / "away")
    answer(record, "answer-1", EXERCISE)
    answer(record, "answer-2", OTHER)
    file = tmp_path / "my-answers.jsonl"
    assert export_to(file, Journal(record)) == 2
    said = room.teach("POST", "/api/teach/import", content=file.read_bytes(), params={"pseudonym": "By file"})
    assert said.status_code == 200, said.text
    assert "By file" in json.dumps(room.state()["private"]["roster"])


@contextmanager
def running(file: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The service as an instructor starts it; what it prints at the start is in ``args``."""
    command = [sys.executable, "-m", "curriculum", "cohort", str(file), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen([*command, "--no-browser"], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], pattern: str) -> str:
    """What a pattern finds in the next lines that a process prints."""
    assert process.stdout
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"{pattern} was never printed")


def test_service_and_kernels_killed_again_and_again_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Courier, "start", lambda self: None)
    chance, port, file = random.Random(8), free_port(), tmp_path / "sessions.sqlite"
    record = record_in(tmp_path / "learner")
    cohort, where = Cohort(record), f"http://127.0.0.1:{port}"
    ids: list[str] = []
    with running(file, port) as service:
        code = place("x", told(service, r"\?code=(\w+)"))[1]
        key = told(service, r"/teach\?key=(\S+)")
        until(lambda: joined(cohort, where, code))
        with Client(base_url=where) as client:
            token = client.post("/api/teach/enter", json={"key": key}).json()["token"]
            teach = {"Authorization": f"Bearer {token}"}
            opened = client.post("/api/teach/do", json={"do": "open", "exercise": "e"}, headers=teach)
            assert opened.status_code == 409, "there is no such exercise"
            opened = client.post("/api/teach/do", json={"do": "open", "exercise": EXERCISE}, headers=teach)
            assert opened.status_code == 200, opened.text
    for turn in range(5):
        with running(file, port) as service, kernel(record, EXERCISE) as learner:
            for n in range(3):
                ids.append(f"answer-{turn}-{n}")
                tell(learner, ids[-1])
                time.sleep(chance.random())
            (service if chance.random() < 0.5 else learner).kill()
            time.sleep(chance.random())
    with running(file, port), kernel(record, EXERCISE):
        until(lambda: (standing := cohort.standing()) is not None and standing.sent == len(ids))
        until(lambda: is_up(where))
        assert sorted(one["id"] for one in mine(cohort)) == sorted(ids)


def is_up(where: str) -> bool:
    try:
        with Client() as client:
            client.get(where)
    except ConnectError:
        return False
    return True


def joined(cohort: Cohort, where: str, code: str) -> bool:
    try:
        return bool(cohort.join(where, code, "Grey Heron"))
    except ServiceError as error:
        if error.why != "join_unreached":
            raise
        return False
