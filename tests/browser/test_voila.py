"""The course under Voila: the same exercises, the same record and no code, on a page without JupyterLab."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import write
from tests.browser.hands import do, exercise
from tests.browser.lab import Lab
from tests.browser.test_exercises import SHELF, WORDS, checker, events, normal
from tests.patience import PATIENCE

LESSON = Path("notebooks", "00-start-here.ipynb")
CHOICE = SHELF.take("mugs-and-handovers")


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A running Voila that serves a learner's folder with one lesson in it."""
    folder = tmp_path_factory.mktemp("voila")
    workspace, settings, log = folder / "workspace", folder / "settings", folder / "voila.log"
    workspace.mkdir()
    shutil.copy(LESSON, workspace)
    folders = {f"JUPYTER_{name}_DIR": str(settings / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own = {**folders, "IPYTHONDIR": str(settings / "ipython"), "CURRICULUM_WORKSPACE": str(workspace)}
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "voila", "--no-browser", str(workspace)],
            env={**os.environ, **own},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Lab(_address(process, log), "", workspace, settings / "data")
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    while process.poll() is None:
        for word in log.read_text("utf-8").split():
            if word.startswith("http://"):
                return word.rstrip("/")
        time.sleep(0.1)
    raise AssertionError(f"Voila did not start:\n{log.read_text('utf-8')}")


def opened(browser: Browser, voila: Lab, notebook: str) -> Page:
    """A notebook on a page that stays on this machine: Voila's own asks a far server for icons."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(1000 * PATIENCE)
    page.route("https://**", lambda route: route.abort())
    page.goto(f"{voila.address}/voila/render/{notebook}")
    return page


def test_a_lesson_is_served_answered_and_checked_and_comes_back(browser: Browser, voila: Lab) -> None:
    response = CHOICE.kind.samples(CHOICE.definition, CHOICE.key).partly
    verdict = CHOICE.judge(response)
    assert verdict is not None
    counted = WORDS.fill("count_right", n=verdict.right)
    page = opened(browser, voila, LESSON.name)
    expect(page.locator(".cu.ex")).to_have_count(LESSON.read_text("utf-8").count("curriculum.exercise("))
    expect(page.locator(".vega-embed :is(svg, canvas).marks")).to_have_count(2)

    root = exercise(page, CHOICE.definition.title)
    do(page, root, CHOICE.definition, response, by="mouse")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    checker(root).click()
    expect(root.get_by_role("status")).to_contain_text(f"Checked. {counted}")
    checked = [event for event in events(voila, CHOICE.id) if event["do"] == "check"]
    assert [normal(CHOICE, event["response"]) for event in checked] == [normal(CHOICE, response)]
    ticked = root.locator("input:checked").count()
    shown = page.locator("body").inner_text()
    assert "import curriculum" not in shown
    assert "Javascript Error" not in shown

    page.reload()
    expect(root.get_by_role("status")).to_contain_text("are back")
    expect(root.locator(".result")).to_contain_text(counted)
    assert root.locator("input:checked").count() == ticked > 0
    page.close()


def test_when_its_kernel_has_gone_a_lesson_is_run_again_from_the_page(browser: Browser, voila: Lab) -> None:
    pid = voila.workspace / "kernel pid"
    line = f"import os, pathlib; x = pathlib.Path({str(pid)!r}).write_text(str(os.getpid()))"
    write(voila, "small.ipynb", [line, f'import curriculum; curriculum.exercise("{CHOICE.id}")'])
    page = opened(browser, voila, "small.ipynb")
    root = exercise(page, CHOICE.definition.title)
    expect(root).to_be_visible()
    before = pid.read_text()
    os.kill(int(before), signal.SIGKILL)
    expect(root.locator(".dead")).to_contain_text(WORDS["run_again_here"])
    root.locator(".dead").get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(root.locator(".dead")).to_have_count(0)
    expect(root).to_be_visible()
    assert pid.read_text() != before
    page.close()
