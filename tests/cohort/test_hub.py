"""A session with a hub before it: accounts for the code, a scope for the link, one person to an account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from curriculum.cohort import accounts, cohorts
from curriculum.cohort.database import connect, file_url
from curriculum.cohort.doors import Doors
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right
from tests.cohort.pretended import LEARNER, Pretended
from tests.kinds.exercises import SHELF

WORDS = SHELF.course.words
PREFIX = "/services/cohort"
HERE = {"sec-fetch-site": "same-origin"}


@contextmanager
def behind(hub: Pretended, folder: Path, **admitted: bool) -> Iterator[Classroom]:
    doors = Doors(**{"code": False, "link": False, **admitted}, hub=hub)
    with classroom(file_url(folder / "sessions.sqlite"), prefix=PREFIX, doors=doors) as made:
        yield made


@pytest.fixture
def hub() -> Pretended:
    return Pretended()


@pytest.fixture
def room(hub: Pretended, tmp_path: Path) -> Iterator[Classroom]:
    with behind(hub, tmp_path) as made:
        yield made


def join(room: Classroom, pseudonym: str = "Grey Heron", **given: Any) -> httpx.Response:
    return room.client.post("/api/join", json={"pseudonym": pseudonym, **given}, headers=HERE)


def come_back(room: Classroom, page: str, code: str) -> httpx.Response:
    """Set out for a page, and come back from the hub with a code."""
    state = room.client.get(page).headers["location"].partition("state=")[2]
    return room.client.get(f"/oauth_callback?code={code}&state={state}")


def standing(room: Classroom, token: str) -> int:
    return room.client.get("/api/state", headers={"authorization": f"Bearer {token}"}).status_code


def test_the_code_admits_nobody_unless_it_is_asked_for(room: Classroom, hub: Pretended, tmp_path: Path) -> None:
    assert room.client.get("/api/entry").json() == {"hub": True, "code": False, "signed_in": False}
    refused = join(room, code=room.code)
    assert refused.status_code == 403 and refused.json()["error"] == WORDS["cohort_hub_sign_in"]
    assert room.state()["cohort"]["code"] == "" and room.code not in str(room.state())
    with behind(hub, tmp_path / "other", code=True) as other:
        assert join(other, code=other.code).status_code == 200
        assert join(other, "Red Kite", code="WXYZ6789").json()["error"] == WORDS["cohort_wrong_code"]
        assert join(other, "Red Kite", hub="bea's key").status_code == 200
        assert other.state()["cohort"]["join"] == f"{other.service.address}/?code={other.code}"


def test_what_is_sent_is_told_to_who_has_sent_nothing(room: Classroom) -> None:
    offer = room.client.get("/api/cohort?code=").json()
    assert WORDS["cohort_notice_account"] in offer["notice"] and offer["pseudonym"]
    assert any("hub's computer" in said for said in offer["notice"])


def test_without_a_hub_a_key_of_one_is_worth_nothing(tmp_path: Path) -> None:
    with classroom(file_url(tmp_path / "sessions.sqlite")) as room:
        assert join(room, hub="bea's key").json()["error"] == WORDS["cohort_wrong_code"]
        assert room.client.get("/signin").status_code == room.client.get("/oauth_callback").status_code == 404


def test_a_key_nobody_knows_is_refused_and_a_hub_that_is_away_is_told(room: Classroom, hub: Pretended) -> None:
    for key in ("nobody's", "x" * 9000, "é\x00"):
        assert join(room, hub=key).json()["error"] == WORDS["cohort_hub_refused"]
    assert join(room, hub=7).json()["error"] == WORDS["cohort_hub_sign_in"]
    hub.away = True
    said = join(room, hub="bea's key")
    assert said.status_code == 503 and said.json()["error"] == WORDS["cohort_hub_away"]
    assert "<p role=" in (away := come_back(room, "/teach", "ada's code")).text and away.status_code == 503
    assert room.state()["private"]["roster"] == []


def test_one_account_is_one_person_who_may_leave_and_come_back(room: Classroom) -> None:
    one = join(room, hub="bea's key").json()
    two = join(room, "Another Name", hub="bea's key").json()
    assert one["person"] == two["person"] and two["pseudonym"] == "Grey Heron" and one["token"] != two["token"]
    assert standing(room, one["token"]) == standing(room, two["token"]) == 200
    assert [(row["pseudonym"], row["name"]) for row in room.state()["private"]["roster"]] == [
        ("Grey Heron", LEARNER.name)
    ]
    room.client.post("/api/leave", json={}, headers={"authorization": f"Bearer {two['token']}"})
    assert standing(room, one["token"]) == standing(room, two["token"]) == 401
    three = join(room, "Red Kite", hub="bea's key").json()
    assert three["person"] == one["person"] and three["pseudonym"] == "Grey Heron"
    assert standing(room, three["token"]) == 200 and standing(room, one["token"]) == 401
    room.client.post("/api/leave", json={"erase": True}, headers={"authorization": f"Bearer {three['token']}"})
    four = join(room, hub="bea's key").json()
    assert four["person"] != one["person"]


def test_whoever_comes_back_takes_a_pseudonym_that_is_free(room: Classroom, hub: Pretended) -> None:
    token = join(room, hub="bea's key").json()["token"]
    room.client.post("/api/leave", json={}, headers={"authorization": f"Bearer {token}"})
    hub.known["cy's key"] = LEARNER._replace(name="cy@hub")
    assert join(room, hub="cy's key").status_code == 200
    assert join(room, hub="bea's key").json()["error"] == WORDS["cohort_pseudonym_taken"]
    assert join(room, "Red Kite", hub="bea's key").status_code == 200


def test_of_many_devices_the_latest_are_known(room: Classroom) -> None:
    tokens = [join(room, hub="bea's key").json()["token"] for _ in range(accounts.DEVICES + 3)]
    room.service._tokens.clear()
    assert [standing(room, token) for token in tokens] == [200] + [401] * 2 + [200] * accounts.DEVICES


def test_the_key_is_kept_nowhere_and_the_account_in_one_table(room: Classroom, tmp_path: Path) -> None:
    person = join(room, hub="bea's key").json()
    headers = {"authorization": f"Bearer {person['token']}"}
    room.client.post("/api/answers", json={"events": [event(EXERCISE, room.open(), right())]}, headers=headers)
    room.do("close")
    engine = connect(file_url(tmp_path / "sessions.sqlite"))
    with engine.begin() as connection:
        tables = connection.exec_driver_sql("select name from sqlite_master where type = 'table'").scalars().all()
        held = {name: str(connection.exec_driver_sql(f'select * from "{name}"').all()) for name in tables}
    engine.dispose()
    assert [name for name, rows in held.items() if LEARNER.name in rows] == ["account"]
    assert not any("bea's key" in rows or person["token"] in rows for rows in held.values())
    assert LEARNER.name not in str(room.state()["projector"])
    table, register = (room.teach("GET", f"/api/teach/report.csv{ask}").text for ask in ("", "?register=yes"))
    assert LEARNER.name not in table and LEARNER.name in register
    assert LEARNER.name not in room.teach("GET", "/api/teach/report.xapi.json").text
    assert room.teach("GET", f"/api/teach/person/{person['person']}").json()["account"] == LEARNER.name
    room.teach("DELETE", f"/api/teach/person/{person['person']}")
    raw = b"".join(file.read_bytes() for file in tmp_path.glob("sessions.sqlite*"))
    assert LEARNER.name.encode() not in raw


def test_who_signed_in_joins_in_a_browser_and_is_offered_their_old_name(room: Classroom, hub: Pretended) -> None:
    hub.known["bea's code"] = LEARNER
    said = come_back(room, "/signin", "bea's code")
    assert 'url=./"' in said.text
    cookies = [line.lower() for line in said.headers.get_list("set-cookie") if "cohort_account=" in line]
    assert len(cookies) == 1 and all(part in cookies[0] for part in ("httponly", "samesite=strict", f"path={PREFIX}/"))
    assert room.client.get("/api/entry").json()["signed_in"] is True
    assert join(room).status_code == 403, "a cookie counts for those who ask for one in return"
    asked, elsewhere = {"pseudonym": "Grey Heron", "cookie": True}, {"sec-fetch-site": "cross-site"}
    assert room.client.post("/api/join", json=asked, headers=elsewhere).status_code == 403
    joined = join(room, cookie=True)
    assert joined.status_code == 200 and "token" not in joined.json()
    assert room.client.get("/api/cohort?code=").json()["pseudonym"] == "Grey Heron"
    assert join(room, "Other", cookie=True).json()["person"] == joined.json()["person"]
    hub.time += 3601
    assert room.client.get("/api/entry").json()["signed_in"] is False
    assert join(room, "Other", cookie=True).status_code == 403


def test_an_instructor_is_asked_again_after_half_a_day(room: Classroom) -> None:
    assert 'url=console"' in come_back(room, "/teach?to=console", "ada's code").text
    assert room.client.get("/private").status_code == 200
    old = (datetime.now(UTC) - cohorts.ON_A_HUB - timedelta(minutes=1)).isoformat(timespec="milliseconds")
    job = room.service.writer.submit(lambda connection: cohorts.new_teacher(connection, room.service.cohort, old))
    room.client.cookies.clear()
    room.client.cookies.set("cohort_teach", job.result(), path=f"{PREFIX}/")
    assert room.client.get("/api/teach/state").status_code == 401
    assert room.client.get("/private").headers["location"].startswith("http://hub.test/")


def test_a_link_lets_instructors_in_only_if_that_was_asked_for(room: Classroom, hub: Pretended, tmp_path: Path) -> None:
    key = room.service.writer.submit(
        lambda connection: cohorts.new_link(connection, room.service.cohort, "2999")
    ).result()
    said = [room.client.get(f"/teach?key={key}"), room.client.post("/api/teach/enter", json={"key": key})]
    assert [(one.status_code, one.json()["error"]) for one in said] == [(403, WORDS["cohort_link_off"])] * 2
    with behind(hub, tmp_path / "other", link=True) as other:
        link = other.teach("POST", "/api/teach/link").json()["link"]
        assert "url=private" in other.client.get(link).text
        assert other.client.get("/teach").status_code == 302


def test_nobody_comes_back_who_did_not_set_out_or_took_too_long(room: Classroom, hub: Pretended) -> None:
    state = room.client.get("/teach").headers["location"].partition("state=")[2]
    note = room.client.cookies["cohort_away"]
    forged = hub.seal.close("cohort_account", (state, "verifier", "private"), 600)
    for cookie, query in [
        ("", f"code=ada's code&state={state}"),
        (note, "code=ada's code&state=another"),
        (note, "code=ada's code"),
        (note, f"state={state}"),
        (note, f"code=nobody's&state={state}"),
        (note + "0", f"code=ada's code&state={state}"),
        (forged, f"code=ada's code&state={state}"),
    ]:
        room.client.cookies.clear()
        if cookie:
            room.client.cookies.set("cohort_away", cookie, path=f"{PREFIX}/")
        said = room.client.get(f"/oauth_callback?{query}")
        assert said.status_code == 403 and "cohort_teach" not in said.headers.get("set-cookie", ""), query
    room.client.cookies.set("cohort_away", note, path=f"{PREFIX}/")
    hub.time += 601
    assert room.client.get(f"/oauth_callback?code=ada's code&state={state}").status_code == 403
