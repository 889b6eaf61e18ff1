"""The solved edition of a lesson: each exercise with its key, answered and checked. For instructors and tests."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Sequence
from pathlib import Path

import nbformat

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf, Shelved
from curriculum.kinds.writers.markdown import markdown


def exercise_in(source: str) -> str | None:
    """The id of the exercise that a code cell shows; None if it shows none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "exercise":
            return str(ast.literal_eval(node.args[0]))
    return None


def solve(book: nbformat.NotebookNode, shelf: Shelf) -> nbformat.NotebookNode:
    """A copy of a lesson with, after each exercise, its key and a cell that answers and checks it."""
    cells = []
    for cell in book.cells:
        cells.append(cell)
        name = exercise_in(cell.source) if cell.cell_type == "code" else None
        if name:
            cells += _solution(shelf.take(name), shelf, cell.id)
    solved: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=book.metadata)
    return solved


def write(folder: Path) -> list[Path]:
    """Write the solved edition of every lesson.

    Returns:
        The files written.

    Raises:
        CurriculumError: This edition of the course has no keys, or the folder cannot be written.
    """
    shelf = Shelf(Course())
    if not shelf.root.joinpath("solutions").is_dir():
        raise CurriculumError("This edition of the course has no solutions folder, so there is nothing to build from.")
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(content.notebooks().iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ipynb"):
                book = nbformat.reads(file.read_text("utf-8"), as_version=4)
                target = folder / file.name.replace(".ipynb", ".solved.ipynb")
                nbformat.write(solve(book, shelf), target)
                written.append(target)
    except OSError as error:
        raise CurriculumError(f"{folder} cannot be written ({error.strerror}). Choose another folder.") from None
    return written


def command(arguments: Sequence[str]) -> int:
    """``curriculum solved FOLDER``."""
    parser = argparse.ArgumentParser(prog="curriculum solved", description="Write the solved edition of every lesson.")
    parser.add_argument("folder", type=Path, help="where to write them; not the learners' workspace")
    for file in write(parser.parse_args(arguments).folder):
        print(file)
    return 0


def _solution(shelved: Shelved, shelf: Shelf, cell_id: str) -> list[nbformat.NotebookNode]:
    if shelved.key is None:
        return []
    sheet = shelved.kind.worksheet(shelved.definition, shelf.course, shelved.key)
    response = shelved.kind.samples(shelved.definition, shelved.key).right
    line = f'import curriculum; curriculum.exercise("{shelved.id}").answer({response!r})'
    check = f'import curriculum; curriculum.exercise("{shelved.id}").check()'
    return [
        nbformat.v4.new_markdown_cell(markdown(sheet), id=f"{cell_id[:56]}-key"),
        nbformat.v4.new_code_cell(line, id=f"{cell_id[:54]}-answer"),
        nbformat.v4.new_code_cell(check, id=f"{cell_id[:54]}-check"),
    ]
