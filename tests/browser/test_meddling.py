"""What a learner may do to a notebook without meaning to: move, delete, split, open twice."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.conftest import write
from tests.browser.hands import exercise
from tests.browser.lab import Lab, cells, command
from tests.browser.test_exercises import SHELF, WORDS
from tests.patience import PATIENCE

FIRST, SECOND, THIRD = "worth-it-or-ready", "what-is-not-said", "which-are-missing"
LINES = [f'import curriculum; curriculum.exercise("{name}")' for name in (FIRST, SECOND, THIRD)]


def test_cells_moved_deleted_and_split_leave_the_others_whole(browser: Browser, lab: Lab, notebook: str) -> None:
    write(lab, notebook, LINES)
    page = browser.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    lab.open(page, notebook)
    book = "window.jupyterapp.shell.currentWidget.content"
    page.evaluate(f"() => {{ {book}.activeCellIndex = 0 }}")
    command(page, "notebook:move-cell-down")
    page.wait_for_function(f"{book}.model.cells.get(1).sharedModel.source.includes('{FIRST}')")
    page.evaluate(f"() => {{ {book}.activeCellIndex = 2 }}")
    command(page, "notebook:delete-cell")
    page.wait_for_function(f"{book}.model.cells.length === 2")
    page.evaluate(  # cut the first line in two, in the middle of a word
        f"""() => {{ const cell = {book}.widgets[0]; {book}.activeCellIndex = 0; {book}.mode = 'edit';
            cell.editor.setCursorPosition({{line: 0, column: 12}}); }}"""
    )
    command(page, "notebook:split-cell-at-cursor")
    page.wait_for_function(f"{book}.model.cells.length === 3")
    # JupyterLab's 'run all' stops at the broken line; each other line still stands alone.
    page.evaluate(f"() => {{ {book}.activeCellIndex = 2 }}")
    command(page, "notebook:run-cell")
    page.wait_for_selector(".cu.ex")
    expect(page.locator(".cu.ex")).to_have_count(1)
    root = exercise(page, SHELF.take(FIRST).definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    root.locator(".opt").first.click()
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    page.close()


def test_the_same_lesson_in_two_windows_loses_nothing(browser: Browser, lab: Lab, notebook: str) -> None:
    """Two windows with a kernel each: the later answer counts, and the page says that there were two."""
    write(lab, notebook, LINES[1:2])
    write(lab, f"copy of {notebook}", LINES[1:2])
    one, two = browser.new_page(), browser.new_page()
    for page, name in ((one, notebook), (two, f"copy of {notebook}")):
        page.set_default_timeout(1000 * PATIENCE)
        lab.open(page, name)
        lab.run_all(page)
    for page, at in ((one, 0), (two, 1)):
        page.locator(".cu.ex .opt").nth(at).click()
        expect(page.locator(".cu.ex").get_by_role("status")).to_contain_text(WORDS["kept"])
    expect(two.locator(".cu.ex")).to_contain_text(WORDS["elsewhere"])
    assert lab.record().count('"picks":["') >= 2
    before = cells(two)
    command(two, "notebook:clear-all-cell-outputs")
    lab.run_all(two)
    expect(two.locator(".cu.ex .opt input").nth(1)).to_be_checked()
    assert cells(two) == before
    one.close()
    two.close()
    (lab.workspace / f"copy of {notebook}").unlink()
