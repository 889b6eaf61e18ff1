"""Notebooks of other formats, and metadata that is missing, odd or wrong."""

from __future__ import annotations

import json
from typing import Any

from tests.handouts.strange.notebook import Strange, code, data, file, markdown, raw, stream

WORDS = (markdown("# Head\n\nThe words."), code("x = 1  # kept", stream("the output\n")))
FOUND = ("Head", "The words.", "x = 1", "the output")


def under(name: str, note: str, metadata: Any) -> Strange:
    return Strange(f"metadata-{name}", note, file(*WORDS, metadata=metadata), FOUND)


def changed(name: str, note: str, finds: tuple[str, ...] = FOUND, refused: bool = False, **keys: Any) -> Strange:
    """A good notebook with some of its top keys replaced; a key given as ``...`` is taken out."""
    whole = {**json.loads(file(*WORDS)), **keys}
    content = json.dumps({key: value for key, value in whole.items() if value is not ...})
    return Strange(f"notebook-{name}", note, content.encode(), finds, refused=refused)


def of_format_3() -> bytes:
    cells = [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": "Old head"},
        {"cell_type": "markdown", "metadata": {}, "source": "Old words."},
        {"cell_type": "html", "metadata": {}, "source": "<b>old hypertext</b>"},
        {"cell_type": "raw", "metadata": {}, "source": "old raw"},
        {
            "cell_type": "code",
            "collapsed": False,
            "input": "print('old code')",
            "language": "python",
            "metadata": {},
            "outputs": [
                {"output_type": "stream", "stream": "stdout", "text": "old output\n"},
                {"output_type": "pyout", "prompt_number": 1, "text": "old result", "metadata": {}},
                {"output_type": "pyerr", "ename": "OldError", "evalue": "old", "traceback": ["OldError: old"]},
            ],
            "prompt_number": 1,
        },
    ]
    whole = {
        "metadata": {"name": "Old name"},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
    }
    return json.dumps(whole).encode()


def of_format_2() -> bytes:
    cells = [
        {"cell_type": "markdown", "source": "Very old words."},
        {"cell_type": "code", "input": "1 + 1", "language": "python", "outputs": []},
    ]
    return json.dumps({"metadata": {"name": "a"}, "nbformat": 2, "worksheets": [{"cells": cells}]}).encode()


ODD_CELLS: list[dict[str, Any]] = [
    {"cell_type": "markdown", "source": "No metadata."},
    {"cell_type": "markdown", "metadata": {}, "source": "Same id.", "id": "same"},
    {"cell_type": "markdown", "metadata": {"tags": "not a list", "slideshow": 7}, "source": "Odd tags.", "id": "same"},
    {"cell_type": "code", "metadata": {}, "source": "no_outputs = 1"},
    {"cell_type": "code", "metadata": {}, "source": "null_outputs = 1", "outputs": None, "execution_count": "x"},
    {
        "cell_type": "code",
        "metadata": {},
        "source": "odd_outputs = 1",
        "outputs": [{}, {"output_type": "smell"}, {"output_type": "stream"}],
    },
    {
        "cell_type": "code",
        "metadata": {},
        "source": "bare_outputs = 1",
        "outputs": [{"output_type": "display_data"}, {"output_type": "error"}],
    },
]

WRONG_CELLS: dict[str, Any] = {
    "cell-unknown": {"cell_type": "diagram", "metadata": {}, "source": "Of no kind."},
    "cell-no-type": {"metadata": {}, "source": "Of no type."},
    "cell-no-source": {"cell_type": "markdown", "metadata": {}},
    "cell-source-null": {"cell_type": "markdown", "metadata": {}, "source": None},
    "cell-source-number": {"cell_type": "markdown", "metadata": {}, "source": 7},
    "cell-source-table": {"cell_type": "markdown", "metadata": {}, "source": {"a": "b"}},
    "cell-text": "only a string",
    "cell-null": None,
    "cell-outputs-number": {"cell_type": "code", "metadata": {}, "source": "x", "outputs": 7},
    "cell-outputs-text": {"cell_type": "code", "metadata": {}, "source": "x", "outputs": ["words"]},
    "cell-output-text-number": {
        "cell_type": "code",
        "metadata": {},
        "source": "x",
        "outputs": [{"output_type": "stream", "name": "stdout", "text": 7}],
    },
    "cell-output-data-list": {
        "cell_type": "code",
        "metadata": {},
        "source": "x",
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": [1]}],
    },
    "cell-output-text-null": {
        "cell_type": "code",
        "metadata": {},
        "source": "x",
        "outputs": [data({"text/plain": None, "text/html": 7})],
    },
}

