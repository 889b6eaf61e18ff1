# ruff: noqa: E501 -- scripts for the page stand on one line each
"""Every kind of exercise for every learner: axe-core in both themes, narrow pages, large letters, hostile text."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import shown, write
from tests.browser.hands import exercise
from tests.browser.lab import Lab, cells
from tests.browser.looks import violations, wear
from tests.browser.test_exercises import FIVE, SHELF, WORDS, checker
from tests.browser.test_rating import NOW
from tests.browser.test_unmarked import UNMARKED
from tests.patience import PATIENCE

EACH = [*FIVE, *UNMARKED, NOW.id]
HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script> \u202e\x07\x1b[31m {{7*7}} 🩺 \u0301\u0301 </textarea>'


@pytest.fixture(scope="module")
def checked(browser: Browser, lab: Lab) -> Iterator[Page]:
    """One exercise of each kind, answered in part and checked, with a hint open."""
    sources = [f'import curriculum; curriculum.exercise("{name}")' for name in EACH]
    with shown(browser, lab, "access.ipynb", sources) as page:
        prepare(page)
        yield page


def prepare(page: Page) -> None:
    for name in EACH:
        shelved = SHELF.take(name)
        widget = f'import curriculum; w = curriculum.exercise("{name}"); w.answer(w._shelved.kind.samples(w._shelved.definition, w._shelved.key).partly); w.check()'
        run(page, widget)
        root = exercise(page, shelved.definition.title)
        if shelved.kind.marked:
            expect(root.locator(".result")).to_be_visible()
        if root.get_by_role("button", name=WORDS["hint"]).count():
            root.get_by_role("button", name=WORDS["hint"]).first.click()
        if root.get_by_role("button", name=WORDS["show_reading"]).count():
            root.get_by_role("button", name=WORDS["show_reading"]).first.click()


def run(page: Page, code: str) -> None:
    """Run a line in the notebook's kernel, apart from its cells."""
    kernel = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
    page.evaluate(f"async (code) => {{ await {kernel}.requestExecute({{code, silent: true}}).done }}", code)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_inside_an_exercise(checked: Page, theme: str) -> None:
    wear(checked, theme)
    assert violations(checked) == []


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_nothing_scrolls_sideways_on_a_narrow_page(
    browser: Browser, lab: Lab, notebook: str, width: int, zoom: int
) -> None:
    """320 px wide, and 1280 px at 200 % zoom, which is a page of 640 px drawn at two device pixels each."""
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{name}")' for name in EACH])
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=zoom)
    page = context.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    # The exercise gets the width of the page: JupyterLab's own margins are not ours to judge.
    page.evaluate(
        "(width) => document.querySelectorAll('.cu.ex').forEach((ex) => { ex.parentElement.style.width = width + 'px' })",
        width,
    )
    too_wide = page.evaluate(
        """() => [...document.querySelectorAll('.cu.ex')].flatMap((ex) => [...ex.querySelectorAll('*')]
            .filter((el) => !el.closest('.sr, .lv input, .pen') && getComputedStyle(el).position !== 'absolute'
                && el.getBoundingClientRect().width && el.getBoundingClientRect().right > ex.getBoundingClientRect().right + 1)
            .map((el) => ex.className + ': ' + el.outerHTML.slice(0, 120)))"""
    )
    assert too_wide == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.cu.ex :is(button, select, textarea, summary, .lv, .opt, .pen, .rung)')]
            .filter((el) => el.offsetWidth && (el.offsetHeight < 24 || el.offsetWidth < 24)).map((el) => el.outerHTML.slice(0, 120))"""
    )
    assert small == []
    page.screenshot(path=str(lab.workspace / f"{width}.png"))
    context.close()


def test_hostile_text_is_only_text(browser: Browser, lab: Lab, notebook: str) -> None:
    name = "evidence-to-preconditions"
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{name}")'])
    page = browser.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    lab.open(page, notebook)
    lab.run_all(page)
    before = cells(page)
    root = exercise(page, SHELF.take(name).definition.title)
    box = root.locator("textarea").first
    box.fill(HOSTILE)
    root.get_by_role("combobox").first.select_option("valued")
    root.locator(".lv").first.click()
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    checker(root).click()
    expect(root.get_by_role("status")).to_contain_text("Checked.")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert page.evaluate("window.hacked") is None
    assert cells(page) == before
    typed = box.input_value()
    kept = [json.loads(line) for line in lab.record().splitlines()][-1]
    assert kept["response"]["items"]["chose-to-learn"]["why"] == typed
    page.close()
    page = browser.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    expect(page.locator(".cu.ex textarea").first).to_have_value(typed)
    assert page.evaluate("window.hacked") is None
    page.close()


def test_a_megabyte_of_text_is_kept(browser: Browser, lab: Lab, notebook: str) -> None:
    write(lab, notebook, ['import curriculum; curriculum.exercise("evidence-to-preconditions")'])
    page = browser.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    lab.open(page, notebook)
    lab.run_all(page)
    root = page.locator(".cu.ex")
    page.evaluate(
        "() => { const box = document.querySelector('.cu.ex textarea'); box.value = 'ward é🩺 '.repeat(100000); box.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    last = json.loads(lab.record().splitlines()[-1])
    assert last["response"]["items"]["chose-to-learn"]["why"] == "ward é🩺 " * 100_000
    run(page, 'import curriculum; w = curriculum.exercise("evidence-to-preconditions"); w.answer({})')
    page.close()
