"""Charts, marked by mouse, by keyboard and by choosing points, in a real JupyterLab."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import shown, write
from tests.browser.hands import ask, do, exercise
from tests.browser.lab import Lab, cells
from tests.browser.looks import sticking_out, violations, wear
from tests.browser.test_exercises import SHELF, WORDS, checker, events

CHARTS = SHELF.take("mark-the-signals")
SAMPLES = CHARTS.kind.samples(CHARTS.definition, CHARTS.key)


@pytest.fixture(scope="module")
def opened(browser: Browser, lab: Lab) -> Iterator[Page]:
    with shown(browser, lab, "charts.ipynb", [f'import curriculum; curriculum.exercise("{CHARTS.id}")']) as page:
        yield page


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_charts_are_marked_checked_and_kept(opened: Page, lab: Lab, by: str) -> None:
    response = SAMPLES.right if by == "mouse" else SAMPLES.partly
    verdict = CHARTS.judge(response)
    assert verdict is not None
    root = exercise(opened, CHARTS.definition.title)
    before = cells(opened)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    status = root.get_by_role("status")
    expect(status).to_contain_text(WORDS["cleared"])
    if by == "keyboard":
        root.focus()
    do(opened, root, CHARTS.definition, response, by=by)
    expect(status).to_contain_text(WORDS["kept"])
    assert root.locator(".found").count() == 0
    ask(opened, checker(root), by=by)
    expect(status).to_contain_text("Checked.")
    expect(status).to_contain_text(WORDS["kept"])
    checked = [event for event in events(lab, CHARTS.id) if event["do"] == "check"][-1]
    assert checked["response"] == response
    assert checked["verdict"]["score"] == verdict.score
    ranged = [note for notes in verdict.notes.values() for note in notes if note.points]
    expect(root.locator(".found")).to_have_count(len(ranged))
    shown = root.inner_text()
    assert all(note.text in shown for notes in verdict.notes.values() for note in notes)
    assert cells(opened) == before


def test_points_can_be_chosen_on_the_chart(opened: Page, lab: Lab) -> None:
    root = exercise(opened, CHARTS.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    chart = root.locator(".charted").first
    chart.get_by_role("combobox").select_option("shift")
    for point in (22, 15):  # in either order
        circle = chart.locator("circle").nth(point - 1)
        drawn = circle.element_handle()
        circle.scroll_into_view_if_needed()
        expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
        box = drawn.bounding_box()
        assert box, "nothing was drawn anew under the hand when the answer was kept"
        opened.mouse.click(box["x"] + box["width"] / 2, box["y"] + 30)
    assert [field.input_value() for field in chart.locator("input[type=number]").all()] == ["15", "22"]
    expect(chart.locator("path.mine")).to_have_count(1)
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    last = json.loads(lab.record().splitlines()[-1])["response"]["items"]["teach-in"]
    assert last == {"marks": [{"signal": "shift", "from": 15, "to": 22}]}


def test_a_mark_that_cannot_be_read_is_told(opened: Page) -> None:
    root = exercise(opened, CHARTS.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    chart = root.locator(".charted").first
    chart.locator("input[type=number]").first.fill("3")
    checker(root).click()
    expect(chart).to_contain_text(WORDS["signal_missing"])
    chart.get_by_role("button", name=WORDS["remove_mark"]).click()
    expect(chart.locator("input[type=number]").first).to_have_value("")


def test_keys_stay_in_the_exercise(opened: Page) -> None:
    root = exercise(opened, CHARTS.definition.title)
    before = cells(opened)
    for place in ("select", "input[type=number]", "input[type=checkbox]", "summary"):
        root.locator(place).first.focus()
        for key in ("b", "a", "d", "d", "x", "ArrowUp", "ArrowDown", "Enter", "Escape"):
            opened.keyboard.press(key)
    assert cells(opened) == before


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Light"])
def test_axe_finds_nothing(opened: Page, theme: str) -> None:
    root = exercise(opened, CHARTS.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    do(opened, root, CHARTS.definition, SAMPLES.partly, by="mouse")
    checker(root).click()
    expect(root.get_by_role("status")).to_contain_text("Checked.")
    root.locator("details summary").nth(1).click()
    wear(opened, theme)
    assert violations(opened) == []


def test_a_narrow_page_draws_a_narrow_chart(browser: Browser, lab: Lab, notebook: str) -> None:
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{CHARTS.id}")'])
    page = browser.new_page(viewport={"width": 320, "height": 800})
    lab.open(page, notebook)
    lab.run_all(page)
    page.evaluate(
        "() => document.querySelectorAll('.cu.ex').forEach((ex) => { ex.parentElement.style.width = '320px' })"
    )
    expect(page.locator("svg.drawn").first).to_have_js_property("clientWidth", 312)
    assert sticking_out(page.locator(".cu.ex"), ".sr, .scrollx") == []
    page.close()
