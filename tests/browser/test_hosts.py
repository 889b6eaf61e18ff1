"""The course in each place that it is made for: the oldest JupyterLab allowed, the newest, and Notebook 7."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import version

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import opened
from tests.browser.hands import do, exercise
from tests.browser.lab import OLDEST, Lab, cells, running
from tests.browser.test_exercises import WORDS, events, normal
from tests.browser.test_lesson import LESSON, an_answer, shown_in_order
from tests.test_environment import oldest_allowed

HOSTS = ["the oldest JupyterLab", "the newest JupyterLab", "Notebook 7"]


@pytest.fixture(scope="module")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("newest")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    assert OLDEST.is_dir(), "'make test' puts the oldest JupyterLab there"
    folder = tmp_path_factory.mktemp("oldest")
    with running(folder / "workspace", folder / "settings", oldest=True) as lab:
        yield lab


@pytest.fixture(params=HOSTS)
def host(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Lab, Page]]:
    """Where a lesson has just been opened, by its address alone."""
    lab: Lab = request.getfixturevalue("oldest" if request.param == HOSTS[0] else "newest")
    place = "notebooks" if request.param == HOSTS[2] else "lab/tree"
    with opened(browser) as page:
        page.goto(f"{lab.address}/{place}/{LESSON}.ipynb?token={lab.token}")
        page.wait_for_selector(".course-bar[data-state=ready]", state="attached")
        yield request.param, lab, page


def test_a_lesson_opens_ready_keeps_an_answer_and_comes_back(host: tuple[str, Lab, Page]) -> None:
    name, lab, page = host
    # The server names its version in the page, and the page's own programs name theirs.
    served = json.loads(page.locator("#jupyter-config-data").text_content() or "")["appVersion"]
    wanted = {HOSTS[0]: oldest_allowed(), HOSTS[1]: version("jupyterlab"), HOSTS[2]: version("notebook")}[name]
    assert served == page.evaluate("window.jupyterapp.version") == wanted

    exercises = shown_in_order()
    for shelved in exercises:
        expect(exercise(page, shelved.definition.title)).to_be_visible()
    for editor in page.locator(".jp-Notebook .cm-editor, .jp-NotebookPanel-toolbar").all():
        assert not editor.is_visible()
    panel = page.get_by_role("navigation", name=WORDS["shell_title"])
    here = panel.locator("[aria-current=page]")
    expect(here).to_contain_text("Preconditions")

    first = exercises[0]
    root, answer = exercise(page, first.definition.title), an_answer(first, by="mouse")
    before = cells(page)
    for place in (page.locator(".jp-MarkdownCell p").first, root.locator(".lv").first):
        place.click()
        for key in ("d", "d", "x", "b"):
            page.keyboard.press(key)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    do(page, root, first.definition, answer, by="mouse")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert normal(first, events(lab, first.id)[-1]["response"]) == normal(first, answer)
    expect(here).to_contain_text(WORDS.fill("shell_answered", n=1, total=len(exercises)))
    assert cells(page) == before

    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart() }")
    expect(root).to_contain_text(WORDS["restarted"])
    page.locator(".course-bar").get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(root).not_to_contain_text(WORDS["restarted"])
    expect(root.get_by_role("status")).to_contain_text("are back")
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.context.model.dirty") is False

    panel.get_by_role("link").filter(has_text="The case").first.click()
    expect(panel.locator("[aria-current=page]")).to_contain_text("The case")
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cu.ex").first).to_be_visible()
