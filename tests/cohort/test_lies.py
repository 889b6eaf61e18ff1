"""A client that lies, sends too much or too slowly is refused in a sentence, and nobody else notices."""

from __future__ import annotations

import json
import random
import socket
import time
from typing import Any

import pytest

from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right
from tests.kinds.exercises import SHELF
from tests.kinds.junk import spoilt


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"nonsense",
        b"\xff\xfe",
        b'{"events": NaN}',
        b'{"events": [{"response": {"a": Infinity}}]}',
        b'{"events": [{"response": {"a": 1e999}}]}',
        b'{"events": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"events": ' + b"[" * 100000 + b"]" * 100000 + b"}",
        b'{"events": [{"response": ' + b'{"a":' * 60 + b"1" + b"}" * 60 + b"}]}",
        b'{"events": [{"response": {"a": ' + b"9" * 10000 + b"}}]}",
        b'{"events": []}',
        b'{"events": [' + b"{}," * 50 + b"{}]}",
        b'{"events": {"0": 1}}',
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(room: Classroom, body: bytes) -> None:
    person = room.join()
    said = room.client.post("/api/answers", content=body, headers=person.headers)
    assert said.status_code == 400 and said.json()["error"]
    assert said.headers["x-content-type-options"] == "nosniff"


def test_events_without_shape_are_refused_one_by_one(room: Classroom) -> None:
    person = room.join()
    vote = room.open()
    good = event(EXERCISE, vote, right())
    bad: list[Any] = [
        None,
        7,
        {},
        {**good, "id": 7},
        {**good, "id": "short"},
        {**good, "id": "x" * 65},
        {**good, "id": "new\nline-in-it"},
        {**good, "id": "event-of-mine-a", "exercise": ["x"]},
        {**good, "id": "event-of-mine-b", "vote": 1},
        {**good, "id": "event-of-mine-c", "vote": "-1"},
        {**good, "id": "event-of-mine-d", "vote": "9" * 30},
        {**good, "id": "event-of-mine-e", "vote": "١"},
        {**good, "id": "event-of-mine-f", "response": "text"},
        {**good, "id": "event-of-mine-g", "response": None},
    ]
    said = person.post("/api/answers", {"events": [*bad, good]}).json()
    assert said["kept"] == [good["id"]] and len(said["refused"]) == len(bad)
    assert len(person.get("/api/mine").json()["answers"]) == 1


