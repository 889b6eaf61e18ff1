"""A session below a path of its host, and behind a hub, in a real Chromium: its pages, and what they ask for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from curriculum.cohort.doors import Doors
from tests.browser.phones import WORDS, address, instructor, join, phone, pick, sent, session, sideways, violations
from tests.cohort.classroom import EXERCISE, event, right
from tests.cohort.pretended import Pretended

PREFIX = "/services/cohort"


def test_a_vote_below_a_path(browser: Browser, tmp_path: Path) -> None:
    with (
        session(tmp_path, prefix=PREFIX) as room,
        instructor(browser, room) as (private, console),
        phone(browser, room) as page,
    ):
        assert page.url.endswith(f"{PREFIX}/?code={room.code}")
        join(page)
        assert {cookie["path"] for cookie in page.context.cookies()} == {f"{PREFIX}/"}
        expect(console.get_by_alt_text(WORDS["cohort_scan"])).to_have_js_property("complete", True)
        assert console.get_by_alt_text(WORDS["cohort_scan"]).evaluate("image => image.naturalWidth") > 0
        vote = room.open()
        pick(page, "valued")
        sent(page)
        for person in room.people(5):
            person.send(event(EXERCISE, vote, right()))
        expect(private.locator(".p-vote")).to_contain_text("6")
        private.get_by_role("button", name=WORDS["cohort_do_close"], exact=True).press("Enter")
        expect(private.locator("table.bars").first).to_be_visible()
        page.reload()
        expect(page.get_by_text(WORDS["join_phone_closed"])).to_be_visible()
        assert {cookie["path"] for cookie in private.context.cookies()} == {f"{PREFIX}/"}
        with private.expect_popup() as opened:
            private.get_by_role("link", name=WORDS["cohort_open_console"]).click()
        expect(opened.value.get_by_role("heading", level=1)).to_be_visible()


def test_behind_a_hub_a_phone_is_asked_to_sign_in_and_for_the_code_if_that_admits_too(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        session(tmp_path, prefix=PREFIX, doors=Doors(code=True, link=True, hub=Pretended())) as room,
        phone(browser, room) as guest,
    ):
        join(guest)  # by the code that the camera read
        guest.context.clear_cookies()
        guest.goto(f"{address(room)}/")
        expect(guest.get_by_label(WORDS["join_phone_code"])).to_be_visible()
        way = guest.get_by_role("link", name=WORDS["join_phone_sign_in"])
        assert way.evaluate("link => link.href") == f"{address(room)}/signin"
        assert violations(guest) == [] and sideways(guest) == 0


def test_a_code_that_admits_nobody_is_not_shown_or_asked_for(browser: Browser, tmp_path: Path) -> None:
    with (
        session(tmp_path, prefix=PREFIX, doors=Doors(code=False, link=True, hub=Pretended())) as room,
        instructor(browser, room) as (_, console),
        phone(browser, room) as page,
    ):
        expect(console.get_by_text(WORDS["cohort_join_at"])).to_be_visible()
        expect(console.get_by_text(WORDS["cohort_join_code"], exact=True)).to_have_count(0)
        expect(page.get_by_role("link", name=WORDS["join_phone_sign_in"])).to_be_visible()
        expect(page.get_by_label(WORDS["join_phone_code"])).to_have_count(0)
