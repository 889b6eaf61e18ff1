"""The documents that can be printed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.course.syllabus import Lesson
from curriculum.handouts.cells import parts
from curriculum.handouts.desk import Desk, Edition, Part
from curriculum.handouts.document import Document, title_of
from curriculum.handouts.options import Options
from curriculum.handouts.pictures import Pictures
from curriculum.handouts.press import printed
from curriculum.handouts.tree import notice
from curriculum.kinds.shelf import Shelf
from curriculum.record.answers import latest
from curriculum.record.journal import Journal


def notebook(book: NotebookNode, name: str, edition: Edition, options: Options, beside: Path | None = None) -> bytes:
    """Any notebook as a PDF.

    Args:
        book: The notebook.
        name: The name of its file, for a title where it has none.
        edition: For whom.
        options: How it looks.
        beside: The folder of the notebook, where linked pictures are looked for.

    Raises:
        CurriculumError: It cannot be printed.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = desk(edition, options, Path(folder), beside)
        found = list(parts(book, made))
        words = made.course.words
        if not found:
            found = [Part([notice(words["paper_nothing_yet" if edition == "portfolio" else "paper_empty"])])]
        called = book.metadata.get("title")
        otherwise = called if isinstance(called, str) and called.strip() else name or words["paper_untitled"]
        return printed(Document(title_of(found, otherwise), found), made)


def lesson(stem: str, edition: Edition, options: Options) -> bytes:
    """One lesson of the course as shipped."""
    return notebook(shipped(stem), stem, edition, options)


def shipped(stem: str) -> NotebookNode:
    """A lesson's notebook as shipped."""
    text = content.notebooks().joinpath(f"{stem}.ipynb").read_text("utf-8")
    read: NotebookNode = nbformat.reads(text, as_version=4)
    return read


def desk(edition: Edition, options: Options, folder: Path, beside: Path | None = None) -> Desk:
    """A desk for one document, with its pictures in ``folder``."""
    course = Course()
    answers = latest(Journal().events()) if edition == "portfolio" else {}
    return Desk(course, Shelf(course), edition, options, Pictures(folder, course.words, beside), answers)


def booklet(lessons: Iterable[Lesson], options: Options) -> bytes:
    """All lessons in a learner's edition, as one book with contents and index."""
    with tempfile.TemporaryDirectory() as folder:
        made = desk("learner", options, Path(folder))
        words, syllabus = made.course.words, made.course.syllabus
        found = [part for one in lessons for part in parts(shipped(one.stem), made)]
        cover = [syllabus.title, syllabus.subtitle, words["paper_booklet"]]
        return printed(Document(f"{syllabus.title}: {words['paper_booklet']}", found, cover), made)
