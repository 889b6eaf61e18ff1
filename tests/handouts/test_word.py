"""The learner's handout as a Word file: real structure, boxes and lines to type on, and no key."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from PIL import Image

from curriculum.cli import main
from curriculum.course.course import Course
from curriculum.handouts import editions
from curriculum.handouts.cells import parts
from curriculum.handouts.options import Options
from curriculum.handouts.tree import Node
from tests.handouts.secrets import by_line, every_hidden
from tests.handouts.word import W14, WP, W, WordFile, words

COURSE = Course()
STEMS = [lesson.stem for lesson in COURSE.syllabus.lessons]
each = pytest.mark.parametrize("stem", STEMS)


@cache
def made(stem: str) -> bytes:
    return editions.word(stem, Options())


@cache
def opened(stem: str) -> WordFile:
    return WordFile(made(stem))


@cache
def tree(stem: str) -> list[Node]:
    with editions.desk("learner", Options()) as desk:
        return [node for part in parts(editions.shipped(stem), desk) for node in part.nodes]


def inside(found: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in a tree."""
    if isinstance(found, dict):
        yield found
    for child in found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else ():
        yield from inside(child)


def nodes(stem: str, kind: str) -> list[Node]:
    return [node for node in inside(tree(stem)) if node.get("is") == kind]


def blocks(stem: str, kind: str) -> list[dict[str, Any]]:
    return [block for block in inside(tree(stem)) if block.get("block") == kind]


@each
def test_headings_begin_with_the_lessons_question_and_skip_no_level(stem: str) -> None:
    found = [one for one in opened(stem).paragraphs() if one.style.startswith("Heading")]
    levels = [int(one.style.removeprefix("Heading")) for one in found]
    assert found[0].text == COURSE.syllabus.lesson(stem).question and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {block["text"] for block in blocks(stem, "heading")} <= {one.text for one in found}


@each
def test_every_style_in_use_is_defined(stem: str) -> None:
    file = opened(stem)
    defined = {style.attrib[f"{W}styleId"] for style in file.part("word/styles.xml").iter(f"{W}style")}
    used = {value for tag in ("pStyle", "rStyle", "tblStyle") for value in file.values(tag)}
    # pandoc adds what it misses without a look of its own.
    named = {style.attrib[f"{W}val"] for style in file.part("word/styles.xml").iter(f"{W}basedOn")}
    assert used | named <= defined


@each
def test_tables_have_a_row_of_headings_that_comes_again_on_each_page(stem: str) -> None:
    tables = list(opened(stem).body.iter(f"{W}tbl"))
    assert len(tables) >= len(nodes(stem, "table"))
    for table in tables:
        first = table.find(f"{W}tr")
        assert first is not None and first.find(f"{W}trPr/{W}tblHeader") is not None
        assert words(first)


@each
def test_pictures_are_png_with_their_descriptions(stem: str) -> None:
    file = opened(stem)
    media = [name for name in file.archive.namelist() if name.startswith("word/media/")]
    asked = [node["alt"] for node in (*nodes(stem, "figure"), *nodes(stem, "picture"))]
    told = [found.attrib.get("descr") for found in file.body.iter(f"{WP}docPr")]
    assert sorted(filter(None, told)) == sorted(asked)
    assert len(told) == len(asked) and len(media) == len(set(media))
    assert all(file.archive.read(name).startswith(b"\x89PNG") for name in media)


@each
def test_every_option_has_a_box_to_click_and_every_element_a_frame(stem: str) -> None:
    file = opened(stem)
    boxes = list(file.body.iter(f"{W14}checkbox"))
    assert len(boxes) == sum(len(block["options"]) for block in blocks(stem, "options"))
    assert {box.find(f"{W14}checked").attrib[f"{W14}val"] for box in boxes} <= {"0"}  # type: ignore[union-attr]
    frames = [style for style in file.values("rStyle") if style == "Frame"]
    assert len(frames) == 2 * sum(block["box"] for block in blocks(stem, "lines"))  # once for what will be typed
    titles = file.values("alias")
    assert len(titles) == len(boxes) + len(frames) // 2 and all(0 < len(title) <= 64 for title in titles)


@each
def test_lines_are_rules_under_paragraphs_so_that_typing_breaks_nothing(stem: str) -> None:
    file = opened(stem)
    assert len(file.styled("Line")) == sum(block["lines"] for block in blocks(stem, "lines") if not block["box"])
    assert not any("__" in said or "...." in said for said in file.styled("Line", "Label", "Answer", "Field"))
    rules = {
        style.attrib[f"{W}styleId"]: style.find(f"{W}pPr/{W}pBdr/{W}between")
        for style in file.part("word/styles.xml").iter(f"{W}style")
    }
    assert rules["Line"] is not None and rules["Field"] is not None


