"""Nothing runs by itself but the course's own lessons, in their place, with the shipped code, trusted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from playwright.sync_api import Browser, Page, expect

from curriculum.course import content
from curriculum.course.course import Course
from tests.browser.conftest import opened
from tests.browser.lab import Lab, command, running

WORDS = Course().words
LESSON = "04-preconditions"
HEADER = f'import curriculum; curriculum.lesson("{LESSON}")'
SHIPPED = Path(str(content.notebooks())) / f"{LESSON}.ipynb"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("pretenders")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def page(own: Lab, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        own.visit(page, "00-start-here")
        yield page


@pytest.fixture
def trap(own: Lab) -> Iterator[Path]:
    """A file that foreign code would make; the lesson is as shipped again afterwards."""
    path = own.workspace / "foreign code has run"
    yield path
    path.unlink(missing_ok=True)
    shutil.copy(SHIPPED, own.workspace / SHIPPED.name)


def springs(trap: Path) -> str:
    return f"import pathlib; pathlib.Path({str(trap)!r}).touch()"


def shipped() -> Any:
    return nbformat.read(SHIPPED, as_version=4)


def made(*sources: str) -> Any:
    """A notebook with these lines of code."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return nbformat.v4.new_notebook(cells=cells, metadata=shipped().metadata)


def put(own: Lab, name: str, book: Any, *, trusted: bool) -> None:
    """Lay a notebook in the workspace, trusted by the server as after a save or not."""
    (own.workspace / name).parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, own.workspace / name)
    if trusted:
        NotebookNotary(data_dir=str(own.data)).sign(nbformat.read(own.workspace / name, as_version=4))


def settled(page: Page, name: str) -> Any:
    """Open a notebook afresh, give it the time that a lesson would need, and return its panel."""
    page.evaluate("() => { for (const widget of [...window.jupyterapp.shell.widgets('main')]) widget.dispose() }")
    command(page, "docmanager:open", {"path": name})
    page.wait_for_function(
        "(name) => { const now = window.jupyterapp.shell.currentWidget?.context;"
        " return now?.path === name && now.isReady && now.sessionContext.session?.kernel?.status === 'idle' }",
        arg=name,
    )
    page.wait_for_timeout(1200)
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def counts(page: Page) -> list[int | None]:
    found: list[int | None] = page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.content.widgets.filter((c) => c.model.type === 'code').map((c) => c.model.executionCount)"  # noqa: E501
    )
    return found


def test_the_lesson_itself_runs_or_this_test_would_prove_nothing(own: Lab, page: Page) -> None:
    notebook = settled(page, f"{LESSON}.ipynb")
    expect(notebook.locator(".cu.ex").first).to_be_visible()
    assert all(counts(page))


@pytest.mark.parametrize("trusted", [True, False])
def test_our_marker_and_foreign_code_in_the_lessons_place(own: Lab, page: Page, trap: Path, trusted: bool) -> None:
    book = shipped()
    book.cells.insert(1, nbformat.v4.new_code_cell(springs(trap)))
    put(own, f"{LESSON}.ipynb", book, trusted=trusted)
    notebook = settled(page, f"{LESSON}.ipynb")
    assert not any(counts(page)) and not trap.exists()
    expect(notebook.locator(".course-bar")).to_contain_text("is not the course's (1)")
    # What is foreign stays in sight, and 'Start this lesson' passes it over.
    expect(notebook.get_by_text("pathlib.Path").first).to_be_visible()
    notebook.get_by_role("button", name=WORDS["shell_start"]).click()
    expect(notebook.locator(".cu.ex").first).to_be_visible()
    page.wait_for_timeout(1000)
    assert not trap.exists()
    expect(notebook.get_by_text("pathlib.Path").first).to_be_visible()


def test_foreign_code_behind_a_line_of_ours(own: Lab, page: Page, trap: Path) -> None:
    book = shipped()
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    code[1].source += f"\n{springs(trap)}"
    code[0].source += "  "
    put(own, f"{LESSON}.ipynb", book, trusted=True)
    settled(page, f"{LESSON}.ipynb")
    assert not any(counts(page)) and not trap.exists()


