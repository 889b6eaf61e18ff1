"""Every lesson as shipped, and every solved edition, runs twice to the same outputs under strict nbval."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from curriculum.course.course import Course
from curriculum.editions.solved import exercise_in, solve
from curriculum.kinds.shelf import Shelf

SHELF = Shelf(Course())
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
EDITIONS = ("shipped", "solved")
RUN = 8
"""Words. A run of so many that a key and a page share is no chance."""


def environment(workspace: Path) -> dict[str, str]:
    return {**os.environ, "CURRICULUM_WORKSPACE": str(workspace), "PYTHONWARNINGS": "ignore"}


def executed(book: Any, workspace: Path) -> Any:
    client = NotebookClient(book, timeout=120, kernel_name="python3", store_widget_state=False)
    asyncio.run(client.async_execute(env=environment(workspace)))
    return book


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions of every lesson, with the outputs of a first run: one learner each, the lessons in order."""
    folder = tmp_path_factory.mktemp("editions")

    def run(edition: str) -> None:
        for lesson in LESSONS:
            book = nbformat.read(lesson, as_version=4)
            book = solve(book, SHELF) if edition == "solved" else book
            (folder / edition).mkdir(exist_ok=True)
            nbformat.write(executed(book, folder / f"first {edition}"), folder / edition / lesson.name)

    with ThreadPoolExecutor() as both:
        list(both.map(run, EDITIONS))
    return folder


def test_there_are_lessons() -> None:
    assert [lesson.stem for lesson in LESSONS] == [one.stem for one in SHELF.course.syllabus.lessons if one.ready]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_a_shipped_lesson_is_bare(lesson: Path) -> None:
    book = json.loads(lesson.read_text("utf-8"))
    assert "widgets" not in book["metadata"]
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            assert len("".join(cell["source"]).splitlines()) == 1


def test_all_editions_run_strict_and_green(editions: Path) -> None:
    def validate(edition: str) -> None:
        books = editions / edition
        command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "--rootdir", str(books)]
        given = environment(editions / f"second {edition}")
        done = subprocess.run(
            [*command, str(books)], env=given, capture_output=True, text=True, timeout=480, cwd=editions
        )
        cells = [
            cell
            for book in books.glob("*.ipynb")
            for cell in nbformat.read(book, as_version=4).cells
            if cell.cell_type == "code"
        ]
        assert done.returncode == 0, done.stdout[-3000:]
        assert f"{len(cells)} passed" in done.stdout, done.stdout[-500:]

    with ThreadPoolExecutor() as both:
        list(both.map(validate, EDITIONS))


def test_solved_editions_are_in_line_throughout(editions: Path) -> None:
    for book in (editions / "solved").glob("*.ipynb"):
        for cell in nbformat.read(book, as_version=4).cells:
            if cell.cell_type != "code" or ".check()" not in cell.source:
                continue
            shelved = SHELF.take(str(exercise_in(cell.source)))
            said = "".join(output["data"]["text/plain"] for output in cell.outputs)
            if shelved.definition.feedback == "at check":
                assert "problems=()" in said and "wrong=0" in said, (book, cell.source)
            else:
                assert said == "", "a held exercise says nothing"


def test_no_word_of_a_key_is_in_a_lesson_or_its_outputs(editions: Path) -> None:
    allowed = public_runs()
    for lesson in LESSONS:
        own = [id for id in SHELF.files if SHELF.take(id).lesson == lesson.stem]
        reasons = {run for id in own for text in reasons_of(id) for run in runs(text)} - allowed
        assert reasons or lesson.stem not in {SHELF.take(id).lesson for id in SHELF.files}
        found = runs((editions / "shipped" / lesson.name).read_text("utf-8")) & reasons
        assert not found, (lesson.name, sorted(found)[:5])


def reasons_of(id: str) -> list[str]:
    key = SHELF.take(id).key
    found: list[str] = []

    def walk(data: Any) -> None:
        if isinstance(data, dict):
            for name, value in data.items():
                if name in ("reason", "nudge") and isinstance(value, str):
                    found.append(value)
                else:
                    walk(value)
        elif isinstance(data, (list, tuple)):
            for value in data:
                walk(value)

    walk(key.model_dump() if key else {})
    return found


def public_runs() -> set[str]:
    """What a reason may share with the lesson: the case, the framework, the prompts, the words of other exercises."""
    texts = [passage.text for paragraph in SHELF.course.case.paragraphs for passage in paragraph.passages]
    texts += [element.model_dump_json() for element in SHELF.course.framework.elements]
    for id in SHELF.files:
        shelved = SHELF.take(id)
        texts.append(json.dumps(shelved.kind.public(shelved.definition, SHELF.course), ensure_ascii=False))
    return {run for text in texts for run in runs(text)}


def runs(text: str) -> set[str]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
