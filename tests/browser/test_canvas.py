# ruff: noqa: E501 -- scripts for the page stand on one line each
"""A plan in fields, filled in by mouse and by keyboard, in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import write
from tests.browser.hands import do, exercise
from tests.browser.lab import Lab, cells
from tests.browser.test_access import AXE, RULES
from tests.kinds.exercises import SHELF, SMALL_SHELF

WORDS = SHELF.course.words
PLAN = SMALL_SHELF.take("small-plan")
SHOWN = (
    "from pathlib import Path; from curriculum.course.course import Course; from curriculum.kinds.shelf import Shelf; "
    "from curriculum.notebook.widget import ExerciseWidget; from curriculum.record.journal import Journal; "
    f"ExerciseWidget(Shelf(Course(), Path({str(SMALL_SHELF.root)!r})).take('small-plan'), Course(), Journal())"
)


@pytest.fixture(scope="module")
def opened(browser: Browser, lab: Lab) -> Iterator[Page]:
    write(lab, "plan.ipynb", [SHOWN])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(20_000)
    lab.open(page, "plan.ipynb")
    lab.run_all(page)
    yield page
    page.close()


def checks(lab: Lab) -> list[dict[str, Any]]:
    events = [json.loads(line) for line in lab.record().splitlines()]
    return [event for event in events if event["exercise"] == "small-plan" and event["do"] == "check"]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_plan_is_filled_in_checked_and_kept(opened: Page, lab: Lab, by: str) -> None:
    samples = PLAN.kind.samples(PLAN.definition, PLAN.key)
    response = samples.partly if by == "mouse" else samples.right
    verdict = PLAN.judge(response)
    assert verdict is not None
    root = exercise(opened, PLAN.definition.title)
    before = cells(opened)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    status = root.get_by_role("status")
    check = root.get_by_role("button", name=WORDS["check_canvas"])
    check.click()
    expect(status).to_contain_text(WORDS["nothing_yet"])
    if by == "keyboard":
        root.focus()
    do(opened, root, PLAN.definition, response, by=by)
    expect(status).to_contain_text(WORDS["kept"])
    if by == "mouse":
        check.click()
    else:
        check.focus()
        opened.keyboard.press("Enter")
    expect(status).to_contain_text("Checked.")
    assert checks(lab)[-1]["response"] == response
    assert checks(lab)[-1]["verdict"]["score"] == verdict.score
    for item, notes in verdict.notes.items():
        blank = next(blank for blank in PLAN.definition.items if blank.id == item)
        field = root.locator(".blank").filter(has_text=blank.text)
        expect(field).to_contain_text(WORDS[notes[0].lead])
        assert PLAN.key.items[item].reason not in field.inner_text()
    assert WORDS["rule_form"] in (root.locator("details.rule").text_content() or "")
    assert cells(opened) == before


def test_the_worked_example_comes_on_request(opened: Page) -> None:
    root = exercise(opened, PLAN.definition.title)
    field = root.locator(".blank").first
    field.locator("textarea").fill("everyone")
    root.get_by_role("button", name=WORDS["check_canvas"]).click()
    expect(field).to_contain_text(WORDS["form_who"])
    field.get_by_role("button", name=WORDS["show_reading_canvas"]).click()
    worked = PLAN.key.items["step-who"]
    expect(field).to_contain_text(worked.example)
    expect(field).to_contain_text(worked.reason)
    field.locator("textarea").fill("Amira, on nights")
    expect(field.locator(".said")).to_be_empty()


def test_keys_typed_into_a_plan_stay_in_it(opened: Page) -> None:
    root = exercise(opened, PLAN.definition.title)
    before = cells(opened)
    for place in (root.locator("textarea").first, root.locator("input[type=date]")):
        place.focus()
        for key in ["b", "a", "d", "d", "x", "ArrowUp", "ArrowDown", "Enter", "Shift+Enter", "Escape"]:
            opened.keyboard.press(key)
    assert cells(opened) == before


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_plan_can_be_read_by_everyone(opened: Page, theme: str, width: int) -> None:
    page = opened
    root = exercise(page, PLAN.definition.title)
    root.get_by_role("button", name=WORDS["check_canvas"]).click()
    page.evaluate("(theme) => { window.jupyterapp.commands.execute('apputils:change-theme', {theme}) }", theme)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(theme.endswith("Light")).lower())
    root.evaluate("(ex, width) => { ex.parentElement.style.width = width < 1000 ? width + 'px' : '' }", width)
    page.wait_for_timeout(500)  # colours of a theme come with its style sheet
    page.evaluate(AXE)
    found = page.evaluate(
        "async (rules) => (await axe.run({include: [['.cu.ex']]}, {runOnly: {type: 'tag', values: rules}})).violations.map((v) => [v.id, v.nodes[0].html])",
        RULES,
    )
    assert found == []
    too_wide = root.evaluate(
        "(ex) => [...ex.querySelectorAll('*')].filter((el) => !el.closest('.sr') && el.getBoundingClientRect().right > ex.getBoundingClientRect().right + 1).map((el) => el.outerHTML.slice(0, 120))"
    )
    assert too_wide == []
    columns = root.locator(".fields").first.evaluate("el => getComputedStyle(el).gridTemplateColumns.split(' ').length")
    assert columns == (2 if width == 1280 else 1)
