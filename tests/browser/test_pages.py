"""The instructor's pages in a real Chromium: two votes, by keyboard, erasing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.phones import WORDS, instructor, session, sideways, violations
from tests.cohort.classroom import EXERCISE, Classroom, event, right
from tests.kinds.exercises import SHELF, samples


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A room that has voted twice."""
    with session(tmp_path) as made:
        made.do("lesson", lesson=SHELF.take(EXERCISE).lesson)
        people = made.people(7)
        for again in (False, True):
            vote = str(made.do("again")["vote"]["id"]) if again else made.open()
            for n, person in enumerate(people):
                answer = right() if n > 2 - 2 * again else samples(SHELF.take(EXERCISE)).wrong
                person.send(event(EXERCISE, vote, answer))
            made.do("close")
        yield made


def test_axe_finds_nothing_on_two_votes_and_the_theme_turns(browser: Browser, room: Classroom) -> None:
    with instructor(browser, room) as (private, console):
        room.do("show", view="both")
        expect(console.locator("table.bars")).to_be_visible()
        for _ in range(2):
            for page in (private, console):
                assert violations(page) == [] and sideways(page) == 0
                before = page.evaluate("document.documentElement.dataset.jpThemeLight")
                page.get_by_role("button", name=WORDS["cohort_theme"]).click()
                assert page.evaluate("document.documentElement.dataset.jpThemeLight") != before


def test_the_desk_is_worked_by_keyboard(browser: Browser, room: Classroom) -> None:
    with instructor(browser, room) as (private, console):
        lesson = private.get_by_role("combobox", name=WORDS["cohort_choose_lesson"], exact=True)
        lesson.focus()
        private.keyboard.press("Tab")
        private.keyboard.press("Tab")
        chosen = private.get_by_role("combobox", name=WORDS["cohort_choose_exercise"], exact=True)
        expect(chosen).to_be_focused()
        reach(private, WORDS["cohort_do_open"])
        private.keyboard.press("Enter")
        expect(private.get_by_role("button", name=WORDS["cohort_do_close"])).to_be_visible()
        expect(console.locator("main[data-view=question]")).to_be_visible()
        first = console.locator("h1").inner_text()
        console.keyboard.press("ArrowRight")
        expect(console.locator("h1")).not_to_have_text(first)
        console.bring_to_front()
        console.keyboard.press("?")
        listed = console.get_by_role("dialog", name=WORDS["cohort_keys"])
        expect(listed).to_contain_text(WORDS["cohort_theme"])
        assert violations(console) == []
        console.keyboard.press("Escape")
        expect(listed).to_be_hidden()


def reach(page: Page, name: str) -> None:
    """Press Tab until a button has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_the_report_comes_down_with_the_register_only_if_that_is_ticked(browser: Browser, room: Classroom) -> None:
    with instructor(browser, room) as (private, _):
        part = private.locator(".p-after")
        for ticked in (False, True):
            part.get_by_role("checkbox", name=WORDS["report_with_register"]).set_checked(ticked)
            with private.expect_download() as coming:
                part.get_by_role("link", name=WORDS["report_csv"]).click()
            assert coming.value.suggested_filename == "cohort-1.report.csv"
            assert (",register," in coming.value.path().read_text("utf-8-sig")) == ticked
        room.open()
        expect(part).to_contain_text(WORDS["cohort_close_first"])
        expect(part.get_by_role("link")).to_have_count(0)


def test_erasing_asks_first_and_says_that_it_is_done(browser: Browser, room: Classroom) -> None:
    room.join("Grey Heron")
    with instructor(browser, room) as (private, _):
        private.get_by_text(WORDS["cohort_register"]).click()
        row = private.locator(".v-people li").filter(has_text="Grey Heron")
        private.once("dialog", lambda box: box.dismiss())
        row.get_by_role("button", name=WORDS["cohort_erase"]).click()
        expect(row).to_be_visible()
        private.once("dialog", lambda box: box.accept())
        row.get_by_role("button", name=WORDS["cohort_erase"]).click()
        expect(row).to_have_count(0)
    assert "Grey Heron" not in str(room.state()["private"]["roster"])
