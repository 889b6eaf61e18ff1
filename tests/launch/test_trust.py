"""Which lessons the launcher signs: those that are as shipped, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from curriculum.launch.trust import sign
from curriculum.launch.workspace import prepare
from tests.launch.conftest import Course, notebook

LESSON = "04-preconditions.ipynb"


@pytest.fixture
def notary(tmp_path: Path) -> Iterator[NotebookNotary]:
    notary = NotebookNotary(data_dir=str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    yield notary
    notary.store.close()


def trusted(notary: NotebookNotary, path: Path) -> bool:
    found: bool = notary.check_signature(nbformat.read(path, as_version=4))
    return found


def test_what_was_just_delivered_is_trusted(course: Course, workspace: Path, notary: NotebookNotary) -> None:
    prepare(workspace)
    assert not trusted(notary, workspace / LESSON)
    sign(workspace, notary)
    assert trusted(notary, workspace / LESSON)
    sign(workspace, notary)  # a second start
    course.release("0.2.0", {LESSON: ["Ground, told better", "2 + 2"]})
    prepare(workspace)
    sign(workspace, notary)
    assert trusted(notary, workspace / LESSON)


def test_a_lesson_with_anything_in_it_that_was_not_shipped_is_not(
    course: Course, workspace: Path, notary: NotebookNotary
) -> None:
    prepare(workspace)
    book = nbformat.read(workspace / LESSON, as_version=4)
    script = nbformat.v4.new_output("display_data", data={"text/html": "<script>stranger()</script>"})
    book.cells[1].outputs.append(script)  # the cells are as shipped, and so is the fingerprint
    nbformat.write(book, workspace / LESSON)
    (workspace / "00-start-here.ipynb").write_bytes(notebook("Welcome", "40 + 2"))
    sign(workspace, notary)
    assert not trusted(notary, workspace / LESSON)
    assert not trusted(notary, workspace / "00-start-here.ipynb")


def test_a_lesson_that_is_missing_or_no_notebook_stops_nothing(
    course: Course, workspace: Path, notary: NotebookNotary
) -> None:
    prepare(workspace)
    (workspace / LESSON).unlink()
    (workspace / "00-start-here.ipynb").write_text("no notebook")
    sign(workspace, notary)
