"""What a session gets from a learner's record: what it asked for, once, and nothing else."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from curriculum.record.cohort import Cohort
from curriculum.record.courier import LARGEST, MOST, batches
from curriculum.record.event import Event
from curriculum.record.journal import Journal
from curriculum.record.service import ServiceError
from curriculum.record.transfer import erase, import_from
from tests.patience import until
from tests.record.learner import answer, record_in
from tests.record.session import CODE, Session, session


@pytest.fixture
def service() -> Iterator[Session]:
    with session() as stand_in:
        yield stand_in


@pytest.fixture
def cohort(tmp_path: Path) -> Iterator[Cohort]:
    """A workspace whose courier is gone when the test is over."""
    one = Cohort(record_in(tmp_path))
    yield one
    one._membership.erase()
    until(lambda: one.courier._thread is None or not one.courier._thread.is_alive())


def sent(service: Session, *ids: str) -> None:
    """Wait until these answers are at the service, in this order, each once."""
    until(lambda: len(service.answers) >= len(ids))
    assert service.ids() == list(ids)


def settled(cohort: Cohort) -> None:
    until(lambda: (standing := cohort.standing()) is not None and standing.waiting == 0)


def test_before_joining_nothing_is_asked_sent_or_started(service: Session, cohort: Cohort) -> None:
    answer(cohort.record, "one")
    before = set(threading.enumerate())
    cohort.courier.start()
    assert cohort.standing() is None and cohort.open_vote("e") == ""
    assert set(threading.enumerate()) <= before
    assert service.requests == []


def test_only_what_was_asked_for_is_sent_and_only_since_joining(service: Session, cohort: Cohort) -> None:
    answer(cohort.record, "earlier")
    cohort.join(service.address, CODE, "Grey Heron")
    answer(cohort.record, "asked")
    answer(cohort.record, "other", exercise="mine-alone")
    Journal(cohort.record).append(Event(do="hint", exercise="e", about="a 1"), Event(do="reveal", exercise="e"))
    service.open("e")
    sent(service, "asked")
    settled(cohort)
    service.open("f", "v2", open=False)
    answer(cohort.record, "late")
    answer(cohort.record, "closed", exercise="f")
    sent(service, "asked", "late", "closed")
    settled(cohort)
    standing = cohort.standing()
    assert standing and (standing.sent, standing.waiting, standing.refused) == (3, 0, 0)
    assert len(service.events) == 3


def test_every_request_and_all_that_is_in_it(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron", "Ada Example")
    service.open("e")
    answer(cohort.record, "one", vote="v1")
    sent(service, "one")
    settled(cohort)
    cohort.leave()
    allowed = {"Accept", "Accept-Encoding", "Authorization", "Connection", "Content-Length", "Content-Type", "Host"}
    for one in service.requests:
        assert set(one.headers) <= allowed | {"User-Agent"}
        assert one.headers["User-Agent"] == "leading-change-course"
        assert ("Authorization" in one.headers) == (one.path != "/api/join")
    bodies = {one.path: one.body for one in service.requests if one.method == "POST"}
    assert set(bodies) == {"/api/join", "/api/answers", "/api/leave"}
    assert bodies["/api/join"] == {"code": CODE, "pseudonym": "Grey Heron", "name": "Ada Example"}
    (event,) = bodies["/api/answers"]["events"]
    assert set(event) == {"id", "exercise", "vote", "response", "time"}
    assert (event["id"], event["vote"], event["response"]) == ("one", "v1", {"a": "one"})
    paths = {one.path.split("?")[0] for one in service.requests if one.method == "GET"}
    assert paths == {"/api/state"}


def test_answers_given_without_a_connection_arrive_once_and_in_order(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    service.stop()
    for id in ("one", "two", "three"):
        answer(cohort.record, id)
    until(lambda: (seen := cohort.seen()) is not None and seen.trouble == "join_unreached")
    standing = cohort.standing()
    assert standing and (standing.sent, standing.waiting) == (0, 3)
    service.start()
    sent(service, "one", "two", "three")
    settled(cohort)
    until(lambda: (seen := cohort.seen()) is not None and seen.trouble == "")
    assert [event["id"] for event in service.events] == ["one", "two", "three"]


def test_a_vote_that_was_missed_altogether_is_answered_when_the_session_names_it(
    service: Session, cohort: Cohort
) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    until(lambda: (seen := cohort.seen()) is not None and seen.state is not None)
    service.stop()
    answer(cohort.record, "one")
    service.asked.append("e")
    service.start()
    sent(service, "one")


def test_a_clock_set_back_holds_no_vote_up_and_an_imported_record_stays_at_home(
    service: Session, cohort: Cohort, tmp_path: Path
) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    long_ago = "2001-01-01T00:00:00.000+00:00"
    answer(cohort.record, "clock", time=long_ago, vote=cohort.open_vote("e"))
    copy = tmp_path / "copy.jsonl"
    answer(copy, "imported", time=long_ago)
    answer(copy, "of another session", time=long_ago, vote="v9")
    import_from(copy, Journal(cohort.record))
    answer(cohort.record, "last")
    sent(service, "clock", "last")
    settled(cohort)
    assert len(service.events) == 2


def test_what_was_erased_is_not_sent_any_more(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    until(lambda: (seen := cohort.seen()) is not None and seen.state is not None)
    answer(cohort.record, "one")
    until(lambda: cohort.standing() is not None)
    erase(Journal(cohort.record))
    answer(cohort.record, "two")
    service.open("e")
    sent(service, "two")
    settled(cohort)
    assert len(service.events) == 1


def test_an_acknowledgement_is_believed_for_what_was_sent_alone(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    service.mode = json.dumps({"n": 2, "kept": ["somebody else's"], "refused": []})
    answer(cohort.record, "one")
    until(lambda: service.events)
    standing = cohort.standing()
    assert standing and (standing.sent, standing.waiting) == (0, 1)
    service.mode = ""
    sent(service, "one")
    settled(cohort)


def test_what_is_refused_is_said_and_not_sent_again(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    service.asked.clear()
    answer(cohort.record, "one")
    until(lambda: (standing := cohort.standing()) is not None and standing.refused == 1)
    answer(cohort.record, "two")
    until(lambda: (standing := cohort.standing()) is not None and standing.refused == 2)
    assert [event["id"] for event in service.events] == ["one", "two"]


def test_answers_go_in_lots_that_a_service_takes() -> None:
    events = [Event(do="answer", exercise="e", response={"a": "x" * 1000}) for _ in range(120)]
    big = Event(do="answer", exercise="e", response={"a": "é" * LARGEST})
    lots = batches([*events, big, *events[:1]])
    assert [event for lot in lots for event in lot] == [*events, big, events[0]]
    assert [len(lot) for lot in lots] == [MOST, MOST, 20, 1, 1]
    assert batches([]) == []


def test_leaving_deletes_the_token_and_ends_the_sending(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    (token,) = service.people
    service.open("e")
    answer(cohort.record, "one")
    sent(service, "one")
    folder = cohort.record.parent
    holders = [file.name for file in folder.iterdir() if token in file.read_text("utf-8")]
    assert holders == ["cohort.json"]
    assert (folder / "cohort.json").stat().st_mode & 0o077 == 0
    assert cohort.leave() is True
    assert service.people == {} and service.ids() == ["one"]
    assert not [file.name for file in folder.iterdir() if token in file.read_text("utf-8")]
    asked = len(service.requests)
    answer(cohort.record, "two")
    until(lambda: not cohort.courier._thread or not cohort.courier._thread.is_alive())
    assert len(service.requests) == asked and service.ids() == ["one"]
    assert Journal(cohort.record).read().events[0].id == "one", "the learner's own record stays"


def test_leaving_and_erasing_need_the_session_and_leaving_alone_does_not(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    answer(cohort.record, "one")
    sent(service, "one")
    service.stop()
    with pytest.raises(ServiceError):
        cohort.leave(erase=True)
    assert cohort.membership, "who cannot be erased now can still be later"
    service.start()
    assert cohort.leave(erase=True) is True
    assert service.answers == [] and cohort.membership is None
    cohort.join(service.address, CODE, "Grey Heron")
    service.stop()
    assert cohort.leave() is False
    assert cohort.membership is None


def test_who_joins_again_starts_anew(service: Session, cohort: Cohort) -> None:
    service.open("e")
    cohort.join(service.address, CODE, "Grey Heron")
    answer(cohort.record, "one")
    sent(service, "one")
    service.stop()
    answer(cohort.record, "kept at home", vote="v1")
    cohort.leave()
    service.start()
    cohort.join(service.address, CODE, "Red Kite")
    answer(cohort.record, "two")
    sent(service, "one", "two")
    settled(cohort)
    standing = cohort.standing()
    assert standing and (standing.membership.name, standing.sent) == ("Red Kite", 1)


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 200, b"[]", b'{"title": 1}', b'{"token": ""}'])
def test_a_damaged_membership_sends_nothing_and_is_told(service: Session, cohort: Cohort, damage: bytes) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    (cohort.record.parent / "cohort.json").write_bytes(damage)
    assert cohort.damaged and cohort.standing() is None and cohort.open_vote("e") == ""
    until(lambda: not cohort.courier._thread or not cohort.courier._thread.is_alive())
    answer(cohort.record, "one")
    cohort.courier.start()
    cohort.join(service.address, CODE, "Grey Heron")
    assert not cohort.damaged
    answer(cohort.record, "two")
    sent(service, "two")


def test_a_service_that_does_not_know_the_learner_any_more_is_not_pressed(service: Session, cohort: Cohort) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    service.open("e")
    until(lambda: cohort.open_vote("e") == "v1")
    service.people.clear()
    service.change()
    answer(cohort.record, "one")
    until(lambda: (seen := cohort.seen()) is not None and seen.trouble == "join_unknown")
    until(lambda: service.events)
    standing = cohort.standing()
    assert standing and standing.waiting == 1
    assert cohort.leave(erase=True) is True, "nothing is there to be erased"


def test_the_homework_of_a_session_is_asked_for(service: Session, cohort: Cohort, monkeypatch: Any) -> None:
    cohort.join(service.address, CODE, "Grey Heron")
    until(lambda: (seen := cohort.seen()) is not None and seen.state is not None)
    told = {"n": 9, "vote": None, "homework": [{"exercise": "h", "title": "T", "due": None}], "feedback": []}
    answer(cohort.record, "one", exercise="h")
    service.mode = json.dumps(told | {"kept": ["one"]})
    service.change()
    until(lambda: service.events)
    service.mode = ""
    assert [event["id"] for event in service.events] == ["one"]
