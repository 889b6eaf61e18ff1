"""nbconvert's way in: a real process for each edition, options, and what is said when a package is missing."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from pypdf import PdfReader

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from tests.handouts import pdfs

WORDS = Course().words
LESSON = Path(str(content.notebooks())) / "06-people.ipynb"


def nbconvert(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jupyter", "nbconvert", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("edition", ["handout", "instructor", "portfolio"])
def test_nbconvert_knows_each_edition(tmp_path: Path, workspace: Path, edition: str) -> None:
    done = nbconvert("--to", edition, str(LESSON), "--output-dir", str(tmp_path))
    assert done.returncode == 0, done.stderr
    made = (tmp_path / f"06-people.{edition}.pdf").read_bytes()
    assert pdfs.faults(made) == []
    assert (WORDS["paper_band_keep"] in pdfs.printed(made)) == (edition == "instructor")


def test_options_are_given_as_nbconvert_gives_them(tmp_path: Path) -> None:
    options = ["--HandoutExporter.paper=us-letter", "--HandoutExporter.contact=Ext. 4120"]
    done = nbconvert("--to", "instructor", str(LESSON), "--output-dir", str(tmp_path), *options)
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "06-people.instructor.pdf").read_bytes()
    assert round(PdfReader(io.BytesIO(made)).pages[0].mediabox.height) == 792
    assert pdfs.printed(made).count("Ext. 4120") == pdfs.pages(made)


def test_without_its_packages_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("typst", "curriculum.handouts."))]:
        if name != "curriculum.handouts.exporter":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(CurriculumError) as told:
        get_exporter("handout")().from_notebook_node(nbformat.v4.new_notebook())
    assert "'typst'" in str(told.value) and "pip install" in str(told.value)
    assert "\n" not in str(told.value)


def test_all_other_ways_of_nbconvert_are_left_alone(tmp_path: Path) -> None:
    done = nbconvert("--to", "markdown", str(LESSON), "--output-dir", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "06-people.md").exists()
