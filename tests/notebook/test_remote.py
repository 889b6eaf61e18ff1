"""Feedback where the keys are at the service of a session: once it is opened, and as safe as from here."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from curriculum import exercise
from curriculum.course.course import Course
from curriculum.kinds.told import told
from curriculum.notebook.remote import readable
from curriculum.record.cohort import cohort
from curriculum.record.journal import FILE
from tests.kinds.exercises import JUDGED, SMALL_SHELF, name, samples
from tests.kinds.junk import spoilt
from tests.notebook.kernel import restart, send, state, written
from tests.patience import until
from tests.record.session import CODE, Session, session

WORDS = Course().words
ANSWER = {"items": {"wish": {"group": "after"}, "tea": {"group": "after"}}}


@pytest.fixture
def service(kernel: Path, small_course: Path) -> Iterator[Session]:
    """A session that was joined, from a course without keys."""
    (small_course / "solutions").rename(small_course / "kept-elsewhere")
    one = cohort(kernel / FILE)
    with session() as stand_in:
        one.join(stand_in.address, CODE, "Grey Heron")
        stand_in.open("small-groups")
        until(lambda: one.open_vote("small-groups"))
        yield stand_in
        one._membership.erase()
        until(lambda: one.courier._thread is None or not one.courier._thread.is_alive())


def verdict() -> dict[str, Any]:
    """What a service with the key says of the answer."""
    shelved = SMALL_SHELF.take("small-groups")
    judged = shelved.judge(ANSWER)
    assert judged
    data: dict[str, Any] = json.loads(json.dumps(told(judged, shelved.key, SMALL_SHELF.course, {})))
    return data


def test_until_it_is_opened_there_is_none_and_it_is_said(service: Session) -> None:
    ex = exercise("small-groups")
    assert ex.exercise["judged"] is False and ex.session.get("opened") is False
    ex.answer(ANSWER)
    assert ex.check() is None
    send(ex, do="check", response=ANSWER)
    assert ex.said == {} and "check" not in [event.do for event in written()]
    assert not [one for one in service.requests if one.path.startswith("/api/feedback")]


def test_opened_it_is_the_services_word_about_the_answer_that_it_has(service: Session) -> None:
    ex = exercise("small-groups")
    service.feedback["small-groups"] = verdict()
    service.change()
    until(lambda: ex.session.get("opened") is True)
    send(ex, do="check", response=ANSWER)
    until(lambda: ex.said)
    assert {**ex.said, "n": 0} == {**verdict(), "n": 0}
    assert service.answers[-1]["response"] == ANSWER
    feedback = [at for at, one in enumerate(service.requests) if one.path == "/api/feedback/small-groups"]
    answers = [at for at, one in enumerate(service.requests) if one.path == "/api/answers"]
    assert feedback and max(answers) < feedback[0], "the answer is there before it is spoken of"
    send(ex, do="reveal", item="wish")
    assert ex.said["notes"], "asking for a key that is not here leaves what was said"


def test_closed_again_or_out_of_reach_it_says_why(service: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    ex = exercise("small-groups")
    service.feedback["small-groups"] = {}
    service.change()
    until(lambda: ex.session.get("opened") is True)
    service.feedback.clear()
    send(ex, do="check", response=ANSWER)
    until(lambda: ex.said)
    assert ex.said["waits"] == WORDS["join_feedback_waits"]
    monkeypatch.setattr("curriculum.record.cohort.LONGEST", 0.2)
    service.stop()
    before = ex.said
    send(ex, do="check", response={"items": {}})
    until(lambda: ex.said != before)
    assert ex.said["waits"] == WORDS["join_feedback_not"]
    assert written()[-1].response == {"items": {}}


def test_an_answer_that_was_changed_meanwhile_is_not_spoken_of(service: Session) -> None:
    ex = exercise("small-groups")
    service.feedback["small-groups"] = verdict()
    service.change()
    until(lambda: ex.session.get("opened") is True)
    send(ex, do="check", response=ANSWER)
    ex.answer({"items": {}})
    until(lambda: any(one.path.startswith("/api/feedback") for one in service.requests))
    until(lambda: ex._checks == 1)
    assert ex.said == {}


def test_who_leaves_is_back_where_there_are_no_keys(service: Session, kernel: Path) -> None:
    ex = exercise("small-groups")
    cohort(kernel / FILE).leave()
    until(lambda: ex.session == {})
    restart()
    assert exercise("small-groups").session == {}


def test_where_the_keys_are_here_the_session_is_not_asked(service: Session, small_course: Path) -> None:
    (small_course / "kept-elsewhere").rename(small_course / "solutions")
    service.feedback["small-groups"] = {}
    service.change()
    ex = exercise("small-groups")
    assert "opened" not in ex.session
    ex.answer(ANSWER)
    assert ex.check() is not None and ex.said["wrong"] == 1
    assert not [one for one in service.requests if one.path.startswith("/api/feedback")]


@pytest.mark.parametrize("shelved", [one for one in JUDGED if one.definition.feedback == "at check"], ids=name)
def test_every_verdict_of_the_course_comes_through_as_it_is(shelved: Any) -> None:
    for response in (samples(shelved).partly, samples(shelved).wrong, *samples(shelved).invalid):
        judged = shelved.judge(response)
        data = json.loads(json.dumps(told(judged, shelved.key, Course(), {})))
        found = readable(data, WORDS)
        assert json.loads(json.dumps(found)) == data


def test_what_no_page_should_show_is_not_shown(service: Session) -> None:
    good = verdict()
    note = {"mark": "look", "about": "", "lead": good["notes"]["wish"][0]["lead"], "text": ""}
    assert readable({**good, "notes": {"wish": [note]}}, WORDS)
    bad: list[Any] = [
        {"sources": [{"short": "a", "url": "javascript:alert(1)"}]},
        {"lead": "no such sentence"},
        {"mark": "applause"},
        {"text": ["a"]},
        {"reread": [{"label": "a"}]},
    ]
    for change in bad:
        assert readable({**good, "notes": {"wish": [{**note, **change}]}}, WORDS) is None
    assert readable({**good, "rule": "no such rule"}, WORDS) is None


def test_any_json_is_refused_or_shown_whole(service: Session) -> None:
    chance = random.Random(4)
    ex = exercise("small-groups")
    for _ in range(300):
        found = readable(spoilt(verdict(), chance), WORDS)
        if found is not None:
            ex.said = found
            state(ex)
