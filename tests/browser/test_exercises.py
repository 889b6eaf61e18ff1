"""Every kind of exercise, done by mouse and done by keyboard, in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf, Shelved
from tests.browser.conftest import shown, write
from tests.browser.hands import ask, do, exercise
from tests.browser.lab import Lab, cells, command

SHELF = Shelf(Course())
WORDS = SHELF.course.words
FIVE = [
    "evidence-to-preconditions",
    "close-reading",
    "counted-or-said",
    "public-timeline",
    "worth-it-or-ready",
]


@pytest.fixture(scope="module")
def opened(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A notebook with one exercise of each kind, run."""
    with shown(
        browser, lab, "five.ipynb", [f'import curriculum; curriculum.exercise("{name}")' for name in FIVE]
    ) as page:
        expect(page.locator(".cu.ex")).to_have_count(len(FIVE))
        yield page


def events(lab: Lab, name: str) -> list[dict[str, Any]]:
    return [event for event in map(json.loads, lab.record().splitlines()) if event["exercise"] == name]


def checker(root: Locator) -> Locator:
    return root.locator(".foot").get_by_role("button", name="Check")


def normal(shelved: Shelved, response: dict[str, Any]) -> Any:
    """A response without what was left empty or is for the learner alone."""
    if "order" in response:
        return response["order"]
    return {
        id: {key: value for key, value in answer.items() if value and key != "why"}
        for id, answer in response["items"].items()
        if any(value for key, value in answer.items() if key != "why")
    }


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("name", FIVE)
def test_an_exercise_is_done_checked_and_kept(opened: Page, lab: Lab, name: str, by: str) -> None:
    shelved = SHELF.take(name)
    samples = shelved.kind.samples(shelved.definition, shelved.key)
    response = samples.right if by == "mouse" else samples.partly
    verdict = shelved.judge(response)
    assert verdict is not None
    root = exercise(opened, shelved.definition.title)
    before = cells(opened)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    status = root.get_by_role("status")
    expect(status).to_contain_text(WORDS["cleared"])
    if by == "keyboard":
        root.focus()
    do(opened, root, shelved.definition, response, by=by)
    expect(status).to_contain_text(WORDS["kept"])
    ask(opened, checker(root), by=by)
    expect(status).to_contain_text("Checked.")
    expect(status).to_contain_text(WORDS["kept"])  # the judgement is shown before it is in the record
    said = root.locator(".result").inner_text()
    for mark, count in (("right", verdict.right), ("look", verdict.wrong), ("missed", verdict.missed)):
        assert (WORDS.fill(f"count_{mark}", n=count) in said) == (count > 0), said
    checked = [event for event in events(lab, name) if event["do"] == "check"][-1]
    assert normal(shelved, checked["response"]) == normal(shelved, response)
    assert checked["verdict"]["score"] == verdict.score
    shown = root.inner_text()
    for item, notes in verdict.notes.items():
        for note in notes:
            if note.mark == "look" and note.about:
                assert (note.text or WORDS["no_reason"]) in shown, (item, note)
    assert cells(opened) == before


@pytest.mark.parametrize("name", FIVE)
def test_keys_stay_in_the_exercise(opened: Page, name: str) -> None:
    root = exercise(opened, SHELF.take(name).definition.title)
    before = cells(opened)
    places = [checker(root), root.get_by_role("button", name=WORDS["start_again"])]
    places += [
        found.first
        for found in (
            root.locator("select"),
            root.locator("input"),
            root.locator(".hot"),
            root.locator("textarea"),
        )
        if found.count()
    ]
    for place in places:
        place.focus()
        for key in [
            "b",
            "a",
            "d",
            "d",
            "x",
            "v",
            "m",
            "y",
            "ArrowUp",
            "ArrowDown",
            "Enter",
            "Shift+Enter",
            "Escape",
        ]:
            opened.keyboard.press(key)
    assert cells(opened) == before


@pytest.mark.parametrize("name", FIVE)
def test_keys_after_a_click_on_plain_text_stay_in_the_exercise(opened: Page, name: str) -> None:
    root = exercise(opened, SHELF.take(name).definition.title)
    before = cells(opened)
    root.locator("h3").click()
    for key in ["d", "d", "x", "b", "ArrowDown", "Enter"]:
        opened.keyboard.press(key)
    assert cells(opened) == before


