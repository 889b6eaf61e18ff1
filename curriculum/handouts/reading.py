"""Notebooks as they are found: a part that is not as the format asks is replaced by what can be read of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat import NotebookNode, ValidationError

KINDS = ("markdown", "code", "raw")
HALVES = re.compile("[\ud800-\udfff]")
Found = dict[str, Any]


def read(said: str) -> NotebookNode:
    """A notebook of any version of the format, from the text of its file.

    Raises:
        Exception: It is none; nbformat's many readers raise whatever they meet.
    """
    whole = json.loads(said.removeprefix("\ufeff"))
    if isinstance(whole, dict) and whole.get("nbformat") == 4:
        return sound(whole)
    older: NotebookNode = nbformat.reads(said, as_version=4)
    return older


def sound(book: Found) -> NotebookNode:
    """The notebook as the format asks, with nothing left out that can be read.

    Programs write cells without metadata, kernels without a name and outputs with keys of their own. Paper needs none
    of these, and a reader should not go without the page for them.

    Raises:
        ValueError: It has no cells.
    """
    cells = book.get("cells")
    if not isinstance(cells, list):
        raise ValueError("no cells")
    whole: Found = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}
    metadata = _fitting(whole, "metadata", book.get("metadata"), None)
    if not isinstance(metadata.get("language"), str):
        metadata.pop("language", None)  # nbconvert takes it for text
    every = [_cell(cell, f"cell-{number}") for number, cell in enumerate(cells)]
    made: NotebookNode = nbformat.from_dict({**whole, "metadata": metadata, "cells": every})
    return made


def text_of(value: Any) -> str:
    """Text as notebooks keep it, whole or in lines; half of a character becomes the sign for an unknown one."""
    said = "".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return HALVES.sub("\ufffd", said)


def _cell(cell: Any, name: str) -> Found:
    if not isinstance(cell, dict):
        return {"cell_type": "raw", "id": name, "metadata": {}, "source": json.dumps(cell)}
    kind = cell.get("cell_type")
    given = {**cell, "id": name}
    if kind in KINDS and _valid(given, f"{kind}_cell"):
        return given
    kind = kind if kind in KINDS else "raw"
    made: Found = {"cell_type": kind, "id": name, "metadata": {}, "source": text_of(cell.get("source"))}
    if kind == "code":
        outputs = cell.get("outputs")
        made |= {"execution_count": None, "outputs": [_output(one) for one in _every(outputs)]}
    else:
        made["attachments"] = _fitting(made, "attachments", cell.get("attachments"), f"{kind}_cell")
    made["metadata"] = _fitting(made, "metadata", cell.get("metadata"), f"{kind}_cell")
    return made


def _output(one: Any) -> Found:
    if not isinstance(one, dict):
        return _words(json.dumps(one))
    if _valid(one, "output"):
        return one
    if isinstance(one.get("data"), dict):
        made: Found = {"output_type": "display_data", "metadata": {}, "data": {}}
        return {**made, **{key: _fitting(made, key, one.get(key), "output") for key in ("data", "metadata")}}
    if one.get("output_type") == "error":
        said = {key: text_of(one.get(key)) for key in ("ename", "evalue")}
        return {"output_type": "error", **said, "traceback": []}
    return _words(text_of(one.get("text")) or json.dumps(one))


def _words(said: str) -> Found:
    return {"output_type": "stream", "name": "stdout", "text": said}


def _every(found: Any) -> Iterable[Any]:
    return found if isinstance(found, list) else () if found is None else (found,)


def _fitting(whole: Found, key: str, parts: Any, ref: str | None) -> Found:
    """Those parts of a table with which ``whole``, holding it under ``key``, is valid."""
    if not isinstance(parts, dict):
        return {}
    return {str(name): part for name, part in parts.items() if _valid({**whole, key: {str(name): part}}, ref)}


def _valid(part: Found, ref: str | None) -> bool:
    try:
        nbformat.validate(part, ref=ref, version=4, version_minor=5)
    except ValidationError:
        return False
    return True
