"""A notebook's cells on paper: one part to a cell, and one to each of its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from nbformat import NotebookNode

from curriculum.handouts.course_lines import course_lines
from curriculum.handouts.desk import Desk, Part
from curriculum.handouts.lesson import line_on_paper
from curriculum.handouts.outputs import output, written
from curriculum.handouts.pictures import decoded
from curriculum.handouts.prose import html
from curriculum.handouts.reading import text_of
from curriculum.handouts.tree import Node, code, notice

LONGEST = 200_000
"""Characters of a cell. What is longer is printed as text, and cut."""


def parts(book: NotebookNode, desk: Desk, *, prose: bool = True) -> Iterator[Part]:
    """Every cell of a notebook. Without ``prose``, and in a portfolio, the course's own lines alone."""
    prose = prose and desk.edition != "portfolio"
    for cell in book.get("cells", ()):
        source = text_of(cell.get("source"))
        own = course_lines(source) if cell.get("cell_type") == "code" else None
        if own is not None:
            made = [Part([node for line in own for node in line_on_paper(line, desk)], source)]
        else:
            made = list(_of_others(cell, source, desk)) if prose else []
        yield from (part for part in made if part.nodes)


def _of_others(cell: NotebookNode, source: str, desk: Desk) -> Iterator[Part]:
    """What is no line of the course's own, its outputs apart."""
    yield _part(source, desk, partial(_cell, cell, source, desk))
    for one in cell.get("outputs", ()):
        said = one.get("text") or one.get("data", {}).get("text/plain") or one.get("evalue")
        yield _part(text_of(said), desk, partial(output, one, desk.markup()))


def _part(said: str, desk: Desk, make: Callable[[], Iterable[Node]]) -> Part:
    """A part as it is made; if a parser of Markdown, HTML or formulas fails, that part alone is mere text."""
    try:
        return Part(list(make()), said)
    except Exception:
        return Part([notice(desk.course.words["paper_unset"]), *written(said, desk.markup())], said)


def _cell(cell: NotebookNode, source: str, desk: Desk) -> Iterator[Node]:
    kind = cell.get("cell_type")
    if len(source) > LONGEST:
        yield from written(source, desk.markup())
    elif kind == "markdown":
        yield from desk.markup(_attached(cell)).blocks(html(source))
    elif kind == "raw":
        yield from _raw(cell, source, desk)
    elif source.strip():
        yield code(source.rstrip())


def _raw(cell: NotebookNode, source: str, desk: Desk) -> Iterator[Node]:
    """Raw cells are for one program alone; those that paper can read are shown, the others named."""
    metadata: Any = cell.get("metadata", {})
    format = str(metadata.get("raw_mimetype") or metadata.get("format") or "")
    if not source.strip():
        return
    if format == "text/markdown":
        yield from desk.markup().blocks(html(source))
    elif format == "text/html":
        yield from desk.markup().blocks(source)
    elif format in ("", "text/plain"):
        yield from written(source, desk.markup())
    else:
        yield notice(desk.course.words.fill("paper_raw", format=format))


def _attached(cell: NotebookNode) -> dict[str, bytes]:
    found = {}
    attachments: Any = cell.get("attachments", {})
    for name, forms in attachments.items() if isinstance(attachments, dict) else ():
        for said in forms.values() if isinstance(forms, dict) else ():
            if data := decoded(str(said)):
                found[str(name)] = data
    return found
