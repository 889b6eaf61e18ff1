"""A fresh kernel and a fresh workspace for each test of the notebook face."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from curriculum.course import content
from tests.notebook.kernel import restart


@pytest.fixture(autouse=True)
def kernel(workspace: Path) -> Iterator[Path]:
    """The workspace of a kernel that has just been started."""
    restart()
    yield workspace
    restart()


@pytest.fixture
def small_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small course in place of the shipped one; a test may change its files."""
    folder = tmp_path / "course"
    copytree(Path(__file__).parents[1] / "kinds" / "definitions", folder)
    monkeypatch.setattr(content, "shipped", lambda: folder)
    return folder
