"""The main job: a whole lesson, done by mouse and again by keyboard, and answers that outlive what befalls a kernel."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf, Shelved
from tests.browser.conftest import write
from tests.browser.hands import do, exercise
from tests.browser.lab import Lab, cells, command
from tests.browser.test_exercises import WORDS, checker, normal
from tests.patience import PATIENCE, until

LESSON = "04-preconditions"
SHELF = Shelf(Course())
KERNEL = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"


def shown_in_order() -> list[Shelved]:
    """The lesson's exercises in the order of its notebook."""
    book = json.loads((Path("notebooks") / f"{LESSON}.ipynb").read_text("utf-8"))
    sources = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    names = [source.split('exercise("')[1].split('"')[0] for source in sources if "exercise(" in source]
    return [SHELF.take(name) for name in names]


def an_answer(shelved: Shelved, *, by: str) -> dict[str, Any]:
    if shelved.key is None:
        groups = [group.id for group in shelved.definition.groups]
        return {
            "items": {card.id: {"group": groups[at % len(groups)]} for at, card in enumerate(shelved.definition.items)}
        }
    samples = shelved.kind.samples(shelved.definition, shelved.key)
    return samples.right if by == "mouse" else samples.partly


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_whole_lesson_is_done_and_comes_back_after_a_restart(browser: Browser, lab: Lab, by: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(1000 * PATIENCE)
    lab.open(page, f"{LESSON}.ipynb")
    lab.run_all(page)
    before = cells(page)
    exercises = shown_in_order()
    expect(page.locator(".cu.ex")).to_have_count(len(exercises))
    for shelved in exercises:
        root = exercise(page, shelved.definition.title)
        root.scroll_into_view_if_needed()
        root.get_by_role("button", name=WORDS["start_again"]).click()
        if by == "keyboard":
            root.focus()
        do(page, root, shelved.definition, an_answer(shelved, by=by), by=by)
        expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
        if shelved.definition.feedback == "at check":
            checker(root).press("Enter") if by == "keyboard" else checker(root).click()
            expect(root.get_by_role("status")).to_contain_text("Checked.")
            expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert cells(page) == before
    restart(page)
    for shelved in exercises:
        expect(exercise(page, shelved.definition.title)).to_contain_text(WORDS["restarted"])
    command(page, "notebook:clear-all-cell-outputs")
    lab.run_all(page)
    for shelved in exercises:
        root = exercise(page, shelved.definition.title)
        expect(root).to_be_visible()
        expect(root).not_to_contain_text(WORDS["restarted"])
        expect(root.get_by_role("status")).to_contain_text("are back")
        kept = [
            e for e in map(json.loads, lab.record().splitlines()) if e["exercise"] == shelved.id and "response" in e
        ][-1]
        assert normal(shelved, kept["response"]) == normal(shelved, an_answer(shelved, by=by))
        if shelved.definition.feedback == "at check":
            expect(root.locator(".result")).to_be_visible()
    page.close()


def restart(page: Page) -> None:
    page.evaluate(f"() => {{ {KERNEL}.restart() }}")
    page.wait_for_selector(".cu.ex .dead")


def test_an_answer_survives_a_killed_kernel_and_a_closed_page(browser: Browser, lab: Lab, notebook: str) -> None:
    pid_file = lab.workspace / "kernel pid"
    line = f"import os, pathlib; pathlib.Path({str(pid_file)!r}).write_text(str(os.getpid()))"
    show = 'import curriculum; curriculum.exercise("what-is-not-said")'
    write(lab, notebook, [line, show])
    page = browser.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    root = page.locator(".cu.ex")
    root.locator(".opt").nth(2).click()
    root.locator(".question").first.locator(".lv").nth(1).click()
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    os.kill(int(pid_file.read_text()), signal.SIGKILL)
    page.close()
    page = browser.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    root = page.locator(".cu.ex")
    expect(root.locator(".opt input").nth(2)).to_be_checked()
    expect(root.locator(".question").first.locator(".lv input").nth(1)).to_be_checked()
    page.close()


def test_a_saved_lesson_opened_anew_shows_the_worksheet_and_what_to_do(
    browser: Browser, lab: Lab, notebook: str
) -> None:
    write(lab, notebook, ['import curriculum; curriculum.exercise("worth-it-or-ready")'])
    page = browser.new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    command(page, "docmanager:save")
    saved = lab.workspace / notebook
    until(lambda: "text/html" in saved.read_text("utf-8"), page)
    book = json.loads(saved.read_text("utf-8"))
    assert "widget-view" not in saved.read_text("utf-8")
    assert "widgets" not in book["metadata"]
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown() }")
    page.close()
    page = browser.new_page()
    lab.open(page, notebook)
    title = SHELF.take("worth-it-or-ready").definition.title
    expect(page.locator(".jp-OutputArea")).to_contain_text(title)
    expect(page.locator(".jp-OutputArea")).to_contain_text(WORDS["static_note"])
    page.close()


def test_a_figure_that_waits_for_an_exercise_appears_with_the_answer(browser: Browser, lab: Lab, notebook: str) -> None:
    shelved = SHELF.take("ground-at-my-place")
    write(
        lab,
        notebook,
        [
            'import curriculum; curriculum.exercise("ground-at-my-place")',
            'import curriculum; curriculum.figure("readiness-profile")',
        ],
    )
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab.open(page, notebook)
    lab.run_all(page)
    root = page.locator(".cu.ex")
    root.get_by_role("button", name=WORDS["start_again"]).click()
    expect(page.locator(".cu.caption").filter(has_text=f"'{shelved.definition.title}'")).to_be_visible()
    expect(page.locator(".cu.caption")).to_have_count(1)  # there may be two while the one takes the other's place
    expect(page.locator(".jp-RenderedVegaCommon5")).to_have_count(0)
    root.locator(".sortcard").first.locator(".lv").first.click()
    expect(page.locator(".jp-RenderedVegaCommon5 svg, .jp-RenderedVegaCommon5 canvas").first).to_be_visible()
    page.close()
