"""``python -m benchmarks.handouts.warm EXPORTER LESSON ...``: how long a lesson takes where one was made before.

Makes the first lesson, makes it again with a sentence more in every cell of prose, then the other lessons, and prints
the seconds as JSON.
"""

from __future__ import annotations

import copy
import json
import sys
import time

import nbformat
from nbconvert.exporters import get_exporter

AGAIN = 5


def main() -> None:
    name, first, *others = sys.argv[1:]
    exporter = get_exporter(name)()

    def seconds(book: nbformat.NotebookNode) -> float:
        begun = time.perf_counter()
        made, _ = exporter.from_notebook_node(book)
        assert made.startswith(b"%PDF"), "no PDF was made"
        return time.perf_counter() - begun

    book = nbformat.read(first, 4)
    seconds(book)
    again = [seconds(changed(book, number)) for number in range(AGAIN)]
    print(json.dumps({"again": again, "another": [seconds(nbformat.read(file, 4)) for file in others]}))


def changed(book: nbformat.NotebookNode, number: int) -> nbformat.NotebookNode:
    """A copy with a new sentence at the end of every cell of prose."""
    copied = copy.deepcopy(book)
    for at, cell in enumerate(copied.cells):
        if cell.cell_type == "markdown":
            cell.source += f"\n\nThis is sentence {at} of reading {number}."
    return copied


if __name__ == "__main__":
    main()
