"""Lessons: what a notebook may hold, and what it must."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import curriculum
from curriculum.course.course import Course
from curriculum.errors import Fault
from curriculum.kinds.shelf import Shelf

NAMES = set(curriculum.__all__)
LINK = re.compile(r"\]\((https?://[^)\s]+)\)")


def lessons(root: Path, shelf: Shelf, course: Course) -> Iterator[Fault]:
    """Faults of every notebook, and of ready lessons that have none."""
    for lesson in course.syllabus.lessons:
        file = root / "notebooks" / f"{lesson.stem}.ipynb"
        if lesson.ready and not file.is_file():
            name = "curriculum/course/data/syllabus.yaml"
            yield Fault(
                name, 1, lesson.stem, "The lesson is ready and has no notebook.", "Write it, or say ready: false."
            )
    for file in sorted((root / "notebooks").glob("*.ipynb")):
        yield from _notebook(file, shelf, course)


def _notebook(file: Path, shelf: Shelf, course: Course) -> Iterator[Fault]:
    name = f"notebooks/{file.name}"
    text = file.read_text("utf-8", "replace")
    try:
        book = json.loads(text)
        cells = [(cell["cell_type"], "".join(cell["source"]), cell) for cell in book["cells"]]
    except (ValueError, KeyError, TypeError) as error:
        line = getattr(error, "lineno", 1)
        yield Fault(name, line, "", "This is no notebook.", "Open it in JupyterLab, or take the last good copy.")
        return

    def fault(at: int, message: str, remedy: str) -> Fault:
        id = str(cells[at][2].get("id", at))
        found = text.find(f'"id": "{id}"')
        return Fault(name, text.count("\n", 0, found) + 1 if found >= 0 else 1, id, message, remedy)

    if "widgets" in book.get("metadata", {}):
        yield Fault(name, 1, "metadata", "It holds widget state.", "Clear all outputs and save.")
    stem = file.stem
    if stem not in {lesson.stem for lesson in course.syllabus.lessons}:
        yield Fault(name, 1, "", f"'{stem}' is no lesson.", "Name the file as syllabus.yaml does.")
        return
    ids = [cell.get("id") for _, _, cell in cells]
    calls: list[tuple[str, list[Any]]] = []
    for at, (kind, source, cell) in enumerate(cells):
        if ids.count(cell.get("id")) > 1:
            yield fault(at, "Two cells share this id.", "Give one of them another id.")
        if kind == "markdown":
            yield from _links(at, source, stem, course, fault)
        elif kind == "code":
            if cell.get("outputs") or cell.get("execution_count") is not None:
                yield fault(at, "The cell holds outputs.", "Clear all outputs and save.")
            call = _call(source)
            if call is None:
                remedy = 'Write one line such as: import curriculum; curriculum.exercise("name")'
                yield fault(at, "A code cell shows one thing, in one line.", remedy)
                continue
            calls.append(call)
            yield from _shown(at, call, shelf, course, fault)
    yield from _parts(name, stem, cells, calls, shelf)


def _call(source: str) -> tuple[str, list[Any]] | None:
    """What a code cell shows: the public name and its arguments; None if it is anything else."""
    try:
        tree = ast.parse(source).body
        call = tree[1].value  # type: ignore[attr-defined]
        alone = len(tree) == 2 and len(source.splitlines()) == 1 and ast.unparse(tree[0]) == "import curriculum"
        if alone and ast.unparse(call.func.value) == "curriculum" and call.func.attr in NAMES and not call.keywords:
            return call.func.attr, [ast.literal_eval(argument) for argument in call.args]
    except (SyntaxError, IndexError, AttributeError, ValueError):
        pass
    return None


def _shown(at: int, call: tuple[str, list[Any]], shelf: Shelf, course: Course, fault: Any) -> Iterator[Fault]:
    what, arguments = call
    for id in arguments if what in ("exercise", "agreement", "gain", "marked") else ():
        if id not in shelf.files:
            yield fault(at, f"There is no exercise '{id}'.", "Use the name of a file in exercises/.")
    if what == "figure" and not (Path(str(course.data)) / "figures" / f"{arguments[0]}.yaml").is_file():
        yield fault(at, f"There is no figure '{arguments[0]}'.", "Use the name of a file in figures/.")


def _links(at: int, source: str, stem: str, course: Course, fault: Any) -> Iterator[Fault]:
    listed = course.syllabus.lesson(stem).sources
    for url in LINK.findall(source):
        found = [id for id, entry in course.sources.items() if entry.url == url]
        if not found:
            yield fault(at, f"{url} is the address of no source.", "Cite a source of sources.yaml by its own address.")
        elif not set(found) & set(listed):
            yield fault(
                at, f"'{found[0]}' is cited and not listed.", "Add it to the lesson's sources in syllabus.yaml."
            )


def _parts(name: str, stem: str, cells: list[Any], calls: list[tuple[str, list[Any]]], shelf: Shelf) -> Iterator[Fault]:
    """The order that every lesson keeps, and each of its exercises once."""
    if calls[:1] != [("lesson", [stem])] or calls[-1:] != [("lesson", [stem, "end"])]:
        said = "A lesson opens with its header and closes with its sources."
        yield Fault(
            name, 1, "", said, f'Show curriculum.lesson("{stem}") first and curriculum.lesson("{stem}", "end") last.'
        )
    headings = [
        line
        for kind, source, _ in cells
        if kind == "markdown"
        for line in source.splitlines()
        if line.startswith("## ")
    ]
    wanted = ["## Key points"] + ([] if stem.startswith("00") else ["## From earlier lessons"])
    if [heading for heading in headings if heading in wanted] != wanted:
        yield Fault(name, 1, "", f"A lesson has, in this order: {', '.join(wanted)}.", "Add what is missing.")
    shown = [arguments[0] for what, arguments in calls if what == "exercise"]
    for id in shelf.files:
        if shelf.take(id).lesson == stem and shown.count(id) != 1:
            yield Fault(name, 1, id, f"The exercise is shown {shown.count(id)} times.", "Show each exercise once.")
