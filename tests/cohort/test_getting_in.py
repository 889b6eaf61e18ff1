"""Nobody gets in who should not, and nobody is told what is not theirs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from curriculum.cohort import cohorts, people
from curriculum.cohort.access import LENGTH, LETTERS, Failures, Limit, grouped, new_code, same_origin, tidy_code
from curriculum.cohort.database import connect, file_url, now, writing
from curriculum.cohort.people import Person
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right

TEACHERS = [
    ("GET", "/console"),
    ("GET", "/private"),
    ("GET", "/api/qr.svg"),
    ("GET", "/api/teach/state"),
    ("GET", "/api/teach/events"),
    ("POST", "/api/teach/do"),
    ("POST", "/api/teach/link"),
    ("POST", "/api/teach/import"),
    ("GET", "/api/teach/person/1"),
    ("GET", "/api/teach/report.pdf"),
    ("GET", "/api/teach/report.csv"),
    ("GET", "/api/teach/report.xapi.json"),
    ("DELETE", "/api/teach/person/1"),
]
LEARNERS = [
    ("GET", "/api/state"),
    ("POST", "/api/answers"),
    ("GET", "/api/mine"),
    ("GET", "/api/mine.xapi.json"),
    ("POST", "/api/leave"),
    ("GET", f"/api/feedback/{EXERCISE}"),
    ("GET", f"/api/exercise/{EXERCISE}"),
]


def test_codes_have_no_letters_that_look_alike_and_are_read_as_people_type_them() -> None:
    code = new_code()
    assert len(code) == LENGTH and set(code) <= set(LETTERS)
    assert not set(LETTERS) & set("0O1IL") and len(LETTERS) == 30
    assert tidy_code(f" {grouped(code).lower()} ") == code


def test_every_door_is_shut_to_who_has_no_token_or_a_wrong_one(room: Classroom) -> None:
    person = room.join()
    forged = ["x", person.token[:-1], person.token + "A", "é" * 40, room.code, "Bearer", "' OR 1=1 --"]
    for method, path in TEACHERS + LEARNERS:
        assert room.client.request(method, path, **_body(method)).status_code in (401, 403), path
        for token in forged:
            headers = {b"authorization": f"Bearer {token}".encode()}
            said = room.client.request(method, path, headers=headers, **_body(method))
            assert said.status_code in (400, 401), (path, token, said.text)
            if said.status_code == 401:
                assert said.json()["error"]


def test_a_learner_is_no_instructor_and_an_instructor_no_learner(room: Classroom) -> None:
    person = room.join()
    for method, path in TEACHERS:
        assert room.client.request(method, path, headers=person.headers, **_body(method)).status_code == 401, path
    room.client.cookies.set("cohort_teach", person.token)
    assert room.client.get("/private").status_code == 401
    room.client.cookies.clear()
    for method, path in LEARNERS:
        assert room.teach(method, path, **_body(method)).status_code == 401, path


def test_another_persons_data_is_out_of_reach(room: Classroom) -> None:
    one, two = room.people(2)
    one.send(event(EXERCISE, room.open(), {"items": {"secret": "mine alone"}}))
    for path in ("/api/mine", "/api/state", f"/api/mine?person={one.person}", f"/api/feedback/{EXERCISE}"):
        assert "mine alone" not in two.get(path).text
    assert two.get(f"/api/teach/person/{one.person}").status_code == 401


def test_guessing_the_code_is_stopped_and_joining_is_not(room: Classroom) -> None:
    for _ in range(100):
        assert room.client.get(f"/api/cohort?code={room.code}").status_code == 200
    said = [room.client.get("/api/cohort?code=ABCD2345").status_code for _ in range(61)]
    assert said == [403] * 60 + [429]
    assert room.client.post("/api/join", json={"code": room.code, "pseudonym": "A"}).status_code == 429


@pytest.mark.parametrize("proxies", ["", "127.0.0.1"])
def test_the_word_of_a_proxy_on_the_address_is_taken_if_it_was_named(tmp_path: Path, proxies: str) -> None:
    with classroom(file_url(tmp_path / "sessions.sqlite"), proxies=proxies) as room:
        for _ in range(60):
            room.client.get("/api/cohort?code=ABCD2345", headers={"x-forwarded-for": "192.0.2.7"})
        path = f"/api/cohort?code={room.code}"
        codes = [room.client.get(path, headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code for n in (7, 8)]
        assert codes == ([429, 200] if proxies else [429, 429])


def test_failures_are_counted_by_address_and_over_all_and_are_forgotten() -> None:
    clock = [0.0]
    failures = Failures(Limit(by_address=3, overall=5, seconds=60), lambda: clock[0])
    for _ in range(3):
        failures.add("a")
    assert failures.too_many("a") and not failures.too_many("b")
    failures.add("b")
    failures.add("c")
    assert failures.too_many("d")
    clock[0] = 61
    assert not failures.too_many("a") and not failures.too_many("d")


def test_a_link_works_once_and_a_look_ahead_does_not_use_it_up(room: Classroom) -> None:
    link = room.teach("POST", "/api/teach/link").json()["link"]
    assert room.client.head(link).status_code == 405
    said = room.client.get(link)
    assert said.status_code == 200 and "url=private" in said.text
    cookie = said.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert room.client.get("/api/teach/state").status_code == 200
    unused = room.teach("POST", "/api/teach/link").json()["link"]
    for again in (link, unused):  # whoever is in needs none: the printed link may be opened again, and none is used up
        assert "url=private" in room.client.get(again).text
    room.client.cookies.clear()
    assert room.client.get(link).status_code == 403
    assert "url=private" in room.client.get(unused).text
    room.client.cookies.clear()
    assert room.client.get("/api/teach/state").status_code == 401
    key = room.teach("POST", "/api/teach/link").json()["link"].partition("key=")[2]
    assert len(room.client.post("/api/teach/enter", json={"key": key}).json()["token"]) == 43
    for spent in (key, "", 7, None):
        assert room.client.post("/api/teach/enter", json={"key": spent}).status_code == 403


def test_a_token_is_known_from_joining_on_until_somebody_leaves(
    room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    look_up = people.of_token

    def counted(connection: Connection, cohort: int, token: str) -> Person | None:
        asked.append(token)
        return look_up(connection, cohort, token)

    monkeypatch.setattr(people, "of_token", counted)
    one, two = room.people(2)
    assert one.get("/api/mine").status_code == two.get("/api/mine").status_code == 200 and asked == []
    two.post("/api/leave", {})
    assert one.get("/api/mine").status_code == 200 and two.get("/api/mine").status_code == 401
    assert asked == [one.token, two.token]


def test_a_browser_is_refused_by_a_page_and_a_program_by_a_sentence_alone(tmp_path: Path) -> None:
    url = file_url(tmp_path / "sessions.sqlite")
    with writing(connect(url)) as connection:
        cohorts.make(connection, "SECRET-TITLE", now())
    with classroom(url) as room:
        said = room.client.get("/teach?key=used", headers={"accept": "text/html,*/*;q=0.8"})
        assert said.status_code == 403 and said.headers["content-type"].startswith("text/html")
        assert room.service.words["cohort_link_used"] in said.text and 'href="./"' in said.text
        assert "SECRET-TITLE" not in said.text and "$" not in said.text
        assert room.client.get("/private", headers={"accept": "text/html"}).status_code == 401
        for path in ("/teach?key=used", "/private"):
            assert set(room.client.get(path).json()) == {"error"}
        asked = {"accept": "text/html"}
        assert set(room.client.get("/api/teach/state", headers=asked).json()) == {"error"}


@pytest.mark.parametrize("public", ["", "https://course.example.org"])
def test_a_cookie_goes_over_https_alone_where_people_reach_the_service_so(tmp_path: Path, public: str) -> None:
    with classroom(file_url(tmp_path / "sessions.sqlite"), public=public) as room:
        address, _, key = room.teach("POST", "/api/teach/link").json()["link"].partition("/teach?key=")
        assert address == room.service.address
        cookie = room.client.get(f"/teach?key={key}").headers["set-cookie"].lower()
        assert ("; secure" in cookie) is bool(public)


def test_a_link_that_waited_for_more_than_a_day_lets_nobody_in(room: Classroom) -> None:
    def job(hours: int) -> str:
        made = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="milliseconds")
        return room.service.writer.submit(
            lambda connection: cohorts.new_link(connection, room.service.cohort, made)
        ).result()

    codes = [room.client.post("/api/teach/enter", json={"key": job(hours)}).status_code for hours in (23, 25)]
    assert codes == [200, 403]


def test_another_sites_page_can_do_nothing_with_a_cookie(room: Classroom) -> None:
    host = room.service.address
    room.client.cookies.set("cohort_teach", room.teacher)
    bad: list[dict[str, str]] = [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": host},
        {"sec-fetch-site": "none"},
        {"origin": host + ".evil.example"},
        {},
    ]
    for headers in bad:
        said = room.client.post("/api/teach/do", json={"do": "timer", "seconds": 60}, headers=headers)
        assert said.status_code == 403, headers
    for headers in ({"origin": host}, {"sec-fetch-site": "same-origin", "origin": host}):
        said = room.client.post("/api/teach/do", json={"do": "timer", "seconds": 60}, headers=headers)
        assert said.status_code == 200, headers
    assert room.client.get("/api/teach/state", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_phone_joins_with_a_cookie_that_no_script_reads(room: Classroom) -> None:
    asked = {"code": room.code, "pseudonym": "Phone", "cookie": True}
    assert room.client.post("/api/join", json=asked).status_code == 403
    said = room.client.post("/api/join", json=asked, headers={"origin": room.service.address})
    assert "token" not in said.json() and "httponly" in said.headers["set-cookie"].lower()
    assert room.client.get("/api/state").json()["pseudonym"] == "Phone"
    sent = {"events": [event(EXERCISE, room.open(), right())]}
    assert room.client.post("/api/answers", json=sent).status_code == 403
    said = room.client.post("/api/answers", json=sent, headers={"origin": room.service.address})
    assert said.json()["refused"] == []
    left = room.client.post("/api/leave", json={"erase": True}, headers={"origin": room.service.address})
    assert left.json()["erased"] and room.client.get("/api/state").status_code == 401


@pytest.mark.parametrize(
    ("method", "headers", "cookie", "passes"),
    [
        ("GET", {}, True, True),
        ("POST", {}, False, True),
        ("POST", {"origin": "https://h:1", "host": "h:1"}, True, True),
        ("POST", {"origin": "https://h:2", "host": "h:1"}, False, False),
        ("DELETE", {"sec-fetch-site": "cross-site"}, False, False),
        ("DELETE", {}, True, False),
    ],
)
def test_the_rule_of_origins(method: str, headers: dict[str, str], cookie: bool, passes: bool) -> None:
    assert same_origin(method, headers, writes_with_cookie=cookie) is passes


def test_every_response_carries_the_headers(room: Classroom) -> None:
    person = room.join()
    answers = [
        room.client.get("/api/words"),
        room.client.get("/assets/kinds/frame.js"),
        room.client.get("/no/such/place"),
        room.client.get("/api/cohort?code=WRONG"),
        room.client.put("/api/state"),
        person.get("/api/state"),
        room.client.post("/api/join", content=b"x" * 400_000),
    ]
    for said in answers:
        policy = said.headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert said.headers["referrer-policy"] == "no-referrer"
        assert said.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in said.headers
        assert "server" not in said.headers
    assert [said.status_code for said in answers] == [200, 200, 404, 403, 405, 200, 413]


def test_no_path_leads_out_of_the_assets(room: Classroom) -> None:
    for path in ("../cohort/access.py", "%2e%2e/schema.py", "cohort/access.py", "kinds/../cli.py", "/etc/passwd"):
        assert room.client.get(f"/assets/{path}").status_code == 404
    module = room.client.get("/assets/kinds/frame.js")
    assert module.headers["content-type"].startswith("text/javascript") and "export" in module.text
    assert room.client.get("/assets/kinds/look.css").headers["content-type"].startswith("text/css")


def _body(method: str) -> dict[str, Any]:
    return {"json": {}} if method == "POST" else {}
