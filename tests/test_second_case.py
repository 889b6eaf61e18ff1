"""A case of another's: text files laid over a copy of the course, and nothing else, make a whole lesson of it."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from curriculum.checking.faults import Check
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf

ROOT = Path(__file__).parent.parent
CASE = Path(__file__).parent / "second_case"
ENTRY = "syllabus-entry.yaml"
FILES = sorted(file.relative_to(CASE).as_posix() for file in CASE.rglob("*.*") if file.name != ENTRY)
STEM = "13-the-quiet-ward"
EXERCISES = sorted(file.stem for file in (CASE / "exercises" / STEM).iterdir())
DATA = "curriculum/course/data"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with the second case in it, as its author would have left it."""
    copy = tmp_path_factory.mktemp("course")
    for folder in ("curriculum", "exercises", "solutions", "notebooks"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        assert not (copy / name).exists(), f"{name} would take the place of a file of the course"
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CASE / name, copy / name)
    with (copy / DATA / "syllabus.yaml").open("a", encoding="utf-8") as syllabus:
        syllabus.write((CASE / ENTRY).read_text("utf-8"))
    return copy


def environment(course: Path, workspace: Path) -> dict[str, str]:
    """Python finds the copy first, and a learner's answers stay out of everybody else's."""
    return {**os.environ, "PYTHONPATH": str(course), "CURRICULUM_WORKSPACE": str(workspace)}


def run(course: Path, workspace: Path, *arguments: str) -> str:
    """What the copy prints when it is run by itself."""
    command = [sys.executable, *arguments]
    given = environment(course, workspace)
    done = subprocess.run(command, cwd=course, env=given, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def passages(course: Path) -> list[str]:
    """The new case's passages, in its own order."""
    case = next(case for case in Course(course / DATA).cases.cases if case.title.startswith("The quiet ward"))
    return [passage.text for paragraph in case.paragraphs for passage in paragraph.passages]


def test_the_case_is_text_files_alone() -> None:
    assert {Path(name).suffix for name in (*FILES, ENTRY)} == {".yaml", ".ipynb"}
    assert len(EXERCISES) == 4


def test_the_check_finds_nothing_amiss_and_counts_the_lesson(course: Path, workspace: Path) -> None:
    said = run(course, workspace, "-m", "curriculum", "check")
    assert said.startswith("0 faults.")
    row = next(line for line in said.splitlines() if line.startswith(STEM))
    assert row.split()[2] == str(len(EXERCISES))


def test_its_exercises_are_of_every_kind(course: Path) -> None:
    shelf = Shelf(Course(course / DATA), course)
    assert {shelf.take(id).kind.name for id in EXERCISES} == {"mapping", "coding", "sorting", "choice"}


@pytest.mark.parametrize("id", EXERCISES)
def test_an_answer_is_judged_as_it_deserves(course: Path, id: str) -> None:
    shelved = Shelf(Course(course / DATA), course).take(id)
    made = shelved.kind.samples(shelved.definition, shelved.key)
    right, wrong = shelved.judge(made.right), shelved.judge(made.wrong)
    assert right and right.valid and right.wrong == right.missed == 0
    full = right.possible * 2 // 3 if right.rule == "rule_certainty" else right.possible  # all at certainty 2
    assert right.score == full > 0
    assert wrong and wrong.valid and wrong.wrong > 0 == wrong.right and wrong.score <= 0


@pytest.fixture(scope="module")
def outputs(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each code cell of the lesson shows, by the cell's line."""
    book = nbformat.read(course / "notebooks" / f"{STEM}.ipynb", as_version=4)
    client = NotebookClient(
        book, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(course / "notebooks")}}
    )
    given = environment(course, tmp_path_factory.mktemp("workspace"))
    with ThreadPoolExecutor() as own:  # the browser's tests may have left a loop running in this thread
        own.submit(lambda: asyncio.run(client.async_execute(env=given))).result()
    shown: dict[str, dict[str, Any]] = {}
    for cell in book.cells:
        if cell.cell_type == "code":
            assert [output.output_type for output in cell.outputs] == ["execute_result"], cell.source
            shown[cell.source.removeprefix("import curriculum; curriculum.")] = cell.outputs[0].data
    return shown


def test_the_lesson_opens_and_closes(course: Path, outputs: dict[str, dict[str, Any]]) -> None:
    lesson = Course(course / DATA).syllabus.lesson(STEM)
    header = outputs[f'lesson("{STEM}")']["text/html"]
    assert lesson.question in header
    assert all(objective.text in header for objective in lesson.objectives)
    assert outputs[f'lesson("{STEM}", "end")']["text/plain"].startswith(f"Sources: {len(lesson.sources)}.")


def test_its_exercises_show_the_passages_and_say_that_they_are_invented(
    course: Path, outputs: dict[str, dict[str, Any]]
) -> None:
    shelf = Shelf(Course(course / DATA), course)
    pages = {id: outputs[f'exercise("{id}")'] for id in EXERCISES}
    for id, page in pages.items():
        assert "application/vnd.jupyter.widget-view+json" in page, id
        prompt = shelf.take(id).definition.prompt.strip()
        assert "invented" in prompt and prompt in page["text/markdown"], id
    account = pages["quiet-ward-reading"]["text/markdown"]
    places = [account.find(text) for text in passages(course)]
    assert -1 not in places and places == sorted(places)
    mapped = pages["quiet-ward-levels"]["text/markdown"]
    assert all(text in mapped for text in passages(course)[1:])  # its first is in no piece
    assert mapped.count("The quiet ward, an invented case") == len(places) - 1


def test_the_panel_lists_the_lesson_and_its_exercises(course: Path, workspace: Path) -> None:
    line = "from pathlib import Path; from curriculum.shell.extension import lay; lay(Path('laid'))"
    run(course, workspace, "-c", line)
    told = json.loads(next((course / "laid").rglob("course.json")).read_bytes())
    lesson = told["lessons"][-1]
    assert (lesson["number"], lesson["stem"], lesson["title"]) == (13, STEM, "The quiet ward")
    assert lesson["ready"] and sorted(lesson["exercises"]) == EXERCISES
    assert set(EXERCISES) <= set(told["needs"])


REMEDIES = {
    "cases": "Use an id of case.yaml, or of cases/.",
    "sessions": "Write one; docs/authoring.md shows how.",
    "exercises": "Use the name of a file in exercises/.",
    "solutions": "Write solutions/",
    "notebooks": "Write it, or say ready: false.",
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_a_fault_with_a_remedy(course: Path, name: str) -> None:
    file = course / name
    away = file.rename(file.with_suffix(".away"))
    try:
        faults = Check(course).run()
    finally:
        away.rename(file)
    assert faults and all(fault.message and fault.remedy for fault in faults)
    part = next(part for part in REMEDIES if part in file.relative_to(course).parts)
    assert any(fault.remedy.startswith(REMEDIES[part]) for fault in faults), faults


def test_without_its_entry_the_files_belong_to_no_lesson(course: Path) -> None:
    syllabus = course / DATA / "syllabus.yaml"
    whole = syllabus.read_text("utf-8")
    syllabus.write_text(whole.removesuffix((CASE / ENTRY).read_text("utf-8")), "utf-8")
    try:
        faults = Check(course).run()
    finally:
        syllabus.write_text(whole, "utf-8")
    assert {fault.file for fault in faults} == {name for name in FILES if name.startswith(("exercises", "notebooks"))}
    assert all(fault.remedy.endswith("as syllabus.yaml does.") for fault in faults)
