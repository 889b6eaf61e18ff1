# ruff: noqa: E501 -- scripts for the page stand on one line each
"""The panel, the line above a lesson and the tour for everyone: axe-core, contrast, narrow pages, large letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.course.course import Course
from tests.browser.conftest import opened
from tests.browser.lab import Lab, command, running
from tests.browser.looks import violations, wear
from tests.patience import PATIENCE

WORDS = Course().words
LESSON = "04-preconditions"
OURS = [".course-panel", ".jp-NotebookPanel:not(.lm-mod-hidden) .course-bar", ".course-tour", "#course-name"]
KERNEL = "window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("access")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def full(own: Lab, browser: Browser) -> Iterator[Page]:
    """All that is ours at once: the panel with help open, a lesson that has been restarted, the tour."""
    with opened(browser) as page:
        own.visit(page, LESSON)
        page.locator(".course-panel summary").click()
        page.evaluate(f"() => {{ {KERNEL}.restart() }}")
        page.wait_for_selector(".course-bar[data-state=restarted]")
        command(page, "course:tour")
        expect(page.get_by_role("dialog")).to_be_visible()
        yield page


@pytest.mark.parametrize("colours", ["none", "active"])
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"])
def test_axe_finds_nothing_in_what_is_ours(full: Page, theme: str, colours: str) -> None:
    full.emulate_media(forced_colors="active" if colours == "active" else "none")
    wear(full, theme)
    assert violations(full, *OURS) == []


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2)])
def test_a_narrow_page_shows_the_panel_then_the_lesson_and_nothing_sideways(
    browser: Browser, own: Lab, width: int, zoom: int
) -> None:
    """320 px wide, and 1280 px at 200 % zoom, which is a page of 640 px drawn at two device pixels each."""
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=zoom)
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(f"{own.address}/lab/tree/{LESSON}.ipynb?token={own.token}&reset")
    page.wait_for_selector(".course-bar[data-state=ready]", state="attached")
    panel = page.get_by_role("navigation", name=WORDS["shell_title"])
    expect(panel).to_be_hidden()
    page.get_by_role("tab", name=WORDS["shell_title"]).click()
    expect(panel).to_be_visible()
    assert sideways(page, ".course-panel") == []
    panel.get_by_role("link").filter(has_text="The case").first.click()
    expect(panel).to_be_hidden()  # it gives way: beside it, nothing could be read
    exercise = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cu.ex").first
    expect(exercise).to_be_visible()
    assert exercise.evaluate("el => el.offsetWidth") > 0.6 * width
    page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .course-bar[data-state=ready]", state="attached")
    page.evaluate(f"() => {{ {KERNEL}.restart() }}")
    page.wait_for_selector(".course-bar[data-state=restarted]")
    command(page, "course:tour")
    for part in (
        ".jp-NotebookPanel:not(.lm-mod-hidden) .course-bar",
        ".course-tour",
        ".jp-NotebookPanel:not(.lm-mod-hidden) .cu.les",
    ):
        assert sideways(page, part) == []
    page.keyboard.press("Escape")
    page.get_by_role("tab", name=WORDS["shell_title"]).click()  # and it is one click away
    expect(panel).to_be_visible()
    context.close()


def sideways(page: Page, part: str) -> list[str]:
    """What reaches out of a part, or of the window, to the right or the left; and what is too small to be hit."""
    found: list[str] = page.evaluate(
        """(part) => [...document.querySelectorAll(part)].flatMap((root) => { const room = root.getBoundingClientRect();
            const out = [root, ...root.querySelectorAll('*')].filter((el) => { const box = el.getBoundingClientRect();
                return box.width && !el.closest('.sr, svg') && (box.right > Math.min(room.right, innerWidth) + 1 || box.left < Math.max(room.left, 0) - 1) });
            const small = [...root.querySelectorAll('button, summary, label, .course-row')].filter((el) => el.offsetWidth && (el.offsetHeight < 24 || el.offsetWidth < 24));
            return [...out, ...small].map((el) => part + ': ' + el.outerHTML.slice(0, 120)); })""",
        part,
    )
    return found