def test_the_keys_reading_comes_on_request_and_the_focus_stays_inside(opened: Page, lab: Lab) -> None:
    shelved = SHELF.take("counted-or-said")
    root = exercise(opened, shelved.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    do(
        opened,
        root,
        shelved.definition,
        shelved.kind.samples(shelved.definition, shelved.key).wrong,
        by="mouse",
    )
    checker(root).click()
    expect(root.get_by_role("status")).to_contain_text("Checked.")
    at = 2
    card = shelved.definition.items[at]
    reason = shelved.key.items[card.id].right[0].reason
    assert reason not in root.inner_text()
    root.locator(".sortcard").nth(at).get_by_role("button", name=WORDS["show_reading"]).click()
    expect(root.locator(".sortcard").nth(at)).to_contain_text(reason)
    assert root.evaluate("el => el.contains(document.activeElement)")
    assert events(lab, "counted-or-said")[-1]["do"] == "reveal"
    before = cells(opened)
    for key in ["d", "d"]:
        opened.keyboard.press(key)
    assert cells(opened) == before


def test_hints_open_one_step_at_a_time(opened: Page, lab: Lab) -> None:
    shelved = SHELF.take("close-reading")
    root = exercise(opened, shelved.definition.title)
    hints = shelved.definition.hints
    button = root.get_by_role("button", name=WORDS["hint"]).first
    button.click()
    expect(root.locator(".ex-head")).to_contain_text(hints[0])
    assert len(hints) > 1 and hints[1] not in root.inner_text()
    root.get_by_role("button", name=WORDS["next_hint"]).first.click()
    expect(root.locator(".ex-head")).to_contain_text(hints[1])


def test_a_drag_across_words_codes_each_passage_it_touches(opened: Page, lab: Lab) -> None:
    shelved = SHELF.take("close-reading")
    root = exercise(opened, shelved.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    root.locator(".pen").nth(1).click()
    hots = root.locator(".hot")
    hots.nth(0).scroll_into_view_if_needed()
    first, second = hots.nth(0).bounding_box(), hots.nth(1).bounding_box()
    assert first and second
    opened.mouse.move(first["x"] + 40, first["y"] + 10)
    opened.mouse.down()
    opened.mouse.move(second["x"] + 60, second["y"] + second["height"] - 10, steps=5)
    opened.mouse.up()
    expect(hots.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(hots.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(hots.nth(4)).to_have_attribute("aria-pressed", "false")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    coded = events(lab, "close-reading")[-1]["response"]["items"]
    assert {coded["p1a"]["code"], coded["p1b"]["code"]} == {"claim"}


def test_a_touch_codes_a_passage(browser: Browser, lab: Lab, notebook: str) -> None:
    write(lab, notebook, ['import curriculum; curriculum.exercise("close-reading")'])
    context = browser.new_context(viewport={"width": 800, "height": 900}, has_touch=True)
    page = context.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    root = page.locator(".cu.ex")
    root.get_by_role("button", name=WORDS["start_again"]).tap()
    root.locator(".pen").nth(2).tap()
    root.locator(".hot").nth(3).tap(position={"x": 10, "y": 8})
    expect(root.locator(".hot").nth(3)).to_have_class("hot G")
    context.close()


def test_an_answer_that_cannot_be_read_is_told_and_not_marked(opened: Page) -> None:
    shelved = SHELF.take("evidence-to-preconditions")
    root = exercise(opened, shelved.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    checker(root).click()
    expect(root.get_by_role("status")).to_contain_text(WORDS["nothing_yet"])
    level = root.locator(".card").nth(2).get_by_role("radio").nth(0)
    level.locator("xpath=ancestor::label[1]").click()
    expect(level).to_be_checked()
    checker(root).click()
    expect(root.locator(".card").nth(2)).to_contain_text(WORDS["level_without_element"])
    expect(root.get_by_role("status")).to_contain_text(WORDS["nothing_marked"])
    expect(root.locator(".result")).to_be_hidden()


def test_start_again_can_be_taken_back(opened: Page) -> None:
    shelved = SHELF.take("worth-it-or-ready")
    root = exercise(opened, shelved.definition.title)
    root.locator(".opt").first.click()
    root.get_by_role("button", name=WORDS["start_again"]).click()
    expect(root.locator(".opt input").first).not_to_be_checked()
    root.get_by_role("button", name=WORDS["bring_back"]).click()
    expect(root.locator(".opt input").first).to_be_checked()


def test_the_same_exercise_twice_is_one_exercise(browser: Browser, lab: Lab, notebook: str) -> None:
    write(lab, notebook, ['import curriculum; curriculum.exercise("worth-it-or-ready")'] * 2)
    page = browser.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    expect(page.locator(".cu.ex")).to_have_count(2)
    one, two = page.locator(".cu.ex").nth(0), page.locator(".cu.ex").nth(1)
    one.locator(".opt").nth(1).click()
    expect(two.locator(".opt input").nth(1)).to_be_checked()
    command(page, "docmanager:save")
    page.close()
