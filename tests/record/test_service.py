"""Whatever answers at the address of a session: a sentence, the answer kept, the token told to nobody else."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import curriculum.record.courier as courier
import curriculum.record.service as talking
from curriculum.course.course import Course
from curriculum.record.cohort import Cohort
from curriculum.record.event import Event
from curriculum.record.service import LARGEST, Service, ServiceError
from tests.kinds.junk import junk
from tests.patience import until
from tests.ports import free_port
from tests.record.certificate import unknown
from tests.record.learner import answer, record_in
from tests.record.session import CODE, Session, session

WORDS = Course().words
RUBBISH = [
    "\n",
    "<html><h1>Welcome to the hospital's network</h1>",
    "null",
    "[]",
    "7",
    '{"n": "x"}',
    '{"n": NaN}',
    "[" * 100_000,
    '{"n": 1, "vote": "v1"}',
    '{"n": 1, "asked": "everything"}',
    '{"n": 1, "title": "\\ud800", "token": "\\ud800", "pseudonym": "\\ud800", "asked": ["\\ud800"], "kept": 3}',
    json.dumps({"n": 1, "asked": ["x" * 5000], "kept": "x" * 10}),
    "\ud800\x00\x07",
    " " * (LARGEST + 10),
]
CALLS: list[Callable[[Service], object]] = [
    lambda service: service.offer(CODE),
    lambda service: service.join(CODE, "Grey Heron"),
    lambda service: service.state(0, 0),
    lambda service: service.send([Event(do="answer", exercise="e", response={})]),
]


@pytest.fixture
def service() -> Iterator[Session]:
    with session() as stand_in:
        yield stand_in


@pytest.mark.parametrize("rubbish", [*RUBBISH, "500", "nothing", "redirect"], ids=range(len(RUBBISH) + 3))
@pytest.mark.parametrize("call", range(len(CALLS)))
def test_rubbish_is_one_error_with_a_sentence(service: Session, rubbish: str, call: int) -> None:
    service.mode, service.elsewhere = rubbish, "http://127.0.0.1:1/"
    with pytest.raises(ServiceError) as told:
        CALLS[call](Service(service.address, "token"))
    assert WORDS[told.value.why].endswith(".")
    assert str(told.value)


def test_any_json_is_an_error_or_what_was_hoped_for(service: Session) -> None:
    chance = random.Random(9)
    for turn in range(150):
        data: Any = junk(chance)
        if isinstance(data, dict):
            data = {**data, **{name: junk(chance) for name in ("n", "vote", "asked", "kept", "title", "token")}}
        service.mode = json.dumps(data)
        try:
            CALLS[turn % len(CALLS)](Service(service.address, "token"))
        except ServiceError as error:
            assert error.why in WORDS.texts


def test_a_redirect_is_not_followed_and_the_token_goes_nowhere(service: Session) -> None:
    with session() as other:
        service.mode, service.elsewhere = "redirect", f"{other.address}/api/state"
        for call in CALLS:
            with pytest.raises(ServiceError) as told:
                call(Service(service.address, "a secret"))
            assert told.value.why == "join_redirected"
        service.elsewhere = "file:///etc/passwd"
        with pytest.raises(ServiceError):
            Service(service.address, "a secret").state(0, 0)
        assert other.requests == []


@pytest.mark.parametrize("mode", ["hang", "drip"])
def test_a_service_that_hangs_is_given_up(service: Session, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "TIMEOUT", 0.3)
    service.mode = mode
    with pytest.raises(ServiceError) as told:
        Service(service.address, "token").state(0, 0)
    assert told.value.why == "join_unreached"


def test_nobody_there() -> None:
    for address in (f"http://127.0.0.1:{free_port()}", "http://no.such.host.invalid", "http://127.0.0.1:1/\x00"):
        with pytest.raises(ServiceError) as told:
            Service(address, "token").state(0, 0)
        assert told.value.why in ("join_unreached", "join_rubbish")


def test_a_certificate_that_nobody_knows(service: Session, tmp_path: Path) -> None:
    service.stop()
    service.start(unknown(tmp_path))
    with pytest.raises(ServiceError) as told:
        Service(service.address.replace("http:", "https:"), "a secret").state(0, 0)
    assert told.value.why == "join_certificate"
    assert service.requests == []


def test_what_the_service_says_no_with_is_told(service: Session) -> None:
    with pytest.raises(ServiceError, match="not this session's"):
        Service(service.address).offer("WXYZ6789")
    with pytest.raises(ServiceError) as told:
        Service(service.address, "a forged token").state(0, 0)
    assert (told.value.why, told.value.status) == ("join_unknown", 401)


@pytest.mark.parametrize("mode", ["rubbish", "500", "hang", "redirect", "nothing"])
def test_whatever_it_does_the_answer_is_kept_and_arrives_later(
    service: Session, tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(courier, "SLOWEST", 1.0)
    cohort = Cohort(record_in(tmp_path))
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    monkeypatch.setattr(talking, "TIMEOUT", 0.5)
    service.mode, service.elsewhere = mode, "http://127.0.0.1:1/"
    answer(cohort.record, "one")
    until(lambda: (seen := cohort.seen()) is not None and seen.trouble in WORDS.texts)
    assert cohort.open_vote("e") == "v1", "what was known stays known"
    service.mode = ""
    until(lambda: service.ids() == ["one"])
    until(lambda: (standing := cohort.standing()) is not None and standing.waiting == 0)
    cohort.leave()
    assert capfd.readouterr() == ("", "")