@each
def test_a_worksheet_says_all_that_its_exercise_does(stem: str) -> None:
    said = " ".join(opened(stem).text().split())
    asked = [block["text"] for kind in ("heading", "subheading", "paragraph", "row") for block in blocks(stem, kind)]
    asked += [text for block in blocks(stem, "options") for text in (block["label"], *block["options"])]
    asked += [f"{word} {means}" for block in blocks(stem, "terms") for word, means in block["terms"]]
    asked += [block["label"] for block in blocks(stem, "lines")]
    asked += [one["text"] for block in blocks(stem, "passages") for one in inside(block["paragraphs"]) if "text" in one]
    asked += [one["name"] for block in blocks(stem, "legend") for one in inside(block["groups"])]
    assert [text for text in asked if " ".join(text.split()) not in said] == []


@each
def test_no_key_is_in_it(stem: str) -> None:
    assert every_hidden() & by_line(opened(stem).text()) == set()
    texts = [opened(stem).archive.read(name) for name in opened(stem).archive.namelist() if name.endswith("xml")]
    assert not any(COURSE.words["paper_band_keep"].encode() in text for text in texts)


@each
def test_links_and_notes_are_real(stem: str) -> None:
    file = opened(stem)
    assert len(list(file.body.iter(f"{W}footnoteReference"))) == len(nodes(stem, "note"))
    targets = [
        one.attrib["Target"]
        for name in ("document", "footnotes")
        for one in file.part(f"word/_rels/{name}.xml.rels")
        if one.attrib.get("TargetMode") == "External"
    ]
    assert {node["to"] for node in nodes(stem, "link")} <= set(targets)


@each
def test_the_title_the_language_and_the_version_of_word_are_told(stem: str) -> None:
    file = opened(stem)
    properties = {found.tag.rpartition("}")[2]: found.text for found in file.part("docProps/core.xml")}
    lesson = COURSE.syllabus.lesson(stem)
    assert properties["title"] == f"{lesson.number:02} {lesson.title}: {lesson.question}"
    language = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None and language.attrib[f"{W}val"] == properties["language"] == COURSE.words.language
    # Below 14, Word makes plain signs of boxes that can be clicked.
    modes = [found.attrib[f"{W}val"] for found in file.part("word/settings.xml").iter(f"{W}compatSetting")]
    assert modes == ["15"]


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@each
def test_no_column_is_narrower_than_its_longest_word(stem: str, large: bool) -> None:
    file = WordFile(editions.word(stem, Options(large=large))) if large else opened(stem)
    letter = 0.56 * (18 if large else 11)  # points: a heavy letter of Arial, on average
    for table in file.body.iter(f"{W}tbl"):
        shares = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            for cell, share in zip(row.iter(f"{W}tc"), shares, strict=True):
                longest = max(map(len, words(cell).replace("[n]", " ").split()), default=0)
                assert longest * letter < 490 * share / sum(shares), words(cell)


def test_the_same_lesson_gives_the_same_bytes() -> None:
    assert editions.word(STEMS[9], Options()) == made(STEMS[9])
    assert {entry.date_time[0] for entry in opened(STEMS[9]).archive.infolist()} == {1980}


def test_the_command_writes_it_with_an_instructors_own_choices(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (900, 300), "navy").save(logo)
    chosen = [
        "--logo",
        str(logo),
        "--paper",
        "us-letter",
        "--large-print",
        "--title",
        "Teaching <b> & more",
        "--contact",
        "Ext. 4120 <i>",
    ]
    assert main(["handouts", str(tmp_path), "--lessons", "5", "--editions", "word", *chosen]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [f"{STEMS[5]}.handout.docx", logo.name]
    file = WordFile((tmp_path / f"{STEMS[5]}.handout.docx").read_bytes())
    assert [one.text for one in file.paragraphs()][:2] == ["", "Teaching <b> & more"]
    shown = file.body.find(f".//{WP}inline")
    assert shown is not None
    assert [found.attrib.get("descr") for found in shown.iter(f"{WP}docPr")] == ["Teaching <b> & more"]
    assert [round(int(found.attrib["cy"]), -3) for found in shown.iter(f"{WP}extent")] == [16 * 36_000]
    assert words(file.part("word/footer1.xml")) == "Ext. 4120 <i> Page 1 of 1"
    page = file.body.find(f".//{W}pgSz")
    assert page is not None and page.attrib == {f"{W}w": "12240", f"{W}h": "15840"}
    size = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    assert size is not None and size.attrib[f"{W}val"] == "36"  # half points


@pytest.mark.parametrize("missing", ["package", "program"])
def test_without_pandoc_one_sentence_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "package":
        for name in [name for name in sys.modules if name.startswith("curriculum.handouts.word")]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "pypandoc", None)
    else:
        monkeypatch.setattr(pypandoc, "get_pandoc_path", absent)
    assert main(["handouts", str(tmp_path), "--lessons", "1", "--editions", "word"]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1 and "pandoc'" in said[0] and "pip install '.[handouts,word]'" in said[0]
    assert list(tmp_path.iterdir()) == []


def absent() -> str:
    raise OSError("No pandoc was found")


def test_a_program_that_fails_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: sys.executable)
    assert main(["handouts", str(tmp_path), "--lessons", "1", "--editions", "word"]) == 1
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1 and "cannot be printed" in said[0]
