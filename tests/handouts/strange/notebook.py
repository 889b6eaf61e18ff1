"""How a strange notebook is made, and what is expected of its PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Cell = dict[str, Any]


@dataclass(frozen=True)
class Strange:
    """One strange notebook.

    Attributes:
        name: Its name, also that of its file.
        note: What is strange about it.
        content: The file, byte by byte.
        finds: Words that the PDF's text holds, in this order.
        lacks: Words that stand nowhere in the PDF, seen or unseen.
        tells: Words that stand in the alternative text of a figure or a formula.
        files: More files beside the notebook, by path; the test may read no other.
        unset: A part of it is set as the text that was written, with a sentence that says so.
        refused: One clear sentence is the right answer, not a PDF.
    """

    name: str
    note: str
    content: bytes
    finds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    unset: bool = False
    refused: bool = False


def markdown(source: str, **more: Any) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source, **more}


def code(source: str, *outputs: Cell, **more: Any) -> Cell:
    shown = {"execution_count": 1, "outputs": list(outputs)}
    return {"cell_type": "code", "metadata": {}, "source": source, **shown, **more}


def raw(source: str, mimetype: str | None = None) -> Cell:
    return {"cell_type": "raw", "metadata": {} if mimetype is None else {"raw_mimetype": mimetype}, "source": source}


def data(bundle: dict[str, Any], kind: str = "display_data", **more: Any) -> Cell:
    """An output that holds one thing in the forms of ``bundle``."""
    return {"output_type": kind, "data": bundle, "metadata": {}, **more}


def stream(text: str, name: str = "stdout") -> Cell:
    return {"output_type": "stream", "name": name, "text": text}


def file(*cells: Cell, metadata: Any = None, minor: int = 5) -> bytes:
    """A notebook of format 4, as bytes. Lone surrogates are written as JSON writes them, by their number."""
    if minor >= 5:
        cells = tuple({"id": f"cell-{place}", **cell} for place, cell in enumerate(cells))
    known = {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}}
    whole = {
        "cells": cells,
        "metadata": known if metadata is None else metadata,
        "nbformat": 4,
        "nbformat_minor": minor,
    }
    return json.dumps(whole).encode("ascii")


def text(name: str, note: str, source: str, *finds: str, **more: Any) -> Strange:
    """A notebook of one Markdown cell between two that are plain; the words of all three must be found."""
    content = file(markdown("# Head\n\nFirst words."), markdown(source), markdown("Last words."))
    return Strange(name, note, content, ("First words.", *finds, "Last words."), **more)


def shown(name: str, note: str, output: Cell, *finds: str, **more: Any) -> Strange:
    """A notebook of one code cell with one output, between two plain cells; the words of all must be found."""
    content = file(markdown("# Head\n\nFirst words."), code("show()", output), markdown("Last words."))
    return Strange(name, note, content, ("First words.", *finds, "Last words."), **more)
