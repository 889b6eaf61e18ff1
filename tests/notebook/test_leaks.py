"""Nothing of a key leaves the kernel before a check, and after one only what is said about what was chosen."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest

from curriculum import exercise
from curriculum.kinds.shelf import Shelved
from curriculum.kinds.writers.html import html
from tests.kinds.exercises import ALL, JUDGED, SHELF, SMALL, name, runs, samples, secret, strings
from tests.notebook.kernel import send, state, written

COURSE = [shelved for shelved in ALL if shelved not in SMALL]
AT_CHECK = [shelved for shelved in JUDGED if shelved in COURSE and shelved.definition.feedback == "at check"]
CLOSED = [shelved for shelved in COURSE if shelved.definition.feedback != "at check"]


@pytest.mark.parametrize("shelved", COURSE, ids=name)
def test_before_a_check_the_page_holds_nothing_of_the_key(shelved: Shelved) -> None:
    ex = exercise(shelved.id)
    if shelved.key:
        ex.answer(samples(shelved).partly)
    bundle, _ = ex._repr_mimebundle_()
    hidden = secret(shelved)
    own = set(strings(ex.response))  # a learner may write what the key has as its example
    for text in {*strings(bundle), *strings(json.loads(state(ex)))} - own:
        assert not runs(unescape(text).replace("\\", "")) & hidden
    assert ex.said == {}
    assert html(shelved.kind.worksheet(shelved.definition, SHELF.course, None)) in bundle["text/html"]


@pytest.mark.parametrize("shelved", COURSE, ids=name)
def test_the_plain_face_says_what_it_is_and_names_no_address(shelved: Shelved) -> None:
    bundle, _ = exercise(shelved.id)._repr_mimebundle_()
    assert shelved.definition.title in bundle["text/plain"]
    assert "0x" not in bundle["text/plain"] and "object at" not in bundle["text/plain"]
    assert set(bundle) == {"text/plain", "text/markdown", "text/html", "application/vnd.jupyter.widget-view+json"}


def entries(shelved: Shelved) -> list[tuple[str, str, str]]:
    """Item, choice and reason of all the key judges; the choice of a card in order is its own id."""
    found = []
    for item, key in getattr(shelved.key, "items", {}).items():
        data = key.model_dump()
        if data.get("reason"):
            found.append((item, item, data["reason"]))
        for group in ("right", "supported", "arguable", "not_supported", "tempting"):
            for entry in data.get(group, ()):
                found.append((item, entry.get("choice") or entry.get("element"), entry["reason"]))
    return found


def chosen(response: dict[str, Any]) -> set[tuple[str, str]]:
    if "order" in response:
        return {(id, id) for id in response["order"]}
    found = set()
    for item, answer in response["items"].items():
        marks = [mark.get("element") or mark["signal"] for mark in answer.get("marks", ())]
        marks += ["none"] if answer.get("none") else []
        for choice in (*marks, *answer.get("picks", ()), answer.get("code"), answer.get("group")):
            found.add((item, choice))
    return found


def complete(shelved: Shelved, response: dict[str, Any]) -> set[tuple[str, str]]:
    """The items on which a kind that is not marked may speak: nothing is left to do there."""
    verdict = shelved.judge(response)
    notes = verdict.notes.items() if verdict else ()
    return {(item, item) for item, said in notes if not any(note.mark == "todo" for note in said)}


@pytest.mark.parametrize("shelved", AT_CHECK, ids=name)
def test_after_a_check_only_what_was_chosen_is_spoken_of(shelved: Shelved) -> None:
    ex = exercise(shelved.id)
    for response in (samples(shelved).partly, samples(shelved).wrong):
        ex.answer(response)
        ex.check()
        taken = chosen(response) if shelved.kind.marked else complete(shelved, response)
        told = "\n".join(strings(ex.said))
        allowed = {reason for item, choice, reason in entries(shelved) if (item, choice) in taken}
        kept_back = {reason for _, _, reason in entries(shelved)} - allowed
        assert any(reason in told for reason in allowed) or not allowed
        assert not [reason for reason in kept_back if reason in told]


@pytest.mark.parametrize("shelved", CLOSED, ids=name)
def test_held_and_open_exercises_never_say_a_word_of_the_key(shelved: Shelved) -> None:
    ex = exercise(shelved.id)
    public = shelved.kind.public(shelved.definition, SHELF.course)
    items = [item["id"] for item in public["items"]]
    group = public["groups"][0]["id"] if "groups" in public else ""
    response = samples(shelved).wrong if shelved.key or not group else {"items": {items[0]: {"group": group}}}
    ex.answer(response)
    assert ex.check() is None
    for item in ("", *items[:3]):
        for do in ("check", "reveal", "hint", "still", "answer"):
            send(ex, do=do, item=item, response=response)
            assert ex.said == {}
    hidden = secret(shelved)
    assert not [text for text in strings(json.loads(state(ex))) if runs(text) & hidden]
    assert written()[-1].response == response
    assert all(event.verdict is None for event in written())
    send(ex, do="check")
    assert exercise(shelved.id).said == {}


def test_there_are_exercises_of_each_way_to_give_feedback() -> None:
    assert {shelved.definition.feedback for shelved in COURSE} == {"at check", "held", "none"}
    assert [shelved.id for shelved in CLOSED if shelved.key], "a held exercise has a key that could leak"
