"""The service below a path of its host, as behind a hub: everything works there, and nothing is served beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from curriculum.cohort.database import file_url
from curriculum.cohort.prefix import below, tidy_prefix
from curriculum.course import content
from curriculum.notebook.steering import Steering, way_in
from curriculum.record.address import place
from curriculum.record.cohort import Cohort
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right
from tests.cohort.process import Process
from tests.record.learner import record_in

PREFIX = "/services/cohort"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with classroom(file_url(tmp_path / "sessions.sqlite"), prefix=PREFIX) as made:
        yield made


def test_nothing_is_served_beside_the_path_and_the_path_itself_leads_below(room: Classroom) -> None:
    host = room.service.address.removesuffix(PREFIX)
    for path in ("/", "/api/words", "/healthz", "/services", f"{PREFIX}er/healthz", "/services//cohort/healthz"):
        said = httpx.get(host + path)
        assert said.status_code == 404 and said.json()["error"], path
        assert "default-src 'self'" in said.headers["content-security-policy"]
    led = httpx.get(f"{host}{PREFIX}?code=ABC")
    assert led.status_code == 307 and led.headers["location"] == f"{PREFIX}/?code=ABC"
    assert httpx.get(f"{host}{PREFIX}/healthz").json() == {"well": True}


def test_pages_name_nothing_from_the_top_of_the_host(room: Classroom) -> None:
    folder = content.package().joinpath("cohort", "pages")
    for file in folder.iterdir():
        found = re.findall(r"""["'`(=]/(?:api|assets|console|private|teach)\b""", file.read_text("utf-8"))
        assert not found, file.name
    page = room.client.get("/").text
    for relative in re.findall(r'(?:href|src)="([^"]+)"', page):
        assert room.client.get(f"/{relative}").status_code == 200, relative


def test_cookies_are_for_the_path_alone(room: Classroom) -> None:
    link = room.teach("POST", "/api/teach/link").json()["link"]
    assert link.startswith(f"{room.service.address}/teach?key=")
    said = room.client.get(link)
    assert f"path={PREFIX}/;" in said.headers["set-cookie"].lower() + ";"
    assert 'url=private"' in said.text.replace(" ", "") and room.client.get("/private").status_code == 200
    asked = {"code": room.code, "pseudonym": "Phone", "cookie": True}
    here = {"sec-fetch-site": "same-origin"}
    joined = room.client.post("/api/join", json=asked, headers=here)
    assert f"path={PREFIX}/;" in joined.headers["set-cookie"].lower() + ";"
    left = room.client.post("/api/leave", json={}, headers=here)
    assert f"path={PREFIX}/;" in left.headers["set-cookie"].lower() + ";"
    assert room.client.get("/api/state").status_code == 401  # the cookie has gone


def test_a_record_dropped_in_may_be_large_below_a_path_too(room: Classroom) -> None:
    said = room.teach("POST", "/api/teach/import", content=b"x" * 400_000)
    assert said.status_code == 400


def test_a_kernel_joins_and_sends_at_the_address_of_the_screen(room: Classroom, tmp_path: Path) -> None:
    cohort = Cohort(record_in(tmp_path / "learner"))
    where, code = place(room.state()["cohort"]["join"])
    assert (where, code) == (room.service.address, room.code)
    assert cohort.join(where, code, "Grey Heron").address == room.service.address
    cohort.leave()
    person = room.join()
    assert person.send(event(EXERCISE, room.open(), right())).json()["refused"] == []


def test_a_notebook_steers_it_by_a_link_below_the_path(room: Classroom) -> None:
    link = room.teach("POST", "/api/teach/link").json()["link"]
    address, key = way_in(link)
    assert address == room.service.address
    steering = Steering(address, Steering(address).enter(key))
    assert steering.look(-1, 0)["address"] == room.service.address


def test_the_command_takes_a_path(tmp_path: Path) -> None:
    with Process(str(tmp_path / "sessions.sqlite"), prefix=f"{PREFIX}/") as process, process.instructor() as teacher:
        assert f"{process.address}/?code=" in process.said and process.address.endswith(PREFIX)
        assert "<svg" in teacher.get("/api/qr.svg").text


@pytest.mark.parametrize(
    ("given", "tidy"), [("", ""), ("/", ""), ("a", "/a"), ("/services/cohort/", PREFIX), ("//a//b/", "/a/b")]
)
def test_a_path_is_taken_as_it_is_typed(given: str, tidy: str) -> None:
    assert tidy_prefix(given) == tidy


def test_only_whole_parts_of_a_path_count() -> None:
    assert below({"path": "/a/b"}, "/a") == {"path": "/b"}
    assert below({"path": "/ab"}, "/a") is None and below({"path": "/a"}, "/a") is None
    assert below({"path": "/a"}, "") == {"path": "/a"}
