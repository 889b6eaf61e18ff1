"""A plan in fields, filled in by mouse and by keyboard, in a real JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SMALL_COURSE, shown
from tests.browser.hands import ask, do, exercise
from tests.browser.lab import Lab, cells
from tests.browser.looks import sticking_out, violations, wear
from tests.browser.test_exercises import WORDS, events
from tests.kinds.exercises import SMALL_SHELF

PLAN = SMALL_SHELF.take("small-plan")


@pytest.fixture(scope="module")
def opened(browser: Browser, lab: Lab) -> Iterator[Page]:
    with shown(
        browser, lab, "plan.ipynb", [SMALL_COURSE, 'import curriculum; curriculum.exercise("small-plan")']
    ) as page:
        yield page


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
    ask(opened, check, by=by)
    expect(status).to_contain_text("Checked.")
    expect(status).to_contain_text(WORDS["kept"])
    checked = [event for event in events(lab, "small-plan") if event["do"] == "check"][-1]
    assert checked["response"] == response
    assert checked["verdict"]["score"] == verdict.score
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
    wear(page, theme)
    root.evaluate("(ex, width) => { ex.parentElement.style.width = width < 1000 ? width + 'px' : '' }", width)
    assert violations(page) == []
    assert sticking_out(root, ".sr") == []
    columns = root.locator(".fields").first.evaluate("el => getComputedStyle(el).gridTemplateColumns.split(' ').length")
    assert columns == (2 if width == 1280 else 1)
