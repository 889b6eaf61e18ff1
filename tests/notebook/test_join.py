"""Joining a session from a notebook: what is said before, what is shown after, and leaving."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import curriculum
import curriculum.record.service as talking
from curriculum import exercise
from curriculum.course.course import Course
from curriculum.notebook.join import JoinWidget, join
from curriculum.record.cohort import cohort
from curriculum.record.journal import FILE
from tests.kinds.junk import junk
from tests.notebook.kernel import restart, written
from tests.patience import until
from tests.record.session import CODE, NOTICE, Session, session

WORDS = Course().words
ANSWER = {"items": {"rota": {"group": "doing"}}}


@pytest.fixture
def service() -> Iterator[Session]:
    with session() as stand_in:
        yield stand_in


@pytest.fixture(autouse=True)
def quiet(kernel: Path) -> Iterator[None]:
    """No courier is left when a test is over."""
    yield
    one = cohort(kernel / FILE)
    one._membership.erase()
    until(lambda: one.courier._thread is None or not one.courier._thread.is_alive())


def send(panel: JoinWidget, **message: Any) -> None:
    """A message from the browser, and what comes of it."""
    n = panel.said.get("n", 0)
    panel._on_message(panel, message, [])
    until(lambda: panel.said.get("n", 0) > n)


def joined(service: Session) -> JoinWidget:
    panel = join()
    send(panel, do="look", address=f"{service.address}/?code={CODE}", code="")
    send(panel, do="enter", pseudonym="Grey Heron", name="")
    until(lambda: panel.standing)
    return panel


def test_shown_without_a_session_it_says_the_same_each_time_and_starts_nothing(kernel: Path) -> None:
    before = set(threading.enumerate())
    first, _ = join()._repr_mimebundle_()
    restart()
    again, _ = join()._repr_mimebundle_()
    assert first["text/plain"] == again["text/plain"] == WORDS["join_plain"]
    assert join() is join() and curriculum.join is join
    assert set(threading.enumerate()) <= before
    assert not kernel.exists(), "nothing is written either"


def test_joined_it_says_the_same_in_plain_text(service: Session) -> None:
    bundle, _ = joined(service)._repr_mimebundle_()
    assert bundle["text/plain"] == WORDS["join_plain"]


def test_what_is_sent_is_said_before_anything_is(service: Session, kernel: Path) -> None:
    exercise("kettle-groups").answer(ANSWER)
    panel = join()
    send(panel, do="look", address=f"127.0.0.1:{service.port}", code=CODE.lower())
    assert panel.offer["notice"] == tuple(NOTICE) and panel.offer["title"] == "Tuesdays"
    assert panel.offer["pseudonym"] == "Grey Heron" and panel.offer["name"] is False
    assert panel.offer["clear"] is True and panel.offer["address"] == service.address
    assert [one.path for one in service.requests] == [f"/api/cohort?code={CODE}"]
    panel._on_message(panel, {"do": "back"}, [])
    assert panel.offer == {} and panel.standing == {}
    assert not list((kernel / FILE.parent).glob("cohort*"))
    assert len(service.requests) == 1


def test_the_register_is_told_a_name_only_if_it_asks(service: Session) -> None:
    service.register = True
    panel = join()
    send(panel, do="look", address=service.address, code=CODE)
    assert panel.offer["name"] is True
    send(panel, do="enter", pseudonym=" Red Kite ", name=" Ada Example ")
    assert service.requests[1].body == {"code": CODE, "pseudonym": "Red Kite", "name": "Ada Example"}
    assert panel.standing["name"] == "Red Kite"


def test_joined_it_counts_and_names_the_vote_with_its_place(service: Session) -> None:
    panel = joined(service)
    assert service.requests[1].body == {"code": CODE, "pseudonym": "Grey Heron", "offered": True}
    assert panel.standing["vote"] == WORDS["join_no_vote"]
    service.open("kettle-groups")
    title = curriculum.exercise("kettle-groups").exercise["title"]
    told = WORDS.fill("join_vote", exercise=title, number="00", lesson="Start here")
    until(lambda: panel.standing["vote"] == told)
    exercise("kettle-groups").answer(ANSWER)
    until(lambda: panel.standing["count"] == WORDS.fill("join_sent", sent=1, waiting=0))
    assert service.answers[0]["vote"] == "v1" == written()[-1].vote
    assert service.answers[0]["response"] == ANSWER
    service.open("kettle-groups", open=False)
    until(lambda: panel.standing["vote"] == WORDS["join_no_vote"])
    exercise("kettle-groups").answer({"items": {}})
    assert written()[-1].vote == ""
    service.open("an-exercise-of-another-edition", "v2")
    until(lambda: panel.standing["vote"] == WORDS["join_vote_unknown"])


def test_who_answered_before_the_vote_may_let_the_answer_stand(service: Session) -> None:
    joined(service)
    ex = exercise("kettle-groups")
    ex.answer(ANSWER)
    service.open("kettle-groups")
    until(lambda: ex.session.get("vote") == {"round": 1, "items": (), "given": False})
    until(lambda: service.answers)
    assert service.answers[-1]["vote"] == "", "it was not given to this vote"
    ex._on_message(ex, {"do": "answer", "response": ANSWER}, [])
    assert ex.session["vote"]["given"] is True
    until(lambda: [answer["vote"] for answer in service.answers] == ["", "v1"])
    service.change(vote={**(service.vote or {}), "id": "v2", "round": 2, "items": ["rota"]})
    until(lambda: ex.session.get("vote") == {"round": 2, "items": ("rota",), "given": False})
    restart()
    assert exercise("kettle-groups").session["vote"]["given"] is False
    exercise("kettle-groups").answer({"items": {}})
    assert exercise("kettle-groups").session["vote"]["given"] is True
    assert exercise("kettle-order").session == {}


def test_without_a_connection_it_says_so_and_what_waits(service: Session) -> None:
    panel = joined(service)
    service.open("kettle-groups")
    until(lambda: panel.standing["vote"] != WORDS["join_no_vote"])
    service.stop()
    exercise("kettle-groups").answer(ANSWER)
    until(lambda: panel.standing["trouble"] == WORDS["join_unreached"])
    until(lambda: panel.standing["count"] == WORDS.fill("join_sent", sent=0, waiting=1))
    assert "trouble" not in exercise("kettle-groups").record, "the exercise itself has no trouble"
    service.start()
    until(lambda: panel.standing["count"] == WORDS.fill("join_sent", sent=1, waiting=0))
    until(lambda: panel.standing["trouble"] == "")


def test_exercises_keep_answers_while_the_service_hangs(service: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = joined(service)
    service.open("kettle-groups")
    until(lambda: panel.standing["vote"] != WORDS["join_no_vote"])
    monkeypatch.setattr(talking, "TIMEOUT", 3.0)
    service.mode = "hang"
    service.change()
    exercise("kettle-groups").answer(ANSWER)
    until(lambda: service.events)
    for n in range(30):
        exercise("kettle-groups").answer({"items": {"rota": {"group": "doing"}, "n": n}})
    assert len(written()) == 31 and len(service.events) == 1, "all were kept while one request hung"


def test_another_kernel_of_the_workspace_knows_the_vote_and_the_session(service: Session, kernel: Path) -> None:
    joined(service)
    service.open("kettle-groups")
    until(lambda: cohort(kernel / FILE).open_vote("kettle-groups"))
    restart()
    assert join().standing["title"] == "Tuesdays"
    exercise("kettle-groups").answer(ANSWER)
    assert written()[-1].vote == "v1"


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("", CODE, WORDS["join_no_address"]),
        ("javascript:alert(1)", CODE, WORDS["join_no_address"]),
        ("127.0.0.1:1", "", WORDS["join_no_code"]),
        ("127.0.0.1:1", CODE, WORDS.fill("join_not_there", address="http://127.0.0.1:1")),
    ],
)
def test_what_cannot_be_looked_up_is_told(address: str, code: str, said: str) -> None:
    panel = join()
    send(panel, do="look", address=address, code=code)
    assert panel.said["text"] == said and panel.offer == {}


def test_a_wrong_code_is_told_in_the_words_of_the_session(service: Session) -> None:
    panel = join()
    send(panel, do="look", address=service.address, code="WXYZ6789")
    said = "That code is not this session's. Look at the screen again."
    assert panel.said["text"] == WORDS.fill("join_told_no", said=said)


def test_leaving_is_one_message_and_erasing_another(service: Session, kernel: Path) -> None:
    panel = joined(service)
    send(panel, do="leave", erase=False)
    assert panel.said["text"] == WORDS["join_left"] and panel.standing == {} and service.people == {}
    panel = joined(service)
    service.open("kettle-groups")
    exercise("kettle-groups").answer(ANSWER)
    until(lambda: service.answers)
    service.stop()
    send(panel, do="leave", erase=True)
    assert panel.said["text"] == WORDS["join_not_erased"] and panel.standing
    service.start()
    send(panel, do="leave", erase=True)
    assert panel.said["text"] == WORDS["join_erased"] and service.answers == []
    assert written()[-1].response == ANSWER
    panel = joined(service)
    service.stop()
    send(panel, do="leave", erase=False)
    assert panel.said["text"] == WORDS["join_left_untold"]
    assert not (kernel / FILE.parent / "cohort.json").exists()


def test_a_damaged_membership_is_told_and_exercises_go_on(service: Session, kernel: Path) -> None:
    joined(service)
    (kernel / FILE.parent / "cohort.json").write_bytes(b'{"title": "Tues')
    restart()
    panel = join()
    assert panel.standing == {} and panel.said["text"] == WORDS["join_damaged"]
    exercise("kettle-groups").answer(ANSWER)
    assert written()[-1].response == ANSWER and "trouble" not in exercise("kettle-groups").record


def test_a_full_disk_when_joining_is_told(service: Session, kernel: Path) -> None:
    kernel.mkdir()
    (kernel / FILE.parent).write_text("a file stands where the folder should be")
    panel = join()
    send(panel, do="look", address=service.address, code=CODE)
    send(panel, do="enter", pseudonym="Grey Heron", name="")
    assert "Nothing will be sent" in panel.said["text"] and panel.standing == {}
    (kernel / FILE.parent).unlink()


def test_hostile_messages_do_no_harm(service: Session) -> None:
    chance = random.Random(3)
    panel = join()
    for _ in range(100):
        message: Any = {
            "do": chance.choice(["look", "enter", "back", "leave", junk(chance)]),
            **{name: junk(chance) for name in ("address", "code", "pseudonym", "name", "erase")},
        }
        panel._on_message(panel, chance.choice([message, junk(chance)]), None)
    until(lambda: not panel._turn.locked())
    assert service.requests == [] and panel.standing == {}
    assert joined(service).standing["title"] == "Tuesdays"
