"""Steering a session from a notebook in a real JupyterLab: by keyboard, in both themes, on a narrow panel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.cohort.database import file_url
from tests.browser.conftest import shown
from tests.browser.hands import Keyboard
from tests.browser.lab import Lab
from tests.browser.looks import sticking_out, violations, wear
from tests.browser.test_exercises import WORDS
from tests.cohort.classroom import EXERCISE, Classroom, classroom, event, right
from tests.patience import until

HOSTILE = '<img src=x onerror="window.hacked=1"></script> \u202e {title}'


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with classroom(file_url(tmp_path / "sessions.sqlite")) as made:
        yield made
        made.do("note", text="Over.")  # whoever still waits for news has some


def fits(page: Page, root: Locator) -> None:
    """In both themes axe-core finds nothing, and on a phone's width nothing sticks out."""
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        wear(page, theme)
        assert violations(page, ".cu.teach") == []
    root.evaluate("(el) => { el.parentElement.style.width = '360px' }")
    assert sticking_out(root, ".sr") == []
    root.evaluate("(el) => { el.parentElement.style.width = '' }")


def test_a_vote_is_steered_by_keyboard(browser: Browser, lab: Lab, room: Classroom) -> None:
    room.do("title", title=HOSTILE)
    people = room.people(6)
    link = room.teach("POST", "/api/teach/link").json()["link"]
    with shown(
        browser, lab, "teach.ipynb", ["import curriculum; curriculum.teach()", 'curriculum.exercise("kettle-groups")']
    ) as page:
        root = page.get_by_role("region", name=WORDS["teach_title"], exact=True)
        keys = Keyboard(page)
        field = root.get_by_label(WORDS["teach_link"], exact=True)
        expect(field).to_be_visible()
        fits(page, root)
        field.focus()
        page.keyboard.type(link)
        page.keyboard.press("Enter")
        expect(root.get_by_role("heading", level=3)).to_have_text(room.state()["cohort"]["title"])
        root.get_by_label(WORDS["cohort_choose_lesson"]).select_option("04-preconditions")
        root.get_by_label(WORDS["cohort_choose_exercise"]).select_option(EXERCISE)
        keys.press(root.get_by_role("button", name=WORDS["cohort_do_open"], exact=True))
        close = root.get_by_role("button", name=WORDS["cohort_do_close"], exact=True)
        expect(close).to_be_focused()  # what had the focus is gone, and the next thing to do has it
        for person in people:
            person.send(event(EXERCISE, room.state()["vote"]["id"], right()))
        expect(root).to_contain_text(WORDS.fill("cohort_first_count", n=6))
        expect(root.locator("table.bars")).to_have_count(0)
        fits(page, root)
        keys.press(close)
        expect(root.locator("table.bars").first).to_be_visible()
        fits(page, root)
        keys.press(root.get_by_role("button", name=WORDS["cohort_show_one"], exact=True))
        expect(root).to_contain_text(WORDS["cohort_view_one"])
        assert room.state()["projector"]["view"] == "one"
        keys.press(root.get_by_role("button", name=WORDS["cohort_do_homework"], exact=True))
        keys.press(root.get_by_role("button", name=WORDS.fill("cohort_timer", n=2), exact=True))
        until(lambda: room.state()["projector"]["timer"] and room.state()["private"]["homework"])
        assert page.evaluate("() => window.hacked") is None
        page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
        page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        assert link.partition("key=")[2] not in (lab.workspace / "teach.ipynb").read_text("utf-8")