def test_nobody_fills_the_disk(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curriculum.cohort.answers.MOST_OF_ONE", 3)
    monkeypatch.setattr("curriculum.cohort.people.MOST", 1)
    person = room.join()
    vote = room.open()
    assert person.send(event(EXERCISE, vote, {"a": "x" * 70_000})).json()["refused"][0]["why"] == "not readable"
    known, *others = [event(EXERCISE, vote, right()) for _ in range(4)]
    assert len(person.send(known).json()["kept"]) == 1
    said = person.send(*others, known).json()
    assert len(said["kept"]) == 3 and [one["why"] for one in said["refused"]] == ["too many"]
    full = room.client.post("/api/join", json={"code": room.code, "pseudonym": "One too many"})
    assert full.status_code == 409 and full.json()["error"] == "The session is full."


def test_bodies_are_limited_whether_their_length_is_said_or_not(room: Classroom) -> None:
    person = room.join()
    big = b'{"x": "' + b"a" * 300_000 + b'"}'
    assert room.client.post("/api/answers", content=big, headers=person.headers).status_code == 413
    assert room.client.post("/api/join", content=big).status_code == 413
    parts = (big[at : at + 1000] for at in range(0, len(big), 1000))
    assert room.client.post("/api/answers", content=parts, headers=person.headers).status_code == 413
    record = b"\n".join([b"x" * 1000] * 5000)
    assert room.teach("POST", "/api/teach/import?pseudonym=x", content=record).status_code == 400
    assert room.teach("POST", "/api/teach/import?pseudonym=x", content=record * 2).status_code == 413
    assert person.get("/api/state").status_code == 200


def test_a_slow_body_is_let_go(tmp_path: Any) -> None:
    with classroom(f"sqlite:///{tmp_path / 'x.sqlite'}", patience=0.3) as room:
        host, port = room.service.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{")
            slow.settimeout(10)
            assert b" 408 " in slow.recv(1000)
        assert room.client.get(f"/api/cohort?code={room.code}").status_code == 200


def test_who_connects_and_says_nothing_or_half_a_word_is_let_go(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curriculum.cohort.serving.HEAD", 0.3)
    half = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
    whole = b"GET /assets/none HTTP/1.1\r\nHost: x\r\n\r\n"
    with classroom(f"sqlite:///{tmp_path / 'x.sqlite'}") as room:
        host, port = room.service.address.removeprefix("http://").split(":")
        for first in (b"", whole):
            for begun in (b"", half) if not first else (half,):
                with socket.create_connection((host, int(port))) as slow:
                    slow.settimeout(20)
                    slow.sendall(first)
                    said = b""
                    while first and not said.endswith(b"}"):
                        said += slow.recv(4000)
                    slow.sendall(begun)
                    assert slow.recv(4000) == b""
        time.sleep(0.4)
        assert room.client.get(f"/api/cohort?code={room.code}").status_code == 200


ACTIONS = "lesson exercise step timer open close again show hide feedback homework pick note group remove title"
FIELDS = "lesson minutes exercise step seconds items view vote open set due text off person group title"
WORDS: list[Any] = ["", "x", "\x00", "\ud800", "9" * 400, EXERCISE]
STRANGE: list[Any] = [None, True, -1, 10**12, 0.5, [], {}, [[]], ["x", 7], {"a": {}}, *WORDS]


def test_no_action_however_strange_breaks_anything(room: Classroom) -> None:
    room.people(2)
    random_ = random.Random(7)
    seen = set()
    for _ in range(600):
        asked = {"do": random_.choice([*ACTIONS.split(), *STRANGE])} | {
            name: random_.choice(STRANGE) for name in random_.sample(FIELDS.split(), random_.randrange(5))
        }
        said = room.teach("POST", "/api/teach/do", content=json.dumps(asked))
        assert said.status_code in (200, 400, 404, 409), (asked, said.text)
        seen.add(said.status_code)
    assert {200, 404, 409} <= seen and room.state()["n"]


def test_no_answer_however_strange_breaks_anything(room: Classroom) -> None:
    people = room.people(6)
    random_ = random.Random(7)
    for at, id in enumerate(SHELF.files):
        shelved = SHELF.take(id)
        good = shelved.kind.samples(shelved.definition, shelved.key).right if shelved.key else {"items": {}}
        vote = room.open(id)
        for n, person in enumerate(people):
            sent = event(id, vote, spoilt(good, random_), f"strange-{at:04}-{n:04}")
            body = json.dumps({"events": [sent]})
            said = person.client.post("/api/answers", content=body, headers=person.headers)
            assert said.status_code in (200, 400), said.text
        assert room.do("close")["vote"]["open"] is False
        for view in ("one", "map", "pairs", "agreement"):
            room.do("show", view=view)
        room.do("feedback", exercise=id)
        for person in people:
            assert person.get(f"/api/feedback/{id}").status_code in (200, 404)


def test_no_question_however_strange_breaks_anything(room: Classroom) -> None:
    person = room.join()
    for strange in ("", "-1", "9" * 400, "NaN", "%00", "%ED%A0%80", "1.5", "١", "x" * 3000, "[]"):
        assert person.get(f"/api/state?since={strange}&wait=0").status_code == 200
        assert room.teach("GET", f"/api/teach/state?since={strange}&wait=0").status_code == 200
        assert room.client.get(f"/api/cohort?code={strange}").status_code == 403
        assert room.client.get(f"/teach?key={strange}&to={strange}").status_code == 403
        for path in ("/api/exercise/", "/api/feedback/", "/assets/"):
            assert person.get(path + strange).status_code in (403, 404)
        for method in ("GET", "DELETE"):
            assert room.teach(method, f"/api/teach/person/{strange}").status_code in (404, 405)
