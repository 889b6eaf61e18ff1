"""Learners with a phone, in a real Chromium: joining, voting twice, feedback, and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hands import do
from tests.browser.phones import (
    SIZE,
    WORDS,
    address,
    answers_of,
    join,
    phone,
    pick,
    says,
    sent,
    session,
    sideways,
    violations,
    watched,
    work,
)
from tests.cohort.classroom import EXERCISE, Classroom, event
from tests.kinds.exercises import SHELF, samples

ITEM = "handover"
HOSTILE = '<img src=x onerror="window.hacked=1"></script>\u202e {title}'
KINDS = ["kettle-close-reading", "kettle-groups", "kettle-levels", "where-i-stand", "my-frame", "my-one-to-one"]
"""An exercise of each kind that can be done on a phone from its beginning to its end, but for choices."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with session(tmp_path) as made:
        yield made


def without_blanks(response: dict[str, Any]) -> dict[str, Any]:
    """A response without the fields that were left empty."""
    items = response["items"].items()
    return {id: {name: value for name, value in given.items() if value != ""} for id, given in items}


def test_three_phones_vote_talk_and_vote_again(browser: Browser, room: Classroom) -> None:
    with ExitStack() as stack:
        phones = [stack.enter_context(phone(browser, room)) for _ in range(3)]
        assert phones[0].evaluate("isSecureContext") is False
        offered = [page.get_by_label(WORDS["join_pseudonym"]).input_value() for page in phones]
        faster = room.join(offered[2])
        names = {join(page) for page in phones}
        assert len(names) == 3 and offered[2] not in names, "the third is given another name, and told so"
        others = [faster, *room.people(2)]
        says(phones[0], "join_phone_nothing")

        first = room.open(items=[ITEM])
        for page, choice in zip(phones, ("valued", "receptivity", "receptivity"), strict=True):
            says(page, "join_phone_vote")
            assert work(page).get_by_role("group").count() == 2  # one question, and how sure
            pick(page, choice)
            sent(page)
        for person in others:
            person.send(event(EXERCISE, first, {"items": {ITEM: {"picks": ["urgency"], "certainty": 1}}}))
        closed = room.do("close")
        for page in phones:
            says(page, "join_phone_closed")
            expect(work(page)).to_have_count(0)
        counts = {
            share["value"]: share["count"] for share in closed["private"]["votes"][0]["tally"]["items"][0]["shares"]
        }
        assert counts == {"valued": 1, "receptivity": 2, "urgency": 3}

        second = room.do("again")["vote"]["id"]
        says(phones[0], "join_phone_vote_again")
        phones[0].get_by_role("button", name=WORDS["join_here_send"]).click()  # stays with it, and says so
        expect(work(phones[0])).to_contain_text(WORDS["join_here_given"])
        for page in phones[1:]:
            says(page, "join_phone_vote_again")
            pick(page, "valued")
            sent(page)
        for person in others:
            person.send(event(EXERCISE, second, {"items": {ITEM: {"picks": ["valued"], "certainty": 2}}}))
        shown = room.do("close") and room.do("show")["projector"]
        assert shown["view"] == "both" and shown["first"]["n"] == shown["tally"]["n"] == 6
        assert [share["count"] for share in shown["tally"]["items"][0]["shares"]] == [6]


