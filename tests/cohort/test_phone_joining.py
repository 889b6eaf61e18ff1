"""Joining from a phone, in a real Chromium: codes, names, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from curriculum.cohort.database import file_url
from tests.cohort.classroom import Classroom, classroom
from tests.cohort.phones import SIZE, WORDS, address, chromium, phone, says, sideways, violations, watched

HOSTILE = '<img src=x onerror="window.hacked=1"></script>\u202e {title}'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with classroom(file_url(tmp_path / "sessions.sqlite")) as made:
        yield made
        made.do("title", title="Over")  # whoever still waits for news has some, and need not be waited for


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
    with classroom(file_url(tmp_path / "names.sqlite"), names=True) as room:
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
        room.do("title", title="Over")


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
