"""Steering a session from a kernel: the way in, what is shown, and what never gets into a notebook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import curriculum
from curriculum.course.course import Course
from curriculum.notebook import steering
from curriculum.notebook.steering import Steering, brief, way_in
from curriculum.notebook.teach import TeachWidget, teach
from curriculum.record.service import ServiceError
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, event, right
from tests.patience import until

WORDS = Course().words


@pytest.fixture
def panels(room: Classroom) -> Iterator[Callable[..., TeachWidget]]:
    """Panels that are closed at the end."""
    made: list[TeachWidget] = []

    def panel(*given: str) -> TeachWidget:
        made.append(teach(*given))
        return made[-1]

    yield panel
    for one in made:
        one.close()
    room.do("note", text="Over.")  # whoever still waits for news has some


def link(room: Classroom) -> str:
    return str(room.teach("POST", "/api/teach/link").json()["link"])


def says(panel: TeachWidget, **message: Any) -> None:
    panel._on_message(panel, message, [])


def test_it_is_one_of_the_course_s_names() -> None:
    assert curriculum.teach is teach


def test_a_link_leads_in_once(room: Classroom, panels: Callable[..., TeachWidget]) -> None:
    way = link(room)
    panel = panels(way)
    assert panel.state["title"] == "Tuesday" and panel.state["code"] == room.code and panel.said == ""
    again = panels(way)
    assert again.state == {} and again.said == WORDS["cohort_link_used"]
    assert panels(room.service.address, room.teacher).state["code"] == room.code


@pytest.mark.parametrize("given", ["", " ", "nothing", "http://[", "http://127.0.0.1:1/teach", "ftp://x/teach?key=1"])
def test_what_is_no_link_is_told(panels: Callable[..., TeachWidget], given: str) -> None:
    panel = panels()
    panel.connect(given)
    assert panel.said == WORDS["teach_no_link"] and panel.state == {}


def test_where_nothing_answers_it_is_told(panels: Callable[..., TeachWidget]) -> None:
    assert panels("http://127.0.0.1:1/teach?key=x").said == WORDS["teach_away"]


def test_a_session_is_steered_and_followed(room: Classroom, panels: Callable[..., TeachWidget]) -> None:
    panel = panels(link(room))
    people = room.people(6)
    until(lambda: panel.state["here"] == 6)
    says(panel, do="act", action={"do": "lesson", "lesson": "04-preconditions"})
    until(lambda: panel.state["lesson"] == "04-preconditions")
    assert panel.state["steps"][0]["minutes"] == 4
    says(panel, do="act", action={"do": "open", "exercise": EXERCISE})
    until(lambda: panel.state["vote"])
    vote = str(room.state()["vote"]["id"])
    for person in people:
        person.send(event(EXERCISE, vote, right()))
    until(lambda: panel.state["vote"]["answers"] == 6)
    assert panel.state["vote"]["open"] and not any(one["tally"] for one in panel.state["votes"])
    panel.act({"do": "show", "view": "one"})
    assert panel.said == WORDS["cohort_close_first"]
    panel.act({"do": "close"})
    assert panel.said == "" and panel.state["votes"][-1]["tally"]["n"] == 6
    room.do("exercise", exercise=OTHER)
    until(lambda: panel.state["exercise"] == OTHER)


def test_no_token_no_name_and_no_answer_gets_into_a_notebook(
    room: Classroom, panels: Callable[..., TeachWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    monkeypatch.setattr(TeachWidget, "send", lambda _self, content, buffers=None: sent.append(content))
    panel = panels(link(room))
    vote = room.open(EXERCISE)
    for number in range(6):
        room.join(f"Secret Person {number}").send(event(EXERCISE, vote, {**right(), "mark": "a single answer"}))
    room.do("note", text="a secret note")
    says(panel, do="act", action={"do": "close"})
    until(lambda: panel.state["votes"] and panel.state["votes"][-1]["tally"])
    said = json.dumps([panel.get_state(), panel._repr_mimebundle_(), sent], default=str)
    assert panel._steering is not None and panel._steering._token not in said
    assert "Secret Person" not in said and "a single answer" not in said and "secret note" not in said
    assert "state" not in panel.keys and '"n": 6' in said


def test_a_token_that_was_taken_back_ends_it(room: Classroom, panels: Callable[..., TeachWidget]) -> None:
    panel = panels(room.service.address, "no-such-token")
    assert panel.said == WORDS["cohort_not_instructor"] and panel.state == {}


def test_messages_that_are_none_do_nothing(panels: Callable[..., TeachWidget]) -> None:
    panel = panels()
    none: list[Any] = [None, [], {}, {"do": "act"}, {"do": "act", "action": 3}, {"do": "connect", "link": 3}]
    for message in none:
        panel._on_message(panel, message, [])
    panel.act({"do": "close"})
    assert panel.state == {} and panel.said == ""


@pytest.mark.parametrize("state", [None, [], {}, {"n": 1}, {"private": {}, "cohort": {}, "n": 1}, {"private": []}])
def test_what_is_no_state_is_refused(state: object) -> None:
    with pytest.raises(ServiceError):
        brief(state)


def test_a_link_is_taken_apart() -> None:
    assert way_in(" http://10.0.0.7:8765/teach?key=Ab_-9 ") == ("http://10.0.0.7:8765", "Ab_-9")
    assert way_in("https://example.org/course/teach?key=k&to=console") == ("https://example.org/course", "k")
    assert way_in("10.0.0.7:8765/teach") == ("http://10.0.0.7:8765", "")


def test_a_service_that_answers_rubbish_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steering.Steering, "_json", lambda *_given, **_more: {"token": 3})
    assert Steering("http://127.0.0.1:1").enter("k") == "3"
    assert teach("http://127.0.0.1:1/teach?key=k").said == WORDS["teach_rubbish"]
