"""Learners with a phone, in a real Chromium: joining, voting twice, feedback, a bad connection, and leaving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.cohort.database import file_url
from tests.browser.hands import do
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event
from tests.cohort.phones import (
    WORDS,
    chromium,
    join,
    phone,
    says,
    sent,
    sideways,
    violations,
    without_blanks,
    work,
)
from tests.kinds.exercises import SHELF, samples

ITEM = "handover"
KINDS = ["kettle-close-reading", "kettle-groups", "kettle-levels", "where-i-stand", "my-frame", "my-one-to-one"]
"""An exercise of each kind that can be done on a phone from its beginning to its end, but for choices."""

LOSE_AN_ANSWER = """() => { const real = window.fetch; window.fetch = async (path, how) => {
    const said = await real(path, how);
    if (path !== '/api/answers') return said;
    window.fetch = real;
    throw new TypeError('lost on its way back'); } }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with classroom(file_url(tmp_path / "sessions.sqlite")) as made:
        yield made
        made.do("title", title="Over")  # whoever still waits for news has some, and need not be waited for


def pick(page: Page, choice: str) -> None:
    """Choose an answer to the first question in view."""
    definition: Any = SHELF.take(EXERCISE).definition
    given = definition.items[0].choices
    work(page).get_by_role("radio", name=next(one.text for one in given if one.id == choice)).first.check()


def answers_of(room: Classroom, pseudonym: str) -> list[dict[str, Any]]:
    """Everything that the service keeps of what one person has sent; no vote may be open."""
    row = next(row for row in room.state()["private"]["roster"] if row["pseudonym"] == pseudonym)
    kept: list[dict[str, Any]] = room.teach("GET", f"/api/teach/person/{row['person']}").json()["answers"]
    return kept


def test_three_phones_vote_talk_and_vote_again(browser: Browser, room: Classroom) -> None:
    with ExitStack() as stack:
        phones = [stack.enter_context(phone(browser, room)) for _ in range(3)]
        assert phones[0].evaluate("isSecureContext") is False
        assert len({join(page) for page in phones}) == 3
        others = room.people(3)
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


def test_without_a_connection_answers_wait_through_a_reload_and_arrive_once(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        pseudonym = join(page)
        vote = room.open(items=[ITEM])
        cut = "**/api/answers"
        page.route(cut, lambda route: route.abort())
        pick(page, "receptivity")
        expect(work(page)).to_contain_text(WORDS["join_phone_waits"])
        expect(work(page)).not_to_contain_text(WORDS["join_here_given"])
        assert violations(page) == []
        page.reload()
        expect(work(page).get_by_role("radio", checked=True).first).to_be_visible()
        assert room.state()["vote"]["answers"] == 0

        page.evaluate(LOSE_AN_ANSWER)
        page.unroute(cut)
        page.evaluate("() => window.dispatchEvent(new Event('online'))")
        page.wait_for_function("() => JSON.parse(localStorage['curriculum-session']).waiting.length === 0")
        room.do("close")
        kept = answers_of(room, pseudonym)
        assert [one["vote"] for one in kept] == [vote] and not kept[0]["late"]
        assert kept[0]["response"]["items"][ITEM]["picks"] == ["receptivity"]


def test_a_phone_that_is_offline_says_so_and_comes_back_by_itself(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        join(page)
        room.open(items=[ITEM])
        pick(page, "valued")
        sent(page)
        page.context.set_offline(True)
        pick(page, "urgency")
        expect(work(page)).to_contain_text(WORDS["join_phone_waits"])
        room.do("close")
        expect(page.get_by_role("alert").filter(has_text=WORDS["join_phone_waits"])).to_be_visible()
        page.context.set_offline(False)
        says(page, "join_phone_closed")
        page.wait_for_function("() => JSON.parse(localStorage['curriculum-session']).waiting.length === 0")
        raw = room.state()["vote"]["answers"]
        assert raw == 1


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


def test_who_was_removed_keeps_what_was_not_sent_and_joins_again(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        join(page)
        room.open(items=[ITEM])
        says(page, "join_phone_vote")
        page.route("**/api/answers", lambda route: route.abort())
        pick(page, "urgency")
        expect(work(page)).to_contain_text(WORDS["join_phone_waits"])
        room.do("remove", person=room.state()["private"]["roster"][0]["person"])
        room.do("homework", exercise="kettle-groups")  # news, so that the page asks
        expect(page.get_by_text(WORDS["cohort_not_joined"])).to_be_visible()
        page.unroute("**/api/answers")
        page.get_by_label(WORDS["join_phone_code"]).fill(room.code)
        page.get_by_role("button", name=WORDS["join_look"]).click()
        join(page)
        page.wait_for_function("() => JSON.parse(localStorage['curriculum-session']).waiting.length === 0")
        assert room.state()["vote"]["answers"] == 1
