"""A fresh kernel and a fresh workspace for each test of the notebook face."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

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


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[dict[str, Any]]]:
    """What a notebook would be shown, by IPython's own publisher."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
    shell.display_pub = CapturingDisplayPublisher(shell=shell)
    yield shell.display_pub.outputs
    InteractiveShell.clear_instance()