def test_every_kind_is_done_on_a_phone_and_arrives_as_it_was_given(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        pseudonym = join(page)
        for id in KINDS:
            shelved = SHELF.take(id)
            given = samples(shelved).right
            room.open(id)
            expect(page.get_by_role("region", name=shelved.definition.title, exact=True)).to_be_visible()
            assert sideways(page) == 0
            do(page, work(page), shelved.definition, given, by="mouse")
            sent(page)
            room.do("close")
            expect(work(page)).to_have_count(0)
            kept = [one["response"] for one in answers_of(room, pseudonym) if one["exercise"] == id][-1]
            assert without_blanks(kept) == without_blanks(given)


def test_what_needs_a_model_run_is_a_prediction_on_a_phone(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        pseudonym = join(page)
        room.open("how-few-can-tip")
        expect(page.get_by_text(WORDS["join_phone_no_run"])).to_be_visible()
        expect(page.get_by_role("button", name=WORDS["run_model"])).to_have_count(0)
        page.get_by_role("spinbutton").first.fill("40")
        page.keyboard.press("Enter")
        sent(page)
        room.do("close")
        assert answers_of(room, pseudonym)[-1]["response"] == {"items": {"seven-committed": {"estimate": 40}}}


def test_feedback_comes_once_it_is_open_and_no_sooner(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        join(page)
        room.open("kettle-groups")
        shelved = SHELF.take("kettle-groups")
        do(page, work(page), shelved.definition, samples(shelved).right, by="mouse")
        sent(page)
        check = page.get_by_role("button", name=WORDS["check"], exact=True)
        expect(check).to_have_count(0)
        expect(work(page)).to_contain_text(WORDS["join_feedback_waits"])
        room.do("close")
        room.do("feedback", exercise="kettle-groups")
        page.get_by_role("button", name=shelved.definition.title).click()
        check.click()
        expect(work(page).locator(".result")).to_be_visible()
        assert violations(page) == []


def test_homework_is_done_between_votes(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        pseudonym = join(page)
        room.do("homework", exercise="kettle-groups", due="2027-01-31")
        shelved = SHELF.take("kettle-groups")
        expect(page.get_by_text(WORDS.fill("join_phone_due", due="2027-01-31"))).to_be_visible()
        page.get_by_role("button", name=shelved.definition.title).click()
        do(page, work(page), shelved.definition, samples(shelved).right, by="keyboard")
        sent(page)
        assert answers_of(room, pseudonym)[-1]["response"] == samples(shelved).right
        room.open(items=[ITEM])
        says(page, "join_phone_vote")
        expect(page.get_by_role("button", name=shelved.definition.title)).to_have_count(0)  # one thing at a time


def test_leaving_erases_here_and_there(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        join(page)
        room.open(items=[ITEM])
        pick(page, "valued")
        sent(page)
        page.get_by_text(WORDS["join_phone_leaving"]).click()
        page.get_by_role("button", name=WORDS["join_leave_erase"]).click()
        expect(page.get_by_text(WORDS["join_phone_erased"])).to_be_visible()
        assert room.state()["private"]["roster"] == []
        assert EXERCISE not in page.evaluate("() => localStorage['curriculum-session']")
        page.reload()
        join(page)
        expect(work(page).get_by_role("radio", checked=True)).to_have_count(0)


def test_a_wrong_code_is_told_and_the_right_one_can_be_typed_by_keyboard(browser: Browser, room: Classroom) -> None:
    with watched(browser.new_context(viewport=SIZE)) as page:  # type: ignore[arg-type]
        page.goto(address(room))
        code = page.get_by_label(WORDS["join_phone_code"])
        code.fill("WRONG234")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(WORDS["cohort_wrong_code"])
        assert violations(page) == []
        code.fill(room.code.lower())
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        says(page, "join_phone_nothing")


def test_a_register_asks_for_a_name_and_a_pseudonym_is_had_once(browser: Browser, tmp_path: Path) -> None:
    with session(tmp_path, names=True) as room:
        room.join("Grey Heron")
        with phone(browser, room) as page:
            page.get_by_label(WORDS["join_pseudonym"]).fill("grey heron")
            page.get_by_label(WORDS["join_name"]).fill("Dr A. Bell")
            press = page.get_by_role("button", name=WORDS["join_do"], exact=True)
            press.click()
            expect(page.get_by_role("status")).to_have_text(WORDS["cohort_pseudonym_taken"])
            assert violations(page) == []
            page.get_by_label(WORDS["join_pseudonym"]).fill("Keen Otter")
            press.click()
            says(page, "join_phone_nothing")
        found = [(row["pseudonym"], row["name"]) for row in room.state()["private"]["roster"]]
        assert found == [("Grey Heron", ""), ("Keen Otter", "Dr A. Bell")]


@pytest.mark.parametrize(("scheme", "width", "zoom"), [("light", 390, 1), ("dark", 320, 1), ("dark", 640, 2)])
def test_axe_finds_nothing_and_hostile_names_stay_text(
    browser: Browser, room: Classroom, scheme: str, width: int, zoom: int
) -> None:
    room.do("title", title=HOSTILE)
    size = {"width": width // zoom, "height": 844 // zoom}
    with phone(browser, room, viewport=size, color_scheme=scheme, device_scale_factor=zoom) as page:
        field = page.get_by_label(WORDS["join_pseudonym"])
        expect(field).to_be_visible()
        assert violations(page) == [] and sideways(page) == 0
        field.fill(HOSTILE[:36])
        page.get_by_role("button", name=WORDS["join_do"], exact=True).click()
        says(page, "join_phone_nothing")
        assert violations(page) == [] and sideways(page) == 0
        room.do("homework", exercise="kettle-groups")
        room.open("kettle-levels")
        says(page, "join_phone_vote")
        page.get_by_text(WORDS["join_phone_leaving"]).click()
        assert violations(page) == [] and sideways(page) == 0
        assert page.evaluate("() => window.hacked") is None and page.locator("img").count() == 0
        paper = page.evaluate("() => getComputedStyle(document.querySelector('.p-page')).backgroundColor")
        assert paper == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(17, 17, 17)")
