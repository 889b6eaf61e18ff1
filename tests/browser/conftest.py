# ruff: noqa: E501 -- a line for a kernel stands on one line
"""One JupyterLab for all browser tests, and a page of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.lab import Lab, running
from tests.kinds.exercises import SMALL_SHELF
from tests.patience import PATIENCE

SMALL_COURSE = f"""from pathlib import Path; import curriculum.notebook.exercise as shown; from curriculum.course import content
content.shipped = lambda: Path({str(SMALL_SHELF.root)!r}); shown.shelf.cache_clear()"""
"""Lets the kernel of one notebook take the small exercises of the tests for the course's."""


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("browser")
    with running(folder / "A learner's folder", folder / "settings") as lab:
        yield lab


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        yield page


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of a laptop's size; a fault in one of the course's own scripts is a failure."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(1000 * PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"{error} {error.stack or ''}"))
    yield page
    page.close()
    ours = [fault for fault in faults if "blob:" in fault or "cu-" in fault or "leading-change-course" in fault]
    assert not ours, ours


@contextmanager
def shown(browser: Browser, lab: Lab, name: str, sources: list[str]) -> Iterator[Page]:
    """A page on a notebook with these code cells, run."""
    write(lab, name, sources)
    with opened(browser) as page:
        lab.open(page, name)
        lab.run_all(page)
        yield page


@pytest.fixture
def notebook(lab: Lab) -> Iterator[str]:
    """The name of a small notebook that a test may fill and change."""
    path = lab.workspace / "a test.ipynb"
    yield path.name
    path.unlink(missing_ok=True)


def write(lab: Lab, name: str, sources: list[str]) -> None:
    """Write a notebook with these code cells."""
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(s) for s in sources], metadata={"kernelspec": kernel}
    )
    nbformat.write(book, Path(lab.workspace) / name)
