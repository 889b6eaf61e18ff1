"""A course to deliver that a test may change, and workspaces with the names that people really use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curriculum.course import content


class Course:
    """A small course in a folder, in place of the shipped one."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir(parents=True)
        self.monkeypatch = monkeypatch
        monkeypatch.setattr(content, "shipped", lambda: folder)
        self.release("0.1.0", {"00-start-here.ipynb": ["Welcome"], "04-preconditions.ipynb": ["Ground", "1 + 1"]})

    def release(self, version: str, lessons: dict[str, list[str]]) -> None:
        """Bring out a version: these lessons, each with these sources, the others as they were."""
        self.monkeypatch.setattr(content, "version", lambda: version)
        for name, sources in lessons.items():
            (self.notebooks / name).write_bytes(notebook(*sources))


def notebook(*sources: str) -> bytes:
    """A notebook of Markdown cells and, for every source that adds, code cells."""
    cells: list[dict[str, object]] = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "execution_count": None, "outputs": [], "source": text}
        if "+" in text
        else {"cell_type": "markdown", "id": f"c{n}", "metadata": {}, "source": text}
        for n, text in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    return Course(tmp_path / "course", monkeypatch)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "Zoë's course – übung 心"