HIDDEN = file(
    markdown("# Head"),
    code(
        "hidden_input = 1",
        stream("seen output\n"),
        metadata={"jupyter": {"source_hidden": True}, "tags": ["hide-input"]},
    ),
    code(
        "seen_input = 1", stream("folded output\n"), metadata={"collapsed": True, "jupyter": {"outputs_hidden": True}}
    ),
    code("removed = 1", metadata={"tags": ["remove-cell", "remove_cell"]}),
    raw("slide words", "text/html"),
    markdown("Last words.", metadata={"slideshow": {"slide_type": "skip"}}),
)

METADATA: list[Strange] = [
    under("none", "no metadata", {}),
    under("null", "metadata of null", None),
    under("title", "a title", {"title": "A title of *its* own #1"}),
    under("title-empty", "an empty title", {"title": ""}),
    under("title-number", "a title that is a number", {"title": 7}),
    under("title-list", "a title that is a list", {"title": ["a"], "authors": "me"}),
    under("title-control", "a title with odd characters", {"title": "a\x00b\ud800\u202e\n\n😀"}),
    under("authors", "authors of every shape", {"authors": [{"name": "A. Nurse"}, {}, "B. Doctor", None], "date": 7}),
    under("kernel-r", "a kernel of R", {"kernelspec": {"name": "ir", "language": "R"}, "language_info": {"name": "R"}}),
    under(
        "kernel-julia",
        "a kernel of Julia",
        {"kernelspec": {"name": "julia-1.9"}, "language_info": {"name": "julia", "version": "1.9"}},
    ),
    under("kernel-wrong", "a kernel that is a number", {"kernelspec": 7, "language_info": 7}),
    under("language-none", "no language", {"kernelspec": {"name": "x"}, "language_info": {}}),
    under("language-odd", "a language that is a list", {"language_info": {"name": ["a"], "pygments_lexer": 7}}),
    under("lang", "a language for its words", {"lang": "de-AT", "language": "no such"}),
    under("lang-number", "a language that is a number", {"language": 7}),
    under("curriculum", "keys of the course's own, of the wrong type", {"curriculum": 7, "lesson": ["a"]}),
    Strange(
        "format-3",
        "a notebook of format 3",
        of_format_3(),
        ("Old head", "Old words.", "old hypertext", "old raw", "old code", "old output"),
    ),
    Strange("format-2", "a notebook of format 2", of_format_2(), ("Very old words.", "1 + 1")),
    Strange("format-4-0", "format 4.0, without ids", file(*WORDS, minor=0), FOUND),
    changed("minor-new", "a minor format of the future", nbformat_minor=99),
    changed("minor-none", "no minor format", nbformat_minor=...),
    changed("minor-text", "a minor format in words", nbformat_minor="five"),
    changed("major-new", "a format of the future", (), refused=True, nbformat=9),
    changed("major-none", "no format", (), refused=True, nbformat=...),
    changed("major-text", "a format in words", (), refused=True, nbformat="four"),
    changed("cells-none", "no cells", (), refused=True, cells=...),
    changed("cells-null", "cells of null", (), refused=True, cells=None),
    changed("cells-number", "cells that are a number", (), refused=True, cells=7),
    changed("cells-table", "cells that are a table", (), refused=True, cells={"a": {}}),
    changed("no-metadata", "no metadata key", metadata=...),
    changed("more", "keys that nobody knows", more={"a": [1]}, worksheets=[]),
    changed("metadata-list", "metadata that is a list", metadata=["a"]),
    changed(
        "cells-odd",
        "cells that lack what they should have",
        ("No metadata.", "Same id.", "Odd tags.", "no_outputs", "bare_outputs"),
        cells=ODD_CELLS,
    ),
    *(
        changed(
            name, "a cell that is none", ("The words.", "Last words."), cells=[WORDS[0], cell, markdown("Last words.")]
        )
        for name, cell in WRONG_CELLS.items()
    ),
    Strange(
        "hidden",
        "cells that JupyterLab hides or folds",
        HIDDEN,
        ("Head", "seen output", "seen_input", "folded output", "Last words."),
    ),
]
