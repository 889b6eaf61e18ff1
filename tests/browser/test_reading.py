"""A lesson in front of someone who has never seen a notebook: it is ready, and it is quiet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.course.course import Course
from tests.browser.conftest import opened, write
from tests.browser.lab import CHOSEN, Lab, cells, command, running

COURSE = Course()
WORDS = COURSE.words
LESSON = "04-preconditions"
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
NOW = "window.jupyterapp.shell.currentWidget.context"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("reading")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def shown(own: Lab, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        own.visit(page, LESSON)
        yield page


@pytest.fixture
def page(own: Lab, shown: Page) -> Page:
    """The lesson in front, ready."""
    if "-preconditions" not in shown.evaluate(f"() => {NOW}?.path ?? ''"):
        command(shown, "docmanager:open", {"path": f"{LESSON}.ipynb"})
    shown.wait_for_selector(f"{FRONT} .course-bar[data-state=ready]", state="attached")
    return shown


def bar(page: Page) -> Locator:
    return page.locator(f"{FRONT} .course-bar")


def test_a_lesson_stands_ready_without_a_key_pressed(page: Page) -> None:
    expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)
    expect(bar(page).get_by_role("status")).to_have_text(WORDS["shell_ready"])
    assert bar(page).bounding_box() == {**(bar(page).bounding_box() or {}), "height": 0}


def test_no_code_and_no_tools_for_it_are_in_sight(page: Page) -> None:
    expect(page.locator(f"{FRONT} .jp-CodeCell .cm-editor").first).to_be_attached()
    for part in (".cm-editor", ".jp-InputPrompt", ".jp-OutputPrompt", ".jp-Toolbar", ".jp-Notebook-footer"):
        assert not any(found.is_visible() for found in page.locator(f"{FRONT} {part}").all()), part
    for menu in ("Edit", "Run", "Kernel", "Tabs"):
        expect(page.get_by_role("menuitem", name=menu, exact=True)).to_have_count(0)
    for word in ("import curriculum", ".ipynb", "Kernel", "Cell"):
        assert word not in page.locator("body").inner_text(), word


def test_one_command_shows_the_code_and_hides_it_again(page: Page, own: Lab) -> None:
    line = page.locator(f"{FRONT} .cm-editor", has_text=f'curriculum.lesson("{LESSON}")').first
    command(page, "course:show-code")
    expect(line).to_be_visible()
    expect(page.locator(f"{FRONT} .jp-NotebookPanel-toolbar")).to_be_visible()
    command(page, "course:show-code")
    expect(line).to_be_hidden()


def test_opening_and_running_a_lesson_does_not_change_it(page: Page, own: Lab) -> None:
    shipped = (own.workspace / f"{LESSON}.ipynb").read_bytes()
    page.wait_for_timeout(500)
    assert page.evaluate(f"() => {NOW}.model.dirty") is False
    page.locator(f"{FRONT} .cu.ex .lv").first.click()
    expect(page.locator(f"{FRONT} .cu.ex").first.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert page.evaluate(f"() => {NOW}.model.dirty") is False
    assert (own.workspace / f"{LESSON}.ipynb").read_bytes() == shipped


def test_what_a_learner_writes_into_a_lesson_is_still_saved(page: Page, own: Lab) -> None:
    """With the code shown, a notebook is a notebook: a change counts as one."""
    command(page, "course:show-code")
    book = "window.jupyterapp.shell.currentWidget.content"
    page.evaluate(f"() => {{ {book}.widgets[1].model.sharedModel.setSource('My own words') }}")
    page.wait_for_function(f"() => {NOW}.model.dirty")
    command(page, "docmanager:save")
    page.wait_for_function(f"() => !{NOW}.model.dirty")
    assert "My own words" in (own.workspace / f"{LESSON}.ipynb").read_text("utf-8")
    command(page, "course:show-code")
    # While code is shown, keys do what they do in any notebook: 'd d' deletes a cell.
    expect(page.locator(f"{FRONT} .jp-NotebookPanel-toolbar")).to_be_hidden()


@pytest.mark.parametrize("keys", ["d d", "x", "b", "m", "Shift+Enter", "Enter", "Alt+Enter", "y z"])
def test_no_key_changes_a_lesson_that_is_being_read(page: Page, keys: str) -> None:
    before = cells(page)
    page.locator(f"{FRONT} .jp-MarkdownCell p").nth(2).click()
    for key in keys.split():
        page.keyboard.press(key)
    page.wait_for_timeout(150)
    assert cells(page) == before
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.content.mode") == "command"


def test_a_double_click_on_prose_opens_no_source(page: Page) -> None:
    page.locator(f"{FRONT} .jp-MarkdownCell p").nth(2).dblclick()
    page.wait_for_timeout(200)
    assert not any(found.is_visible() for found in page.locator(f"{FRONT} .cm-editor").all())


def test_a_part_that_fails_is_said_and_stops_no_other(own: Lab, browser: Browser) -> None:
    """A figure that cannot read the record: told above the lesson in plain words, mended by trying again."""
    record, kept = own.workspace / "my-record", own.workspace / "kept"
    record.mkdir(exist_ok=True)
    record.rename(kept)
    (record / "answers.jsonl").mkdir(parents=True)  # a folder in the record's place: whoever reads it fails
    with opened(browser) as page:
        try:
            own.open(page, f"{LESSON}.ipynb")
            expect(bar(page)).to_have_attribute("data-state", "failed")
            expect(bar(page)).to_contain_text(WORDS.fill("shell_failed_parts", n=1, total=10))
            expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)
            expect(page.locator(FRONT)).not_to_contain_text("Traceback")
        finally:
            (record / "answers.jsonl").rmdir()
            record.rmdir()
            kept.rename(record)
        bar(page).get_by_role("button", name=WORDS["shell_try_again"]).click()
        expect(bar(page)).to_have_attribute("data-state", "ready")


def test_lessons_in_the_background_wait_until_they_are_seen(own: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        own.visit(page, "01-the-case")
        page.evaluate(
            "() => { window.jupyterapp.commands.execute('docmanager:open', {path: '03-movements-and-the-framework.ipynb', options: {activate: false}}) }"  # noqa: E501
        )
        hidden = page.locator(".jp-NotebookPanel.lm-mod-hidden .jp-Notebook")
        expect(hidden).to_have_count(1)
        page.wait_for_timeout(2500)
        ran: list[Any] = page.evaluate(
            "() => [...window.jupyterapp.shell.widgets('main')].filter((w) => w.isHidden).flatMap((w) => w.content.widgets.map((c) => c.model.executionCount))"  # noqa: E501
        )
        assert ran and not any(ran)
        command(page, "docmanager:open", {"path": "03-movements-and-the-framework.ipynb"})
        expect(page.locator(f"{FRONT} .course-bar")).to_have_attribute("data-state", "ready")
        expect(page.locator(f"{FRONT} .cu.ex").first).to_be_visible()


def test_the_lesson_looked_at_longest_ago_is_closed_and_its_kernel_with_it(own: Lab, browser: Browser) -> None:
    stems = [lesson.stem for lesson in COURSE.syllabus.lessons if lesson.ready][:4]
    with opened(browser) as page:
        own.end_kernels(page)
        own.visit(page, stems[0])
        for stem in stems[1:]:
            page.locator(f"a.course-row[href$='{stem}.ipynb']").click()
            page.wait_for_selector(f"{FRONT} .course-bar[data-state=ready]", state="attached")
            expect(page.locator(f"{FRONT} .cu.ex").first).to_be_visible()
        expect(page.locator(".jp-NotebookPanel")).to_have_count(3)
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        page.wait_for_function(
            "(path) => ![...window.jupyterapp.serviceManager.sessions.running()].some((one) => one.path === path)",
            arg=f"{stems[0]}.ipynb",
        )


def test_at_the_end_of_a_lesson_the_one_before_and_the_one_after(own: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        own.visit(page, "00-start-here")
        ways = page.locator(FRONT).get_by_role("navigation", name=WORDS["ways"])
        expect(ways.get_by_role("link")).to_have_count(1)
        ways.get_by_role("link").click()
        expect(page.locator(f"{FRONT} h1.les-q")).to_have_text(COURSE.syllabus.lessons[1].question)
        expect(page.locator(f"{FRONT} .cu.ex").first).to_be_visible()
        back = page.locator(FRONT).get_by_role("navigation", name=WORDS["ways"]).get_by_role("link").first
        back.click()
        expect(page.locator(f"{FRONT} h1.les-q")).to_have_text(COURSE.syllabus.lessons[0].question)


def test_other_notebooks_keep_their_code_and_their_keys(own: Lab, browser: Browser) -> None:
    write(own, "mine.ipynb", ["1 + 1"])
    with opened(browser) as page:
        own.open(page, "mine.ipynb")
        expect(page.locator(f"{FRONT} .cm-editor").first).to_be_visible()
        page.locator(f"{FRONT} .jp-InputPrompt").first.click()
        page.keyboard.press("b")
        page.wait_for_function("() => window.jupyterapp.shell.currentWidget.content.model.cells.length === 2")


def test_the_learners_other_jupyterlab_knows_nothing_of_it(own: Lab) -> None:
    settings = own.data.parent
    beside = {"runtime", "ipython"}
    written = [path for path in settings.rglob("*") if path.is_file() and not beside & set(path.parts)]
    known = {"lab.log", "nbsignatures.db", "notebook_secret", "jupyter_cookie_secret", "page_config.json"}
    assert {path.name for path in written} <= known
    assert '"tourSeen": true' in (own.workspace / CHOSEN).read_text("utf-8")
