"""Documents made of notebooks: one of them, or all as a book."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.handouts.cells import parts
from curriculum.handouts.desk import Desk, Edition, Part
from curriculum.handouts.document import Document, title_of
from curriculum.handouts.glyphs import Glyphs
from curriculum.handouts.options import Options
from curriculum.handouts.own import certificate
from curriculum.handouts.pictures import Pictures
from curriculum.handouts.press import printed
from curriculum.handouts.tree import notice
from curriculum.kinds.shelf import Shelf
from curriculum.record.answers import latest
from curriculum.record.journal import Journal
from curriculum.record.portfolio import portfolio


@contextmanager
def desk(edition: Edition, options: Options, beside: Path | None = None) -> Iterator[Desk]:
    """A desk for one document; its pictures are cleared away afterwards."""
    course = Course()
    shelf = Shelf(course)
    glyphs = Glyphs(course.words, *([options.fonts] if options.fonts else []))
    with tempfile.TemporaryDirectory() as folder, closing(Pictures(Path(folder), glyphs, beside)) as pictures:
        made = Desk(course, shelf, edition, options, pictures)
        if edition == "portfolio":
            events = tuple(Journal().events())
            made.answers, made.entries = latest(events), portfolio(events, shelf)
        yield made


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
    with desk(edition, options, beside) as made:
        found = list(parts(book, made))
        words = made.course.words
        if not found or (edition == "portfolio" and _is_bare(found)):
            found.append(Part([notice(words["paper_nothing_yet" if edition == "portfolio" else "paper_empty"])]))
        called = book.metadata.get("title")
        otherwise = called if isinstance(called, str) and called.strip() else name or words["paper_untitled"]
        return printed(Document(title_of(found, otherwise), found), made)


def lesson(stem: str, edition: Edition, options: Options) -> bytes:
    """One lesson of the course as shipped."""
    return notebook(shipped(stem), stem, edition, options)


def word(stem: str, options: Options) -> bytes:
    """One lesson of the course as shipped, as a Word file: a learner's edition to type into.

    Raises:
        CurriculumError: It cannot be made, or pandoc is not installed.
    """
    with desk("learner", options) as made:
        try:
            from curriculum.handouts.word.file import written
        except ModuleNotFoundError as error:
            raise CurriculumError(made.course.words.fill("paper_no_word", package=str(error.name))) from None
        found = list(parts(shipped(stem), made))
        return written(Document(title_of(found, stem), found), made)


def shipped(stem: str) -> NotebookNode:
    """A lesson's notebook as shipped."""
    text = content.notebooks().joinpath(f"{stem}.ipynb").read_text("utf-8")
    read: NotebookNode = nbformat.reads(text, as_version=4)
    return read


def booklet(stems: list[str], options: Options) -> bytes:
    """These lessons in a learner's edition, as one book with contents and index."""
    return _book("learner", "paper_booklet", stems, options)


def guide(stems: list[str], options: Options) -> bytes:
    """Session plans and keys of these lessons, as one book with contents and index."""
    return _book("instructor", "paper_guide", stems, options)


def own_work(stems: list[str], options: Options) -> bytes:
    """A learner's own answers to these lessons, as one book."""
    return _book("portfolio", "paper_portfolio", stems, options)


def aid(make: Callable[[Desk], Document], options: Options) -> bytes:
    """A document that is made of the course's own texts alone."""
    with desk("learner", options) as made:
        return printed(make(made), made)


def own_certificate(options: Options) -> bytes:
    """The certificate of what a learner has worked through."""
    with desk("portfolio", options) as made:
        return printed(Document(made.course.words["certificate"], [Part(list(certificate((), made)))]), made)


def _book(edition: Edition, word: str, stems: list[str], options: Options) -> bytes:
    with desk(edition, options) as made:
        made.whole = True
        found: list[Part] = []
        for stem in stems:
            of_lesson = list(parts(shipped(stem), made, prose=edition == "learner"))
            if not _is_bare(of_lesson):
                found += of_lesson
        syllabus, words = made.course.syllabus, made.course.words
        if not found:
            return printed(Document(words[word], [Part([notice(words["paper_nothing_yet"])])]), made)
        cover = [syllabus.title, syllabus.subtitle, words[word]]
        return printed(Document(f"{syllabus.title}: {words[word]}", found, cover), made)


def _is_bare(parts: list[Part]) -> bool:
    """Whether there is nothing but the heads of lessons."""
    return all(node["is"] == "lesson" for part in parts for node in part.nodes)
