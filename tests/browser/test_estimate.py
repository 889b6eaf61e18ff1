# ruff: noqa: E501 -- scripts for the page stand on one line each
"""Predicting, running and explaining in a real JupyterLab: by mouse, by keyboard, on a slider, in a narrow window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.kinds.shelf import Shelved
from tests.browser.conftest import SMALL_COURSE, shown
from tests.browser.hands import ask, do, exercise
from tests.browser.lab import Lab, cells
from tests.browser.looks import sticking_out, violations, wear
from tests.browser.test_exercises import WORDS, events
from tests.kinds.exercises import SMALL_SHELF

TWO = ["small-crowd", "small-draw"]
# Move a slider to each of these in turn, and wait until the line is another. How long it takes: benchmarks/redraw.py.
FOLLOWED = """async ([id, values]) => {
    const slider = document.getElementById(id), line = () => slider.closest('.sim').querySelector('.curve > svg .l2')?.getAttribute('d');
    const lines = [];
    for (const value of values) {
        const before = line(), begun = performance.now();
        slider.value = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (line() === before && performance.now() - begun < 30000) await new Promise(requestAnimationFrame);
        lines.push(line());
    }
    return lines; }"""


def ran(shelved: Shelved, settings: dict[str, Any]) -> dict[str, Any]:
    """What the model makes of the settings, without a browser."""
    assert shelved.kind.run
    return shelved.kind.run(shelved.definition, settings)


@pytest.fixture(scope="module")
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    sources = [SMALL_COURSE, *(f'import curriculum; curriculum.exercise("{name}")' for name in TWO)]
    with shown(browser, lab, "estimate.ipynb", sources) as page:
        expect(page.locator(".cu.ex")).to_have_count(len(TWO))
        yield page


def fresh(page: Page, name: str) -> Locator:
    """The exercise without an answer."""
    root = exercise(page, SMALL_SHELF.take(name).definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    expect(foot(root)).to_contain_text(WORDS["cleared"])
    return root


def foot(root: Locator) -> Locator:
    return root.locator(".foot [role=status]")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("name", TWO)
def test_an_estimate_is_predicted_run_explained_and_compared(page: Page, lab: Lab, name: str, by: str) -> None:
    shelved = SMALL_SHELF.take(name)
    response = shelved.kind.samples(shelved.definition, shelved.key).right
    root = fresh(page, name)
    before = cells(page)
    if by == "keyboard":
        root.focus()
    do(page, root, shelved.definition, response, by=by)
    for index, item in enumerate(shelved.definition.items):
        made = ran(shelved, {"item": item.id})
        out = root.locator(".out").nth(index)
        expect(out).to_contain_text(f"{item.amount(made['outcome'])} in the end")
        expect(out).to_contain_text(f"You predicted {item.amount(response['items'][item.id]['estimate'])}")
    expect(foot(root)).to_contain_text(WORDS["kept"])
    check = checker(root)
    ask(page, check, by=by)
    expect(foot(root)).to_contain_text(WORDS["compared"])
    for index, item in enumerate(shelved.definition.items):
        expect(root.locator(".sim").nth(index)).to_contain_text(shelved.key.items[item.id].reason)
    checked = [event for event in events(lab, name) if event["do"] == "check"][-1]
    assert checked["response"] == response
    assert cells(page) == before


def checker(root: Locator) -> Locator:
    return root.locator(".foot").get_by_role("button", name=WORDS["check_estimate"])


def test_the_prediction_comes_first_and_the_first_run_is_the_one_predicted(page: Page) -> None:
    root = fresh(page, "small-crowd")
    sim = root.locator(".sim").first
    run = sim.locator(".runs button").first
    expect(run).to_have_attribute("aria-disabled", "true")
    run.focus()
    page.keyboard.press("Enter")
    expect(sim.locator(".out")).to_contain_text(WORDS["predict_first"])
    expect(sim.locator(".curve > svg path.l2")).to_have_count(0)
    expect(sim.locator(".curve > svg path.l1")).to_have_count(1)
    steered = sim.locator(".step").nth(1).locator("input[type=range]")
    for slider in steered.all():
        expect(slider).to_be_disabled()
    guess = sim.locator(".step").first.locator("input[type=number]")
    guess.fill("8")
    expect(sim.locator(".curve > svg line.me")).to_have_count(1)
    expect(sim.locator(".curve > svg text.me")).to_have_text(WORDS.fill("line_prediction", n=8))
    run.click()
    expect(sim.locator(".curve > svg path.l2")).to_have_count(1)
    expect(sim.locator(".out")).to_contain_text("You predicted 8 people.")
    expect(guess).to_be_disabled()
    expect(steered.nth(1)).to_be_enabled()
    expect(steered.nth(1)).to_have_value("12.5")


def test_the_sliders_steer_the_figure_and_lead_back(page: Page, lab: Lab) -> None:
    root = fresh(page, "small-crowd")
    sim = root.locator(".sim").first
    sim.locator(".step").first.locator("input[type=number]").fill("50")
    sim.locator(".runs button").first.click()
    out = sim.locator(".out")
    expect(out).to_contain_text("100 people in the end")
    expect(foot(root)).to_contain_text(WORDS["kept"])
    kept = len(events(lab, "small-crowd"))
    spread = sim.locator(".step").nth(1).locator("input[type=number]").nth(1)
    spread.fill("40")
    expect(out).to_contain_text(WORDS["run_other"])
    made = ran(SMALL_SHELF.take("small-crowd"), {"spread": 40})
    expect(out).to_contain_text(f"{made['outcome']:.0f} people in the end")
    sim.locator("summary").click()
    rows = sim.locator("table.data tbody tr")
    expect(rows.last.locator("td").last).to_have_text(f"{made['outcome']:.0f}")
    back = sim.locator(".runs button").first
    expect(back).to_contain_text(WORDS["run_back"])
    back.click()
    expect(out).to_contain_text("You predicted 50 people.")
    expect(spread).to_have_value("12.5")
    spread.fill("400")
    spread.blur()
    expect(spread).to_have_value("40.0")
    assert len(events(lab, "small-crowd")) == kept  # what is tried out is nobody's answer


def test_another_seed_draws_other_lots_and_is_shown(page: Page) -> None:
    root = fresh(page, "small-draw")
    sim = root.locator(".sim")
    sim.locator(".step").first.locator("input[type=number]").fill("1")
    sim.locator(".runs button").first.click()
    expect(sim).to_contain_text(WORDS.fill("seed_shown", n=3))
    sim.locator(".step").nth(1).locator("input[type=number]").fill("3")
    line = sim.locator(".curve > svg path.l2")
    expect(sim.locator(".out")).to_contain_text(WORDS["run_other"])
    drawn = set()
    for seed in (4, 5, 6):
        sim.get_by_role("button", name=WORDS["another_seed"]).click()
        expect(sim).to_contain_text(WORDS.fill("seed_shown", n=seed))
        made = ran(SMALL_SHELF.take("small-draw"), {"contacts": 3, "seed": seed})
        amount = SMALL_SHELF.take("small-draw").definition.items[0].amount(made["outcome"])
        expect(sim.locator(".out")).to_contain_text(f"{amount} in the end (rounds until then: {made['rounds']})")
        drawn.add(line.get_attribute("d"))
    assert len(drawn) > 1


def test_the_figure_follows_the_slider(page: Page) -> None:
    root = fresh(page, "small-crowd")
    sim = root.locator(".sim").first
    sim.locator(".step").first.locator("input[type=number]").fill("50")
    sim.locator(".runs button").first.click()
    expect(sim.locator(".curve > svg path.l2")).to_have_count(1)
    id = sim.locator(".step").nth(1).locator("input[type=range]").nth(1).get_attribute("id")
    lines = page.evaluate(FOLLOWED, [id, [13 + n / 2 for n in range(30)]])
    assert all(lines) and len(set(lines)) == 30, "every move has a line of its own"


def test_what_was_run_is_drawn_again_after_a_restart(page: Page, lab: Lab) -> None:
    root = fresh(page, "small-crowd")
    sim = root.locator(".sim").first
    sim.locator(".step").first.locator("input[type=number]").fill("8")
    sim.locator(".runs button").first.click()
    sim.locator("textarea").fill("Six is the place.")
    expect(foot(root)).to_contain_text(WORDS["kept"])
    lab.run_all(page)
    sim = exercise(page, SMALL_SHELF.take("small-crowd").definition.title).locator(".sim").first
    expect(sim.locator(".curve > svg path.l2")).to_have_count(1)
    expect(sim.locator(".out")).to_contain_text("You predicted 8 people.")
    expect(sim.locator("textarea")).to_have_value("Six is the place.")


def test_what_is_still_to_do_is_said(page: Page) -> None:
    root = fresh(page, "small-crowd")
    checker(root).click()
    expect(foot(root)).to_contain_text(WORDS["nothing_yet"])
    root.locator(".sim").nth(1).locator(".step").first.locator("input[type=number]").fill("3")
    checker(root).click()
    expect(root.locator(".sim").nth(1)).to_contain_text(WORDS["todo_run"])
    expect(root.locator(".sim").nth(1)).to_contain_text(WORDS["todo_explain"])
    expect(root.locator(".sim").nth(0)).not_to_contain_text(WORDS["todo_run"])
    expect(root.locator(".readings")).to_have_count(0)


def test_keys_stay_in_the_exercise(page: Page) -> None:
    root = fresh(page, "small-crowd")
    before = cells(page)
    for place in (root.locator("input").first, root.locator("textarea").first, root.locator("summary").first):
        place.focus()
        for key in ["b", "a", "d", "d", "x", "ArrowUp", "ArrowDown", "Enter", "Shift+Enter", "Escape"]:
            page.keyboard.press(key)
    assert cells(page) == before


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("width", [1100, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, theme: str, width: int) -> None:
    shelved = SMALL_SHELF.take("small-crowd")
    root = fresh(page, "small-crowd")
    do(page, root, shelved.definition, shelved.kind.samples(shelved.definition, shelved.key).right, by="mouse")
    checker(root).click()
    expect(foot(root)).to_contain_text(WORDS["compared"])
    wear(page, theme)
    root.evaluate("(el, width) => { el.parentElement.style.width = `${width}px` }", width)
    expect(root.locator(".leg").first).to_be_visible(visible=width == 320)
    expect(root.locator(".curve > svg text.me")).to_have_count(0 if width == 320 else 2)
    out, found = sticking_out(root, ".sr, .scrollx"), violations(page)
    wear(page, "JupyterLab Light")
    root.evaluate("(el) => { el.parentElement.style.width = '' }")
    assert (out, found) == ([], [])
