"""Whatever a page sends, nothing raises, and the exercise goes on working."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from curriculum import exercise
from curriculum.record.journal import Journal
from tests.kinds.junk import junk
from tests.notebook.kernel import reopen, send, written

GOOD: dict[str, dict[str, Any]] = {
    "small-groups": {"items": {"wish": {"group": "before"}}},
    "small-order": {"order": ["goal", "jar", "list", "buy"]},
    "small-codes": {"items": {"t1b": {"code": "claim"}}},
    "small-levels": {"items": {"jar": {"marks": [{"element": "action", "level": "supported"}]}}},
    "small-sure": {"items": {"counted": {"picks": ["a"], "certainty": 3}}},
}
DEEP: Any = []
for _ in range(500):
    DEEP = [DEEP]
HOSTILE: list[Any] = [
    None,
    "check",
    7,
    [],
    {},
    {"do": None},
    {"do": ["check"]},
    {"do": "erase"},
    {"do": "__init__", "item": "__class__"},
    {"do": "check", "response": "all"},
    {"do": "check", "response": {"items": DEEP, "order": DEEP}},
    {"do": "check", "response": {"order": [{}, [], None, 1]}},
    {"do": "check", "response": {"items": {"wish": {"group": {}}, "counted": {"picks": ["a"], "certainty": [3]}}}},
    {"do": "check", "response": {"items": {"": {}, "no-such-item": {"group": "before"}}}},
    {"do": "check", "response": {"items": {"wish": {"group": "\ud800"}}}},
    {"do": "answer", "response": {"text": "x" * 1_000_000}},
    {"do": "reveal", "item": {"a": 1}},
    {"do": "reveal", "item": "x" * 10_000},
    {"do": "reveal", "item": "\ud800\x00"},
    {"do": "still", "item": "../../solutions"},
    {"do": "hint", "of": [], "step": {"a": []}},
]


@pytest.mark.parametrize("id", GOOD)
def test_hostile_messages_do_no_harm(small_course: Path, id: str) -> None:
    ex = exercise(id)
    for message in HOSTILE:
        ex._on_message(ex, message, None)
        reopen()
        ex = exercise(id)  # what the message left in the record must not keep the lesson from opening
    send(ex, do="check", response=GOOD[id])
    assert ex.said["right"] > 0
    assert ex.response == written()[-1].response == GOOD[id]
    assert "trouble" not in ex.record


@pytest.mark.parametrize("id", GOOD)
def test_random_messages_do_no_harm(small_course: Path, id: str) -> None:
    ex = exercise(id)
    random_ = random.Random(id)
    for _ in range(40):
        do = random_.choice(["check", "answer", "reveal", "hint", "still", junk(random_)])
        ex._on_message(ex, {"do": do, "response": junk(random_), "item": junk(random_), "step": junk(random_)}, None)
    reopen()
    ex = exercise(id)
    send(ex, do="check", response=GOOD[id])
    assert ex.response == written()[-1].response == GOOD[id]


def test_what_a_message_names_is_kept_short(small_course: Path) -> None:
    send(exercise("small-groups"), do="reveal", item="x" * 10_000)
    assert len(written()[-1].about) <= 200


def test_the_page_is_heard_through_the_widget_itself(small_course: Path) -> None:
    ex = exercise("small-groups")
    ex._handle_custom_msg({"do": "check", "response": GOOD["small-groups"]}, [])
    assert ex.said["right"] == 1


def test_a_run_comes_back_under_its_number_and_leaves_no_trace_in_the_record(small_course: Path) -> None:
    ex = exercise("small-crowd")
    send(ex, do="run", n="a", settings={"item": "wider"})
    assert (ex.ran["n"], round(ex.ran["outcome"])) == ("a", 100)
    hostile: list[Any] = [None, 7, [], "wide", {"item": {}, "spread": DEEP}, {"spread": "\ud800"}]
    for settings in hostile:
        send(ex, do="run", n="b", settings=settings)
        assert ex.ran["n"] == "b"
    send(exercise("small-groups"), do="run", n="c", settings={})
    assert exercise("small-groups").ran == {}
    assert written() == ()


def test_an_answer_sent_twice_under_one_number_is_kept_once_and_said_to_be_heard(small_course: Path) -> None:
    ex = exercise("small-groups")
    for _ in range(2):
        send(ex, do="answer", n="first", response=GOOD["small-groups"])
    assert ex.record["heard"] == "first"
    send(ex, do="answer", n="second", response={"items": {}})
    send(ex, do="answer", n="x" * 10_000, response={"items": {}})
    assert [event.response for event in written()] == [GOOD["small-groups"], {"items": {}}, {"items": {}}]
    assert len(ex.record["heard"]) == 200


def test_an_answer_that_cannot_be_kept_is_heard_too(small_course: Path) -> None:
    ex = exercise("small-groups")
    Journal().file.parent.mkdir(parents=True, exist_ok=True)
    Journal().file.mkdir()  # a folder in the record's place
    for n in ("first", "second"):
        send(ex, do="answer", n=n, response=GOOD["small-groups"])
        assert ex.record["heard"] == n and ex.record["trouble"]


def test_a_check_where_nothing_is_marked_is_heard(kernel: Path) -> None:
    ex = exercise("where-i-stand")
    send(ex, do="check", n="first", response={"items": {}})
    assert ex.record["heard"] == "first"
