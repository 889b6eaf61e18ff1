"""HTML as the tree of a document: what stands apart on a screen stands apart on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.course.course import Course
from curriculum.handouts.glyphs import Glyphs
from curriculum.handouts.markup import Markup
from curriculum.handouts.pictures import Pictures
from curriculum.handouts.tree import Node, plain

IN_A_CELL = "<table><tr><td>{}</td></tr></table>"


@pytest.fixture
def markup(tmp_path: Path) -> Markup:
    glyphs = Glyphs(Course().words)
    return Markup(glyphs.words, Pictures(tmp_path, glyphs))


def cell(markup: Markup, html: str) -> str:
    """The words of the one cell of a table that holds some HTML."""
    table = markup.blocks(IN_A_CELL.format(html))[-1]
    return " ".join(plain(table["rows"][0][0]).split())


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>one</td><td>two</td></tr></table>",
        "<table><tr><th>one</th><td>two</td></tr></table>",
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<p>one</p><p>two</p>",
        "<ul><li>one</li><li>two</li></ul>",
        "one<br>two",
        "<select><option>one</option><option>two</option></select>",
    ],
)
def test_blocks_in_a_cell_do_not_run_together(markup: Markup, html: str) -> None:
    assert cell(markup, html) == "one two"


def outline(nodes: list[Node]) -> list[str]:
    return [node["is"] for node in nodes]


def test_fields_of_a_form_stand_apart(markup: Markup) -> None:
    form = "<select><option>one<option>two</select><textarea>three</textarea><button>four</button>"
    assert [plain(node) for node in markup.blocks(form)] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<ul><li>one<li>two<li>three</ul>", 3),
        ("<ul><li>one</li><li>two<ul><li>in it<li>and this</ul><li>three</ul>", 3),
        ("<ol><li>one<p>more<li>two</ol>", 2),
    ],
)
def test_items_without_their_ends_end_where_the_next_begins(markup: Markup, html: str, items: int) -> None:
    assert [len(node["items"]) for node in markup.blocks(html)] == [items]


def test_quotations_end_at_the_eighth_level(markup: Markup) -> None:
    nodes = markup.blocks("<blockquote>" * 12 + "words")
    for _ in range(8):
        assert outline(nodes) == ["quote"]
        nodes = nodes[0]["of"]
    assert outline(nodes) == ["paragraph"]
    assert plain(nodes) == "words"
