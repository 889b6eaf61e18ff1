"""What people are called in a session: names fit to show, each had by one person, and enough of them."""

from __future__ import annotations

import json

from httpx import Response

from curriculum.cohort.joining import offer
from curriculum.course.course import Course
from tests.cohort.classroom import Classroom


def test_names_are_made_fit_to_show_and_never_markup_on_our_side(room: Classroom) -> None:
    names = {
        "  two\n words\x00 ": "two words",
        "\u202eevil\u202c": "evil",
        "<img src=x onerror=alert(1)>": "<img src=x onerror=alert(1)>",
        "a\ud800b": "ab",
        "x" * 500: "x" * 40,
        "ميار": "ميار",
    }
    for given, shown in names.items():
        body = json.dumps({"code": room.code, "pseudonym": given})
        assert room.client.post("/api/join", content=body).json()["pseudonym"] == shown
    for nothing in ("", "  ", "\x00", "\u202e", 7, None):
        assert room.client.post("/api/join", json={"code": room.code, "pseudonym": nothing}).status_code == 400
    assert room.client.post("/api/join", json={"code": room.code, "pseudonym": "EVIL"}).status_code == 409


def test_a_pseudonym_that_was_only_offered_gives_way_and_one_that_was_chosen_does_not(room: Classroom) -> None:
    def join(pseudonym: str, **more: bool) -> Response:
        return room.client.post("/api/join", json={"code": room.code, "pseudonym": pseudonym, **more})

    offered = room.client.get("/api/cohort", params={"code": room.code}).json()["pseudonym"]
    assert join(offered, offered=True).json()["pseudonym"] == offered
    assert join(offered).status_code == 409
    others = [join(offered, offered=True).json()["pseudonym"] for _ in range(5)]
    assert len({offered, *others}) == 6
    assert sorted(row["pseudonym"] for row in room.state()["private"]["roster"]) == sorted([offered, *others])


def test_every_pseudonym_is_offered_once_capitals_aside_and_then_numbered_ones() -> None:
    words = Course().words
    firsts, seconds = (words[f"cohort_pseudonym_{ends}"].split() for ends in ("firsts", "seconds"))
    taken: list[str] = []
    for _ in range(len(firsts) * len(seconds) + 50):
        taken.append(offer(words, taken).upper())
    assert len(set(taken)) == len(taken)
    assert [name[-1].isdigit() for name in taken] == [False] * (len(taken) - 50) + [True] * 50
