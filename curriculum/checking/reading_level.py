"""How hard a lesson's prose is to read, as far as lengths can tell."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

ENDS = re.compile(r"[.!?:](?:[\"')\]]*)(?:\s|$)")
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")


@dataclass(frozen=True)
class Level:
    """The reading level of a text.

    Attributes:
        words: How many words it has.
        sentence: Words to a sentence, on average.
        grade: The Coleman-Liau index: years of schooling in the United States, from the lengths of words and sentences
            alone (Coleman and Liau 1975). It says nothing of whether the text makes sense.
    """

    words: int
    sentence: float
    grade: float


def level(text: str) -> Level:
    """The reading level of plain text; all zero for a text without words.

    A colon ends a sentence, and so does a line: lists and headings are read one line at a time.
    """
    lines = [line for line in text.splitlines() if WORD.search(line)]
    words = [word for line in lines for word in WORD.findall(line)]
    if not words:
        return Level(0, 0.0, 0.0)
    sentences = sum(max(1, len([part for part in ENDS.split(line) if WORD.search(part)])) for line in lines)
    letters = sum(len(re.sub(r"[^A-Za-zÀ-ÿ]", "", word)) for word in words)
    grade = 0.0588 * 100 * letters / len(words) - 0.296 * 100 * sentences / len(words) - 15.8
    return Level(len(words), len(words) / sentences, grade)


def prose(notebook: Path) -> str:
    """What a learner reads in a lesson's Markdown, without tables, addresses, quotation marks of Markdown and code."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    joined = "\n\n".join(texts)
    joined = re.sub(r"^\|.*$", "", joined, flags=re.MULTILINE)
    joined = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", joined)
    joined = re.sub(r"(?<!\n)\n(?![\n>#*\-\d])", " ", joined)
    return re.sub(r"[*_`>#]", "", joined)
