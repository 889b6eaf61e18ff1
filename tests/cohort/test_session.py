"""A session from its opening to its end, on both databases."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import select

from curriculum.cohort import cohorts, schema
from curriculum.cohort.database import connect, file_url, now, writing
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, classroom, event, right


def test_a_vote_a_discussion_and_a_second_vote(either: Classroom) -> None:
    people = either.people(6)
    either.do("lesson", lesson="04-preconditions")
    first = either.open()
    for person in people:
        assert person.get("/api/state").json()["vote"]["id"] == first
        assert person.send(event(EXERCISE, first, right())).json()["refused"] == []
    closed = either.do("close")
    assert closed["projector"]["view"] == "closed" and "tally" not in closed["projector"]
    assert closed["private"]["votes"][0]["tally"]["n"] == 6
    second = either.do("again")["vote"]
    assert second["round"] == 2 and second["answers"] == 0
    for person in people[:5]:
        person.send(event(EXERCISE, second["id"], right()))
    either.do("close")
    shown = either.do("show")["projector"]
    assert shown["view"] == "both" and shown["tally"]["n"] == 5 and shown["first"]["n"] == 6


def test_a_restart_in_the_middle_of_a_vote_changes_nothing(database: str) -> None:
    with classroom(database) as room:
        one, two = room.people(2)
        vote = room.open()
        one.send(event(EXERCISE, vote, right()))
        before = room.state()
    with classroom(database) as room:
        after = room.state()
        assert after["vote"] == before["vote"] and after["vote"]["answers"] == 1 and after["vote"]["open"]
        assert after["cohort"]["code"] == before["cohort"]["code"]
        two.client = room.client
        assert two.send(event(EXERCISE, vote, right())).json()["refused"] == []
        assert room.do("close")["vote"]["answers"] == 2


def test_an_answer_counts_once_and_the_last_one_counts(either: Classroom) -> None:
    people = either.people(5)
    vote = either.open()
    old, new = event(EXERCISE, vote, {"items": {}}), event(EXERCISE, vote, right())
    for person in people[1:]:
        person.send(event(EXERCISE, vote, right()))
    one = people[0]
    assert one.send(old, new, old).json()["kept"] == [old["id"], new["id"]]
    assert one.send(new, old).json()["kept"] == [new["id"], old["id"]]
    assert either.do("close")["vote"]["answers"] == 5
    mine = one.get("/api/mine").json()["answers"]
    assert [answer["id"] for answer in mine] == [old["id"], new["id"]]
    raw = either.state()["private"]["raw"]
    assert raw == [right()] * 5


def test_what_comes_after_the_close_is_kept_as_late_and_changes_nothing(either: Classroom) -> None:
    people = either.people(6)
    vote = either.open()
    for person in people[:5]:
        person.send(event(EXERCISE, vote, right()))
    before = either.do("close")["private"]
    assert people[5].send(event(EXERCISE, vote, right())).json()["refused"] == []
    assert people[0].send(event(EXERCISE, vote, {"items": {}})).json()["refused"] == []
    after = either.do("timer", seconds=60)
    assert after["vote"]["answers"] == 5
    assert after["private"]["votes"] == before["votes"] and after["private"]["raw"] == before["raw"]
    assert [answer["late"] for answer in people[5].get("/api/mine").json()["answers"]] == [True]


def test_only_what_was_asked_for_is_taken(either: Classroom) -> None:
    one = either.join()
    assert one.send(event(OTHER, "", right(OTHER))).json()["refused"][0]["why"] == "not asked for"
    either.do("homework", exercise=OTHER, due="2027-01-31")
    vote = either.open()
    assert one.get("/api/state").json()["homework"] == [
        {"exercise": OTHER, "title": "Three questions from earlier lessons", "due": "2027-01-31"}
    ]
    said = one.send(
        event(OTHER, "", right(OTHER)),
        event(EXERCISE, "", right()),
        event(OTHER, vote, right(OTHER), "wrong-exercise"),
        event(EXERCISE, "4711", right(), "no-such-vote"),
        event("the-case-map", "", {"items": {}}, "never-asked"),
    ).json()
    assert len(said["kept"]) == 2
    assert {refused["id"] for refused in said["refused"]} == {"wrong-exercise", "no-such-vote", "never-asked"}
    assert either.state()["private"]["homework"] == [{"exercise": OTHER, "due": "2027-01-31", "done": 1}]
    assert len(one.get("/api/mine").json()["answers"]) == 2


def test_the_event_of_another_is_refused_and_nothing_of_theirs_changes(either: Classroom) -> None:
    one, two = either.people(2)
    vote = either.open()
    mine = event(EXERCISE, vote, right())
    one.send(mine)
    stolen = {**mine, "response": {"items": {}}}
    assert two.send(stolen).json()["refused"] == [{"id": mine["id"], "why": "another's"}]
    assert one.get("/api/mine").json()["answers"][0]["response"] == right()
    assert two.get("/api/mine").json()["answers"] == []


def test_strange_answers_are_kept_as_they_came(either: Classroom) -> None:
    one = either.join()
    vote = either.open()
    strange: list[Any] = [{"items": {"a": "\x00"}}, {"items": {"a": "\ud800"}}, {"é": "‮<img onerror=x>"}, {"n": 1e300}]
    body = json.dumps({"events": [event(EXERCISE, vote, response) for response in strange]})
    said = one.client.post("/api/answers", content=body, headers=one.headers).json()
    assert len(said["kept"]) == 4
    assert [answer["response"] for answer in one.get("/api/mine").json()["answers"]] == strange
    assert either.do("close")["vote"]["answers"] == 1


def test_a_clock_that_is_years_wrong_changes_no_order(either: Classroom) -> None:
    people = either.people(5)
    vote = either.open()
    for person in people:
        late = {**event(EXERCISE, vote, {"items": {}}), "time": "2099-01-01T00:00:00+00:00"}
        early = {**event(EXERCISE, vote, right()), "time": "1970-01-01T00:00:00+00:00"}
        person.send(late)
        person.send(early)
    assert either.do("close")["private"]["raw"] == [right()] * 5
    kept = people[0].get("/api/mine").json()["answers"]
    assert [answer["time"][:4] for answer in kept] == ["2099", "1970"]
    assert len({answer["received"][:10] for answer in kept}) == 1


def test_of_people_and_answers_no_time_finer_than_the_minute_is_kept(room: Classroom) -> None:
    one = room.people(1)[0]
    given = event(EXERCISE, room.open(), right()) | {"time": "2026-01-01T12:34:56.789+00:00"}
    assert one.send(given).json()["kept"]
    one.post("/api/leave", {})
    with room.service.engine.begin() as connection:
        (person,), (answer,) = (connection.execute(select(table)).all() for table in (schema.person, schema.answer))
    to_the_minute = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\+00:00")
    for time in (person.joined, person.left, answer.received):
        assert to_the_minute.fullmatch(time), time
    assert answer.said == "2026-01-01T12:34"


def test_leaving_ends_the_way_in_and_keeps_what_was_sent(either: Classroom) -> None:
    one = either.join("Quiet Heron")
    one.send(event(EXERCISE, either.open(), right()))
    assert one.post("/api/leave", {"erase": False}).json() == {"left": True, "erased": False}
    assert one.get("/api/state").status_code == 401
    assert one.send(event(EXERCISE, "", right())).status_code == 401
    assert either.teach("GET", f"/api/teach/person/{one.person}").status_code == 409  # it would tell of an open vote
    either.do("close")
    found = either.teach("GET", f"/api/teach/person/{one.person}").json()
    assert found["left"] and len(found["answers"]) == 1
    assert either.state()["here"] == 0
    assert either.join("Quiet Heron").person != one.person


def test_a_record_that_is_dropped_in(either: Classroom) -> None:
    either.do("homework", exercise=OTHER)
    lines = [
        {"id": "event-of-mine-1", "do": "answer", "exercise": OTHER, "time": "2026-01-01", "response": right(OTHER)},
        {"id": "event-of-mine-2", "do": "hint", "exercise": OTHER, "time": "2026-01-01", "about": "x"},
        {"id": "event-of-mine-3", "do": "answer", "exercise": EXERCISE, "time": "2026-01-01", "response": right()},
    ]
    body = "\n".join(json.dumps(line) for line in lines)
    said = either.teach("POST", "/api/teach/import?pseudonym=By%20file", content=body)
    assert said.json() | {"person": ""} == {"person": "", "kept": 1, "refused": 1}
    again = either.teach("POST", f"/api/teach/import?person={said.json()['person']}", content=body)
    assert again.json() == said.json()
    roster = either.state()["private"]["roster"]
    assert [(row["pseudonym"], row["answered"]) for row in roster] == [("By file", 1)]
    assert either.teach("POST", "/api/teach/import?pseudonym=X", content="nothing").status_code == 400
    assert either.teach("POST", "/api/teach/import?person=99", content=body).status_code == 404


def test_groups_names_and_days(database: str) -> None:
    with classroom(database, names=True) as room:
        assert room.client.get(f"/api/cohort?code={room.code.lower()}").json()["name"] is True
        asked = {"code": room.code, "pseudonym": "Keen Otter", "name": "Dr A. Bell"}
        one = room.client.post("/api/join", json=asked).json()
        room.do("group", person=one["person"], group="Theatre")
        assert room.state()["private"]["roster"] == [
            {
                "person": one["person"],
                "pseudonym": "Keen Otter",
                "name": "Dr A. Bell",
                "group": "Theatre",
                "here": True,
                "answered": 0,
            }
        ]
        found = room.teach("GET", f"/api/teach/person/{one['person']}").json()
        assert found["name"] == "Dr A. Bell" and len(found["here"]) == 1


def test_a_name_is_not_kept_where_none_is_asked_for(room: Classroom) -> None:
    one = room.client.post("/api/join", json={"code": room.code, "pseudonym": "Keen Otter", "name": "Dr Bell"}).json()
    assert "name" not in room.teach("GET", f"/api/teach/person/{one['person']}").json()


def test_two_cohorts_in_one_file_know_nothing_of_each_other(tmp_path: Any) -> None:
    url = file_url(tmp_path / "sessions.sqlite")
    with classroom(url) as room:
        one = room.join()
        vote = room.open()
        old_code = room.code
    engine = connect(url)
    with writing(engine) as connection:
        cohorts.make(connection, "Wednesday", now())
    engine.dispose()
    with classroom(url) as room:
        one.client = room.client
        assert one.get("/api/state").status_code == 401
        assert room.client.get(f"/api/cohort?code={old_code}").status_code == 403
        two = room.join()
        assert two.send(event(EXERCISE, vote, right())).json()["refused"][0]["why"] == "not asked for"
        assert room.teach("GET", f"/api/teach/person/{one.person}").status_code == 404
        assert room.teach("DELETE", f"/api/teach/person/{one.person}").status_code == 404
