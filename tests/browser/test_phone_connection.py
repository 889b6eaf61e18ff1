"""Phones whose connection breaks: what was answered waits, and arrives once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.phones import WORDS, answers_of, join, phone, pick, says, sent, session, violations, work
from tests.cohort.classroom import Classroom

ITEM = "handover"
LOSE_AN_ANSWER = """() => { const real = window.fetch; window.fetch = async (path, how) => {
    const said = await real(path, how);
    if (path !== '/api/answers') return said;
    window.fetch = real;
    throw new TypeError('lost on its way back'); } }"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with session(tmp_path) as made:
        yield made


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


def test_an_exercise_that_does_not_come_is_asked_for_again(browser: Browser, room: Classroom) -> None:
    with phone(browser, room) as page:
        join(page)
        page.route("**/api/exercise/*", lambda route: route.abort(), times=1)
        room.open(items=[ITEM])
        says(page, "join_phone_vote")
        pick(page, "valued")
        sent(page)
