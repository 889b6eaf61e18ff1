"""The pages of a session below a path of their host, in a real Chromium: a vote from joining to its counts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.phones import WORDS, instructor, join, phone, pick, sent, session
from tests.cohort.classroom import EXERCISE, event, right

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
