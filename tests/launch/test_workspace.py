"""Working copies: delivered, updated, never overwritten once changed."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from curriculum.errors import CurriculumError
from curriculum.launch import manifest, settings, which
from curriculum.launch.workspace import locate, prepare
from tests.launch.conftest import Course, notebook

LESSON = "04-preconditions.ipynb"
NEWER = "04-preconditions (course version 0.2.0).ipynb"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_first_start_copies_every_lesson_and_says_nothing(course: Course, workspace: Path) -> None:
    assert prepare(workspace) == []
    for lesson in course.notebooks.iterdir():
        assert (workspace / lesson.name).read_bytes() == lesson.read_bytes()
    assert set(tree(workspace)) == {"00-start-here.ipynb", LESSON, manifest.NAME}


def test_nothing_happens_without_a_new_version_whatever_the_learner_did(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (workspace / LESSON).write_bytes(notebook("Mine"))
    (workspace / "my notes.txt").write_text("notes")
    before = tree(workspace)
    assert prepare(workspace) == []
    assert tree(workspace) == before


def test_an_unchanged_lesson_gets_the_new_edition(course: Course, workspace: Path) -> None:
    prepare(workspace)
    course.release("0.2.0", {LESSON: ["Ground, told better"]})
    assert prepare(workspace) == [f"Updated to course version 0.2.0: {LESSON}."]
    assert (workspace / LESSON).read_bytes() == (course.notebooks / LESSON).read_bytes()
    assert NEWER not in tree(workspace)
    assert prepare(workspace) == []


def test_running_and_saving_is_no_change(course: Course, workspace: Path) -> None:
    prepare(workspace)
    book = nbformat.read(workspace / LESSON, as_version=4)
    book.metadata = {"language_info": {"name": "python", "version": "3.12.1"}, "widgets": {"state": {}}}
    book.cells[1].update(execution_count=3, outputs=[nbformat.v4.new_output("stream", text="2\n")])
    book.cells[1].metadata["scrolled"] = True
    book.cells.append(nbformat.v4.new_code_cell(""))  # what Shift+Enter in the last cell leaves
    nbformat.write(book, workspace / LESSON)
    course.release("0.2.0", {LESSON: ["Ground, told better"]})
    prepare(workspace)
    assert (workspace / LESSON).read_bytes() == (course.notebooks / LESSON).read_bytes()
    assert NEWER not in tree(workspace)


@pytest.mark.parametrize(
    "mine",
    [
        notebook("Ground, and my notes", "1 + 1"),
        notebook("Ground"),
        notebook("Ground", "1 + 1", "A cell of mine"),
        notebook("1 + 1", "Ground"),
        b"{ not a notebook any more",
        b"",
    ],
    ids=["edited", "cell deleted", "cell added", "reordered", "broken", "emptied"],
)
def test_a_changed_lesson_is_kept_and_the_new_one_stands_beside_it(
    course: Course, workspace: Path, mine: bytes
) -> None:
    prepare(workspace)
    (workspace / LESSON).write_bytes(mine)
    course.release("0.2.0", {LESSON: ["Ground, told better"]})
    notices = prepare(workspace)
    assert (workspace / LESSON).read_bytes() == mine
    assert (workspace / NEWER).read_bytes() == (course.notebooks / LESSON).read_bytes()
    assert f"'{LESSON}' is yours, with your changes; the new edition is '{NEWER}'." in notices
    told = (workspace / which.NAME).read_text("utf-8")
    assert f"| {LESSON} | {NEWER} |" in told
    assert prepare(workspace) == []
    assert (workspace / which.NAME).read_text("utf-8") == told


def test_version_after_version_the_learners_lesson_stays_theirs(course: Course, workspace: Path) -> None:
    prepare(workspace)
    mine = notebook("Ground, and my notes")
    (workspace / LESSON).write_bytes(mine)
    for version in ("0.2.0", "0.3.0"):
        course.release(version, {LESSON: [f"Ground, as of {version}"]})
        prepare(workspace)
    assert (workspace / LESSON).read_bytes() == mine
    newest = NEWER.replace("0.2.0", "0.3.0")
    assert (workspace / newest).read_bytes() == notebook("Ground, as of 0.3.0")
    assert (workspace / NEWER).read_bytes() == notebook("Ground, as of 0.2.0")
    assert f"| {LESSON} | {NEWER}<br>{newest} |" in (workspace / which.NAME).read_text("utf-8")


def test_a_new_edition_beside_is_the_learners_too_once_changed(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (workspace / LESSON).write_bytes(notebook("Mine"))
    course.release("0.2.0", {LESSON: ["New"]})
    prepare(workspace)
    (workspace / NEWER).write_bytes(notebook("Mine as well"))
    course.release("0.2.0", {LESSON: ["New again, under the same number"]})
    prepare(workspace)
    assert (workspace / NEWER).read_bytes() == notebook("Mine as well")
    second = NEWER.replace("0.2.0)", "0.2.0, 2)")
    assert (workspace / second).read_bytes() == notebook("New again, under the same number")


def test_once_the_two_are_one_again_updates_go_on_and_the_page_says_so(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (workspace / LESSON).write_bytes(notebook("Mine"))
    course.release("0.2.0", {LESSON: ["New"]})
    prepare(workspace)
    (workspace / NEWER).replace(workspace / LESSON)
    course.release("0.3.0", {LESSON: ["Newest"]})
    assert prepare(workspace) == [f"Updated to course version 0.3.0: {LESSON}."]
    assert "one copy of each lesson" in (workspace / which.NAME).read_text("utf-8")


def test_a_deleted_lesson_comes_back(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (workspace / LESSON).unlink()
    assert prepare(workspace) == [f"Put back, because they were missing: {LESSON}."]
    assert (workspace / LESSON).read_bytes() == (course.notebooks / LESSON).read_bytes()


def test_a_lesson_that_the_course_drops_stays(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (course.notebooks / LESSON).unlink()
    prepare(workspace)
    assert (workspace / LESSON).exists()


@pytest.mark.parametrize("damage", [None, "", "{", '{"lessons": 3}', "[]"])
def test_without_its_memory_it_keeps_whatever_differs(course: Course, workspace: Path, damage: str | None) -> None:
    prepare(workspace)
    mine = notebook("Mine")
    (workspace / LESSON).write_bytes(mine)
    if damage is None:
        (workspace / manifest.NAME).unlink()
    else:
        (workspace / manifest.NAME).write_text(damage)
    prepare(workspace)
    assert (workspace / LESSON).read_bytes() == mine
    assert (workspace / NEWER.replace("0.2.0", "0.1.0")).exists()
    assert "00-start-here (course version 0.1.0).ipynb" not in tree(workspace)
    assert set(json.loads((workspace / manifest.NAME).read_bytes())["lessons"]) == {"00-start-here.ipynb", LESSON}


def test_the_default_is_where_the_record_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CURRICULUM_WORKSPACE", raising=False)
    assert locate() == (Path.home() / "leading-change-course").resolve()
    monkeypatch.setenv("CURRICULUM_WORKSPACE", str(tmp_path / "else where"))
    assert locate() == tmp_path / "else where"
    assert locate(str(tmp_path / "chosen")) == tmp_path / "chosen"


def test_the_learners_own_choice_of_settings_stays(course: Course, workspace: Path) -> None:
    prepare(workspace)
    (themes,) = (workspace / settings.OWN / "settings").rglob("*.jupyterlab-settings")
    themes.write_text('{"theme": "JupyterLab Dark"}')
    prepare(workspace)
    assert themes.read_text() == '{"theme": "JupyterLab Dark"}'


@pytest.mark.parametrize("place", ["", "notebooks", "a/new/folder"])
def test_the_courses_own_folder_is_refused(course: Course, place: str) -> None:
    with pytest.raises(CurriculumError, match="part of the course itself: choose another folder"):
        locate(str(course.notebooks.parent / place))
