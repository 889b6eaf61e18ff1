"""Several learners on one machine, several versions of the course, and an old workspace with a new package."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from curriculum.course.course import Course
from tests.browser.lab import ANSWERS, running
from tests.ports import free_port

WORDS = Course().words
LESSON = "04-preconditions"
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
NEWS = "A sentence of the next edition."
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's next edition: a lesson has a new sentence and a line of code less, the panel another title."""
    folder = tmp_path_factory.mktemp("newer")
    for name in ("curriculum", "notebooks", "exercises", "solutions"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (LESSON, "01-the-case"):
        book = nbformat.read(folder / "notebooks" / f"{name}.ipynb", as_version=4)
        book.cells[1].source += f"\n\n{NEWS}"
        book.cells = [cell for cell in book.cells if "readiness-profile" not in cell.source]
        nbformat.write(book, folder / "notebooks" / f"{name}.ipynb")
    words = folder / "curriculum" / "course" / "data" / "words.yaml"
    words.write_text(words.read_text("utf-8").replace("shell_title: The course\n", "shell_title: The new course\n"))
    return folder


def address(page: Page) -> str:
    """Where the page took the extension's files from."""
    found: str = page.evaluate("() => document.querySelector('link[href*=\"shell/browser/style.css\"]').href")
    return found


def ready(page: Page) -> None:
    page.wait_for_selector(f"{FRONT} .course-bar[data-state=ready]", state="attached")
    page.wait_for_selector(f"{FRONT} .cu.ex")


def test_two_learners_and_two_editions_at_once_keep_their_own(browser: Browser, tmp_path: Path, newer: Path) -> None:
    """Two accounts on one machine, each with an edition of its own, both open in one browser."""
    context = browser.new_context()
    folders = [tmp_path / name for name in ("Ada", "Zoë übung")]
    with (
        running(folders[0] / "course", folders[0] / "jupyter") as ada,
        running(folders[1] / "course", folders[1] / "jupyter", course=newer) as zoe,
    ):
        assert ada.address != zoe.address
        pages = [context.new_page(), context.new_page()]
        for lab, page in zip((ada, zoe), pages, strict=True):
            lab.visit(page, LESSON)
        expect(pages[0].get_by_role("navigation", name=WORDS["shell_title"])).to_be_visible()
        expect(pages[1].get_by_role("navigation", name="The new course")).to_be_visible()
        expect(pages[0].locator(FRONT)).not_to_contain_text(NEWS)
        expect(pages[1].locator(FRONT)).to_contain_text(NEWS)
        for card in pages[0].locator(f"{FRONT} .cu.ex.sorting").first.locator(".sortcard").all():
            card.get_by_role("radio").first.check()
        told = WORDS.fill("shell_answered", n=1, total=6)
        expect(pages[0].locator(".course-panel [aria-current=page]")).to_contain_text(told)
        pages[1].evaluate("() => { window.dispatchEvent(new Event('focus')) }")
        pages[1].wait_for_timeout(500)
        none = WORDS.fill("shell_answered", n=0, total=6)
        expect(pages[1].locator(".course-panel [aria-current=page]")).to_contain_text(none)
        assert (ada.workspace / ANSWERS).exists() and not (zoe.workspace / ANSWERS).exists()
        # Nobody opens another's course: each server has a token of its own.
        stranger = browser.new_page()
        answer = stranger.goto(f"{ada.address}/api/contents?token={zoe.token}")
        assert answer and answer.status == 403
        stranger.close()
    context.close()


def test_an_old_workspace_opens_with_a_new_package_and_again_with_the_old_one(
    browser: Browser, tmp_path: Path, newer: Path
) -> None:
    """The same browser and folder throughout; one lesson was changed by its learner and one was not."""
    workspace, settings = tmp_path / "workspace", tmp_path / "settings"
    context = browser.new_context()
    same = ["--port", str(free_port())]  # to a browser, another port is another place
    with running(workspace, settings, arguments=same) as lab:
        page = context.new_page()
        lab.visit(page, LESSON)
        page.locator(f"{FRONT} .cu.ex .opt").first.click()
        expect(page.locator(f"{FRONT} .cu.ex").first.get_by_role("status")).to_contain_text(WORDS["kept"])
        before = address(page)
        page.close()
    mine = nbformat.read(workspace / "01-the-case.ipynb", as_version=4)
    mine.cells[1].source = "My own note."
    nbformat.write(mine, workspace / "01-the-case.ipynb")
    # As an edition left it that had no panel and signed nothing: tabs, settings, lessons and answers, no more.
    shutil.rmtree(workspace / ".jupyterlab" / "extension")
    shutil.rmtree(settings / "data")

    with running(workspace, settings, course=newer, chosen={}, arguments=same) as lab:
        log = (settings / "lab.log").read_text("utf-8")
        assert f"/lab/tree/{LESSON}.ipynb?token=" in log, "the course opens at the lesson worked on last"
        page = context.new_page()
        page.goto(f"{lab.address}/lab/tree/{LESSON}.ipynb?token={lab.token}")
        page.get_by_role("button", name=WORDS["shell_tour_skip"]).click()
        ready(page)
        assert address(page) != before, "a changed file has an address that no browser has kept"
        expect(page.get_by_role("navigation", name="The new course")).to_be_visible()
        expect(page.locator(FRONT)).to_contain_text(NEWS)
        expect(page.locator(f"{FRONT} .cu.ex .opt input").first).to_be_checked()
        # The lesson that its learner changed is theirs. Its code is the course's, and nobody signed it.
        lab.open(page, "01-the-case.ipynb")
        expect(page.locator(FRONT)).to_contain_text("My own note.")
        expect(page.locator(f"{FRONT} .course-bar")).to_contain_text(WORDS["shell_untrusted"])
        page.get_by_role("button", name=WORDS["shell_start"]).click()
        ready(page)
        beside = next(path.name for path in workspace.glob("01-the-case (*.ipynb"))
        lab.open(page, beside)
        expect(page.locator(FRONT)).to_contain_text(NEWS)
        expect(page.locator(f"{FRONT} .course-bar")).to_contain_text(WORDS["shell_copy"])
        page.close()

    with running(workspace, settings, arguments=same) as lab:
        page = context.new_page()
        lab.visit(page, LESSON)
        assert address(page) == before
        expect(page.get_by_role("navigation", name=WORDS["shell_title"])).to_be_visible()
        expect(page.locator(f"{FRONT} .cu.ex .opt input").first).to_be_checked()
        page.close()
    context.close()
