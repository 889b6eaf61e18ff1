"""The instructor's pages in a real Chromium: every view, in both themes and at every width, for axe and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.cohort.database import file_url
from curriculum.cohort.readings import items
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right
from tests.cohort.desks import instructor, press
from tests.cohort.phones import WORDS, chromium, sideways, violations
from tests.kinds.exercises import SHELF, samples

HOSTILE = '<img src=x onerror="window.hacked=1"></script>\u202e {title}'
WRITING = "my-frame"
VIEWS = ["join", "question", "one", "both", "map", "pairs", "agreement", "blank"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A room that has voted twice."""
    with classroom(file_url(tmp_path / "sessions.sqlite")) as made:
        made.do("lesson", lesson=SHELF.take(EXERCISE).lesson)
        people = made.people(7)
        for again in (False, True):
            vote = str(made.do("again")["vote"]["id"]) if again else made.open()
            for n, person in enumerate(people):
                answer = right() if n > 2 - 2 * again else samples(SHELF.take(EXERCISE)).wrong
                person.send(event(EXERCISE, vote, answer))
            made.do("close")
        yield made
        made.do("title", title="Over")


@pytest.mark.parametrize(
    ("dark", "width"), [(False, 1024), (True, 1024), (False, 390), (True, 1440)], ids=["light", "dark", "phone", "wide"]
)
def test_axe_finds_nothing_on_any_view(browser: Browser, room: Classroom, dark: bool, width: int) -> None:
    size = {"width": width, "height": 768}
    with instructor(browser, room, viewport=size, color_scheme="dark" if dark else "light") as (private, console):
        if dark:
            private.get_by_role("button", name=WORDS["cohort_theme"]).click()
            console.reload()
        for view in VIEWS:
            room.do("show", view=view)
            expect(private.locator(".sees")).to_have_text(WORDS[f"cohort_view_{view}"])
            expect(console.locator(f"main[data-view={view}]")).to_have_count(1)
            assert violations(console) == [] and sideways(console) == 0, view
        assert violations(private) == [] and sideways(private) == 0
        assert console.evaluate("document.documentElement.dataset.jpThemeLight") == str(not dark).lower()


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


def reach(page: Page, name: str) -> None:
    """Press Tab until a button has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_names_and_texts_are_shown_as_text(browser: Browser, room: Classroom) -> None:
    room.do("title", title=HOSTILE)
    person = room.join(HOSTILE[:36])
    vote = room.open(WRITING)
    item = items(SHELF.take(WRITING), SHELF.course)[0]["id"]
    for writer in (person, *room.people(5)):
        writer.send(event(WRITING, vote, {"items": {item: {"text": f"{HOSTILE} by hand"}}}))
    room.do("close")
    with instructor(browser, room) as (private, console):
        private.get_by_role("button", name=WORDS["cohort_pick"]).first.click()
        press(private, "cohort_show_text")
        expect(console.locator("main li").first).to_contain_text("<img src=x")
        private.get_by_text(WORDS["cohort_register"]).click()
        expect(private.locator(".v-people")).to_contain_text("<img src=x")
        assert violations(private) == [] and violations(console) == []
        for page in (private, console):
            assert page.evaluate("window.hacked") is None
            assert page.locator("img[src=x]").count() == 0


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
