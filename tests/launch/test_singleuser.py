"""The course as a learner's server on a hub: what it is started with. tests/deploy starts it for real."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from jupyterhub.singleuser import extension
from nbformat.sign import NotebookNotary

from curriculum.errors import CurriculumError
from curriculum.launch import singleuser
from curriculum.launch.command import lab
from curriculum.launch.settings import CONFIGURATION
from tests.launch.conftest import Course


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What JupyterHub's own server is given."""
    given: list[str] = []
    monkeypatch.setattr(extension, "main", given.extend)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    os.environ |= {"JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:1", "JUPYTER_DATA_DIR": str(tmp_path / "data" / "deep")}
    return given


def test_it_opens_the_lesson_with_the_courses_settings(course: Course, workspace: Path, started: list[str]) -> None:
    assert lab(["--hub", "--workspace", str(workspace), "--ServerApp.log_level=40"]) == 0
    assert "--ServerApp.default_url=/lab/tree/00-start-here.ipynb" in started
    assert f"--ServerApp.root_dir={workspace}" in started and started[-1] == "--ServerApp.log_level=40"
    assert os.environ["CURRICULUM_WORKSPACE"] == str(workspace)
    assert os.environ["JUPYTER_CONFIG_PATH"].startswith(str(CONFIGURATION))
    assert (workspace / "04-preconditions.ipynb").is_file()


def test_lessons_are_trusted_from_the_first_start(course: Course, workspace: Path, started: list[str]) -> None:
    lab(["--hub", "--workspace", str(workspace)])
    notary = NotebookNotary(data_dir=os.environ["JUPYTER_DATA_DIR"])
    try:
        lesson = nbformat.read(workspace / "00-start-here.ipynb", as_version=4)
        assert notary.check_signature(lesson)
    finally:
        notary.store.close()
    assert Path(os.environ["JUPYTER_DATA_DIR"]).stat().st_mode & 0o077 == 0


def test_without_a_hub_it_says_so_and_leaves_everything_as_it_was(
    course: Course, workspace: Path, started: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(singleuser, "find_spec", lambda _name: None)
    with pytest.raises(CurriculumError, match="needs JupyterHub"):
        lab(["--hub", "--workspace", str(workspace)])
    del os.environ["JUPYTERHUB_SERVICE_URL"]
    with pytest.raises(CurriculumError, match="none has"):
        lab(["--hub", "--workspace", str(workspace)])
    assert not workspace.exists() and not started
