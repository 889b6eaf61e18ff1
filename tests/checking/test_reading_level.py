"""The reading level of texts whose letters, words and sentences are counted by hand."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from curriculum.checking.reading_level import level, prose


def test_a_text_counted_by_hand() -> None:
    found = level("The cat sat. It was a good day.")  # 8 words, 2 sentences, 22 letters
    assert (found.words, found.sentence) == (8, 4.0)
    assert found.grade == pytest.approx(0.0588 * 100 * 22 / 8 - 0.296 * 100 * 2 / 8 - 15.8)


def test_longer_words_and_sentences_are_harder() -> None:
    plain = level("We met. We talked. Then we went home.")
    hard = level("Institutional prioritisation considerations subsequently necessitated organisational reconfiguration")
    assert hard.grade > plain.grade + 10


def test_a_list_is_read_line_by_line_and_nothing_is_no_text() -> None:
    assert level("one two\nthree four").sentence == 2
    assert level(" \n 1 2 3 \n").words == 0


def test_prose_leaves_out_tables_addresses_and_code(tmp_path: Path) -> None:
    cells = [
        nbformat.v4.new_markdown_cell(
            "## A heading\n\nSome *prose* with [a link](https://example.org/long)\nthat goes on."
        ),
        nbformat.v4.new_code_cell("import curriculum"),
        nbformat.v4.new_markdown_cell("| a | b |\n|---|---|\n| c | d |"),
    ]
    file = tmp_path / "lesson.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), file)
    text = prose(file)
    assert "Some prose with a link that goes on." in text
    assert "example.org" not in text and "import" not in text and "|" not in text
