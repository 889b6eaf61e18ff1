"""The tour of the first start: under a minute, left at any step, and never back unasked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.course.course import Course
from tests.browser.conftest import opened
from tests.browser.lab import CHOSEN, Lab, running
from tests.patience import until

COURSE = Course()
WORDS, STEPS = COURSE.words, COURSE.guide.tour
LESSON = "00-start-here"


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Lab]:
    """A course that has never been opened."""
    with running(tmp_path / "workspace", tmp_path / "settings", chosen={}) as lab:
        yield lab


def visit(lab: Lab, page: Page) -> None:
    """Open the address that the learner was given, without clearing anything."""
    page.goto(f"{lab.address}/lab/tree/{LESSON}.ipynb?token={lab.token}")
    page.wait_for_selector(".course-panel")


def test_it_comes_once_leads_through_its_steps_and_comes_back_when_asked(first: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        visit(first, page)
        tour = page.get_by_role("dialog", name=STEPS[0].title)
        expect(tour).to_be_visible()
        expect(tour).to_be_focused()
        page.wait_for_selector(".course-bar[data-state=ready]", state="attached")
        page.locator(".jp-Notebook").evaluate("lesson => lesson.focus()")  # as JupyterLab does
        expect(tour).to_be_focused()
        link = page.locator(".course-panel a").first
        link.focus()  # as a screen reader does, without a key
        page.wait_for_timeout(200)
        expect(link).to_be_focused()
        for number, step in enumerate(STEPS):
            expect(page.get_by_role("dialog", name=step.title)).to_contain_text(step.text)
            box = page.locator(".course-tour").bounding_box()
            assert box and box["x"] >= 0 and box["y"] >= 0
            assert box["x"] + box["width"] <= 1280 and box["y"] + box["height"] <= 900
            name = WORDS["shell_tour_next"] if number + 1 < len(STEPS) else WORDS["shell_tour_end"]
            page.get_by_role("dialog").get_by_role("button", name=name).press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert '"tourSeen": true' in (first.workspace / CHOSEN).read_text("utf-8")
        # The lesson beneath it was made ready meanwhile.
        expect(page.locator(".cu.ex").first).to_be_visible()
    with opened(browser) as page:  # another browser: the choice lies in the workspace
        first.visit(page, LESSON)
        page.wait_for_timeout(500)
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.locator(".course-panel summary").click()
        page.get_by_role("button", name=WORDS["shell_tour_again"]).click()
        expect(page.get_by_role("dialog", name=STEPS[0].title)).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_role("button", name=WORDS["shell_tour_again"])).to_be_focused()


def test_left_in_the_middle_it_does_not_come_back(first: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        visit(first, page)
        page.get_by_role("button", name=WORDS["shell_tour_skip"]).click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    with opened(browser) as page:
        visit(first, page)
        page.wait_for_timeout(1000)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_page_closed_during_the_tour_has_seen_it(first: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        visit(first, page)
        expect(page.get_by_role("dialog")).to_be_visible()
        tabs = first.workspace / ".jupyterlab" / "tabs"
        until(lambda: list(tabs.glob("*.jupyterlab-workspace")), page)
    put_files_in_front(tabs)
    with opened(browser) as page:
        visit(first, page)  # the panel is in front
        page.wait_for_timeout(1000)
        expect(page.get_by_role("dialog")).to_have_count(0)


def put_files_in_front(tabs: Path) -> None:
    """Have the layout that JupyterLab keeps of its start, before the panel: a page closed at once leaves it so."""
    left = {"collapsed": False, "visible": True, "current": "filebrowser", "widgets": ["course-panel", "filebrowser"]}
    data = {"layout-restorer:data": {"main": {"dock": None}, "left": left, "relativeSizes": [0.2, 0.8, 0]}}
    [file] = tabs.glob("*.jupyterlab-workspace")
    file.write_text(json.dumps({"data": data, "metadata": {"id": "default"}}), "utf-8")


def test_it_is_read_in_under_a_minute() -> None:
    """At two words a second, which is slow for silent reading."""
    assert sum(len(f"{step.title} {step.text}".split()) for step in STEPS) < 120
