"""Any notebook gives a PDF that can be read and is accessible, or one clear sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from curriculum.course.course import Course
from tests.handouts.apart import Apart
from tests.handouts.pdfs import alternatives, beyond, faults, links, text
from tests.handouts.strange import STRANGE
from tests.handouts.strange.notebook import Strange

UNSET = Course().words["paper_unset"]


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    process = Apart()
    yield process
    process.close()


def written(strange: Strange, folder: Path) -> Path:
    """The notebook as a file in the folder, with its other files beside it."""
    for path, content in strange.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    file = folder / f"{strange.name}.ipynb"
    file.write_bytes(strange.content)
    return file


def close(words: str) -> str:
    """Words without what a line's end does to them: spaces, and the hyphens that only breaking a word puts in."""
    return "".join(words.replace("\u00ad", "").replace("\u200b", "").split())


def out_of_order(words: tuple[str, ...], page: str) -> str:
    """The first of some words that does not follow those before it; nothing if all do."""
    start = 0
    for word in words:
        found = page.find(close(word), start)
        if found < 0:
            return word
        start = found + len(close(word))
    return ""


EACH = 1 if "SOAK" in os.environ else 6
"""'make test' takes one in six, so that it stays short; 'make soak' takes all of them."""


@pytest.mark.parametrize("strange", STRANGE[::EACH], ids=lambda strange: strange.name)
def test_a_strange_notebook_is_set_or_refused_in_a_sentence(strange: Strange, tmp_path: Path, apart: Apart) -> None:
    made = apart.export(written(strange, tmp_path))
    assert not made.broken, f"{strange.note}:\n{made.broken}"
    if strange.refused:
        assert made.refusal and "\n" not in made.refusal and made.refusal.endswith("."), strange.note
        return
    assert made.pdf.startswith(b"%PDF"), f"{strange.note}: {made.refusal}"
    page, unseen = close(text(made.pdf)), alternatives(made.pdf)
    assert (close(UNSET) in page) is strange.unset, f"{strange.note}:\n{text(made.pdf)[:2000]}"
    assert not out_of_order(strange.finds, page), f"{strange.note}:\n{text(made.pdf)[:2000]}"
    for words in strange.tells:
        assert close(words) in close(" ".join(unseen)), unseen
    for words in strange.lacks:
        assert close(words) not in close(" ".join([page, *unseen, *links(made.pdf)]))
    assert beyond(made.pdf) == []
    assert faults(made.pdf) == []


def test_the_names_differ() -> None:
    assert len({strange.name for strange in STRANGE}) == len(STRANGE)


def nbconvert(strange: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The stock command on one of them, as a learner or a script would run it."""
    file = written(next(one for one in STRANGE if one.name == strange), folder)
    command = [sys.executable, "-m", "nbconvert", "--to", "handout", str(file)]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120)


def test_nbconvert_writes_an_odd_notebook(tmp_path: Path) -> None:
    done = nbconvert("typst", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "typst.handout.pdf").read_bytes().startswith(b"%PDF")


def test_nbconvert_says_in_a_sentence_why_it_refuses(tmp_path: Path) -> None:
    done = nbconvert("file-cut", tmp_path)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "file-cut" in done.stderr
    assert list(tmp_path.glob("*.pdf")) == []