def test_our_marker_alone_anywhere(own: Lab, page: Page, trap: Path) -> None:
    book = made(HEADER, springs(trap))
    put(own, "elsewhere/mine.ipynb", book, trusted=True)
    settled(page, "elsewhere/mine.ipynb")
    assert not any(counts(page)) and not trap.exists()


def test_a_plain_save_makes_no_pretender_run(own: Lab, page: Page, trap: Path) -> None:
    """Trust alone would not do: JupyterLab trusts what is saved from an open page."""
    book = shipped()
    book.cells.append(nbformat.v4.new_code_cell(springs(trap)))
    put(own, f"{LESSON}.ipynb", book, trusted=False)
    settled(page, f"{LESSON}.ipynb")
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.model.dirty = true }")
    command(page, "docmanager:save")
    page.wait_for_timeout(1000)
    settled(page, f"{LESSON}.ipynb")
    assert not any(counts(page)) and not trap.exists()


def test_a_copied_folder_waits_for_the_button(own: Lab, page: Page) -> None:
    put(own, f"copy/{LESSON}.ipynb", shipped(), trusted=True)
    notebook = settled(page, f"copy/{LESSON}.ipynb")
    assert not any(counts(page))
    expect(notebook.locator(".course-bar")).to_contain_text(WORDS["shell_copy"])
    notebook.get_by_role("button", name=WORDS["shell_start"]).click()
    expect(notebook.locator(".cu.ex").first).to_be_visible()


def test_from_a_copy_the_courses_own_is_one_click_away(own: Lab, page: Page) -> None:
    put(own, f"copy/{LESSON}.ipynb", shipped(), trusted=False)
    notebook = settled(page, f"copy/{LESSON}.ipynb")
    notebook.get_by_role("link", name=WORDS["shell_open_own"]).click()
    page.wait_for_function(f"() => window.jupyterapp.shell.currentWidget.context.path === '{LESSON}.ipynb'")
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cu.ex").first).to_be_visible()


def test_a_saved_fake_with_programs_in_its_outputs(own: Lab, page: Page, trap: Path) -> None:
    """Our code, and outputs that look like ours and hold a program: laid there by a stranger, it is not trusted."""
    book = shipped()
    script = f"<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'><h1>{LESSON}</h1>"
    output = nbformat.v4.new_output("execute_result", data={"text/html": script}, execution_count=1)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[output], execution_count=1)
    put(own, f"{LESSON}.ipynb", book, trusted=False)
    notebook = settled(page, f"{LESSON}.ipynb")
    expect(notebook.locator(".course-bar")).to_contain_text(WORDS["shell_untrusted"])
    expect(notebook.locator(".cu.ex")).to_have_count(0)
    assert page.evaluate("() => window.hacked") is None
    notebook.get_by_role("button", name=WORDS["shell_start"]).click()
    expect(notebook.locator(".cu.ex").first).to_be_visible()
    assert page.evaluate("() => window.hacked") is None


def test_modules_in_the_workspace_stand_in_for_none_of_ours(own: Lab, page: Page, trap: Path) -> None:
    """Those of the course, of the kernel, and of what the kernel imports before it has looked round."""
    names = [
        "curriculum",
        "ipykernel_launcher",
        "ipykernel",
        "IPython",
        "pathlib",
        "anywidget",
        "yaml",
        "sitecustomize",
    ]
    files = [own.workspace / f"{name}.py" for name in names]
    files += [own.workspace / "copy" / file.name for file in files]
    (own.workspace / "copy").mkdir(exist_ok=True)
    for file in files:
        file.write_text(springs(trap))
    try:
        own.end_kernels(page)
        notebook = settled(page, f"{LESSON}.ipynb")
        expect(notebook.locator(".cu.ex").first).to_be_visible()
        assert not trap.exists()
    finally:
        for file in files:
            file.unlink()


def test_other_notebooks_are_left_alone(own: Lab, page: Page, trap: Path) -> None:
    book = made(springs(trap), HEADER)
    put(own, "my notes.ipynb", book, trusted=True)
    notebook = settled(page, "my notes.ipynb")
    assert not any(counts(page)) and not trap.exists()
    expect(notebook.locator(".course-bar")).to_have_count(0)
    expect(notebook.locator(".jp-InputArea-editor").first).to_be_visible()
    expect(notebook.locator(".jp-Toolbar").first).to_be_visible()
