"""A lesson on paper, from inside JupyterLab: the panel's links, and File > Save and Export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from tests.browser.conftest import opened
from tests.browser.hands import exercise
from tests.browser.lab import Lab, running
from tests.handouts import pdfs

COURSE = Course()
WORDS = COURSE.words
LESSON = COURSE.syllabus.lessons[1]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("paper")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def page(own: Lab, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        own.visit(page, LESSON.stem)
        yield page


def printed(page: Page, word: str) -> bytes:
    """What the panel's link opens in a window of its own."""
    with (
        page.context.expect_page() as opened,
        page.context.expect_event("request", lambda one: "/nbconvert/" in one.url) as asked,
    ):
        page.get_by_role("navigation", name=WORDS["shell_title"]).get_by_role("button", name=WORDS[word]).click()
    answer = page.request.get(asked.value.url, headers={"Referer": page.url})
    assert answer.status == 200 and answer.headers["content-type"].startswith("application/pdf")
    opened.value.close()
    return answer.body()


def test_the_panel_prints_a_blank_copy_of_the_lesson(page: Page) -> None:
    made = printed(page, "shell_print")
    text = pdfs.text(made)
    assert pdfs.faults(made) == []
    assert LESSON.question in text and WORDS["paper_name"] in text
    assert "import curriculum" not in text


def test_the_panel_prints_my_own_answers(page: Page, own: Lab) -> None:
    assert WORDS["paper_nothing_yet"] in pdfs.text(printed(page, "shell_print_mine"))
    shelved = Shelf(COURSE).take("what-is-not-said")
    root = exercise(page, shelved.definition.title)
    root.get_by_role("radio").first.check()
    root.get_by_role("status").get_by_text(WORDS["kept"]).first.wait_for()
    text = pdfs.text(printed(page, "shell_print_mine"))
    assert shelved.definition.title in text and "import curriculum" not in text


@pytest.mark.parametrize("edition", ["Handout", "Instructor", "Portfolio"])
def test_save_and_export_offers_each_edition(page: Page, edition: str, tmp_path: Path) -> None:
    entries = page.locator(".lm-Menu-item")  # JupyterLab gives the entries of its menus no role
    page.get_by_role("menuitem", name="File").click()
    entries.filter(has_text="Save and Export Notebook As").hover()
    with page.expect_download() as download:
        entries.filter(has=page.get_by_text(edition, exact=True)).click()
    download.value.save_as(tmp_path / "copy.pdf")
    assert download.value.suggested_filename == f"{LESSON.stem}.{edition.lower()}.pdf"
    assert pdfs.faults((tmp_path / "copy.pdf").read_bytes()) == []
