"""Folders that cannot be used: one clear sentence with the remedy, and nothing half written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum.errors import CurriculumError
from curriculum.launch.lessons import fingerprint, shipped
from curriculum.launch.workspace import prepare
from tests.launch.conftest import Course, notebook
from tests.launch.test_workspace import tree

pytestmark = pytest.mark.usefixtures("course")


def test_a_file_in_the_folders_place(workspace: Path) -> None:
    workspace.write_text("something else")
    with pytest.raises(CurriculumError, match="a file is in its place: choose another folder with --workspace"):
        prepare(workspace)
    assert workspace.read_text() == "something else"


def test_a_file_in_the_place_of_a_folder_above(workspace: Path) -> None:
    workspace.write_text("something else")
    with pytest.raises(CurriculumError, match="choose another folder with --workspace"):
        prepare(workspace / "below")


@pytest.fixture
def readonly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A prepared workspace that may be read and not written, even if the tests are run by root."""
    folder = Path(tempfile.mkdtemp())  # not pytest's folder: that one is closed to everyone else
    folder.chmod(0o755)
    Course(folder / "course", monkeypatch)
    prepare(folder / "workspace")
    (folder / "workspace").chmod(0o555)
    if sys.platform != "win32" and os.getuid() == 0:
        os.seteuid(65534)  # nobody
    yield folder / "workspace"
    if sys.platform != "win32" and os.getuid() == 0:
        os.seteuid(0)
    (folder / "workspace").chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets anyone write to a read-only folder")
def test_a_readonly_folder_is_told_at_the_start_and_not_at_the_first_answer(readonly: Path) -> None:
    assert fingerprint((readonly / "00-start-here.ipynb").read_bytes()) == shipped()[0].text
    with pytest.raises(CurriculumError, match="cannot be written: give yourself the right"):
        prepare(readonly)


# A limit on the size of files stands in for a full disk. It binds the whole process, so in one of its own.
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from curriculum.course import content
from curriculum.errors import CurriculumError
from curriculum.launch.workspace import prepare

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
content.shipped = lambda: Path(sys.argv[1])
content.version = lambda: "0.2.0"
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    prepare(Path(sys.argv[2]))
except CurriculumError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on a file's size")
def test_a_full_disk_leaves_every_lesson_as_it_was(course: Course, workspace: Path) -> None:
    prepare(workspace)
    before = tree(workspace)
    course.release("0.2.0", {"04-preconditions.ipynb": ["Much more to read. " * 1000]})
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FULL_DISK, course.notebooks.parent, workspace],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert told.stderr == ""
    assert told.stdout == (
        f"There is no room left for {workspace}: free some space on that disk, "
        "or choose another folder with --workspace.\n"
    )
    assert tree(workspace) == before


def test_a_crash_between_the_lessons_and_the_memory_costs_nothing(
    course: Course, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(workspace)
    mine = notebook("Mine")
    (workspace / "04-preconditions.ipynb").write_bytes(mine)
    course.release("0.2.0", {"00-start-here.ipynb": ["Hello"], "04-preconditions.ipynb": ["New"]})
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("curriculum.launch.manifest.write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        prepare(workspace)
    prepare(workspace)
    names = {path.name for path in workspace.iterdir()}
    assert {name for name in names if "version" in name} == {"04-preconditions (course version 0.2.0).ipynb"}
    assert (workspace / "04-preconditions.ipynb").read_bytes() == mine
    assert (workspace / "00-start-here.ipynb").read_bytes() == notebook("Hello")
