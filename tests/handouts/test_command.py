"""``curriculum handouts`` with its options, and what it says when something is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from nbformat.v4 import new_markdown_cell, new_notebook
from PIL import Image
from pypdf import PdfReader

from curriculum.cli import main
from curriculum.course.course import Course
from curriculum.handouts import command, editions
from curriculum.handouts.options import Options
from tests.handouts import pdfs

STEM = "05-urgency-and-framing"
WORDS = Course().words
ALEF = 0x10840  # Imperial Aramaic: no font of the course has it


def build(folder: Path, *options: str) -> bytes:
    assert main(["handouts", str(folder), "--lessons", "5", "--editions", "learner", *options]) == 0
    return (folder / f"{STEM}.handout.pdf").read_bytes()


def size(made: bytes) -> tuple[int, int]:
    box = PdfReader(io.BytesIO(made)).pages[0].mediabox
    return round(box.width), round(box.height)


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_the_paper_has_the_size_asked_for(tmp_path: Path, paper: str, points: tuple[int, int]) -> None:
    made = build(tmp_path, "--paper", paper)
    assert size(made) == points
    assert pdfs.faults(made) == []


def test_large_print_sets_prose_in_18_points_and_nothing_below_13(tmp_path: Path) -> None:
    sizes: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, font_size: float) -> None:
        if text.strip():
            sizes.append(round(abs(font_size * matrix[3]), 1))

    made = build(tmp_path, "--large-print")
    for page in PdfReader(io.BytesIO(made)).pages:
        page.extract_text(visitor_text=note)
    assert pdfs.faults(made) == []
    assert max(set(sizes), key=sizes.count) >= 18
    assert sum(found < 13 for found in sizes) < 0.02 * len(sizes)  # raised numbers of notes


def test_an_instructors_own_lines_stand_where_they_belong(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (90, 30), "navy").save(logo)
    own = [
        "--title",
        "Foundation teaching <b>",
        "--date",
        "3 December 2026",
        "--contact",
        "Ext. 4120",
        "--logo",
        str(logo),
    ]
    made = build(tmp_path, *own)
    text = pdfs.printed(made)
    assert pdfs.faults(made) == []
    assert text.count("Foundation teaching <b>") == 1 and text.count("3 December 2026") == 1
    assert text.count("Ext. 4120") == pdfs.pages(made)
    assert (
        len(PdfReader(io.BytesIO(made)).pages[0].images)
        == len(PdfReader(io.BytesIO(build(tmp_path))).pages[0].images) + 1
    )


def test_lessons_and_editions_can_be_chosen(tmp_path: Path) -> None:
    assert main(["handouts", str(tmp_path), "--lessons", "00, 3", "--editions", "learner,booklet"]) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "00-start-here.handout.pdf",
        "03-movements-and-the-framework.handout.pdf",
        "course-booklet.pdf",
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--lessons", "77"], "There is no lesson '77'"),
        (["--editions", "poster"], "There is no edition 'poster'"),
        (["--logo", "nowhere.png", "--lessons", "1"], "nowhere.png cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    assert main(["handouts", str(tmp_path), *options]) == 1
    said = capsys.readouterr().err.strip().splitlines()[-1]
    assert says in said and said.endswith(".")


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logo = tmp_path / "logo.png"
    logo.write_text("no picture")
    assert main(["handouts", str(tmp_path), "--lessons", "1", "--logo", str(logo)]) == 1
    assert "logo.png cannot be read" in capsys.readouterr().err


def test_fonts_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "fonts"
    broken.mkdir()
    (broken / "broken.ttf").write_bytes(b"no font")
    for folder in (broken, tmp_path / "nowhere"):
        assert main(["handouts", str(tmp_path), "--lessons", "1", "--fonts", str(folder)]) == 1
        said = capsys.readouterr().err.strip().splitlines()[-1]
        assert f"The fonts in {folder} cannot be read" in said


def test_fonts_of_ones_own_write_what_the_courses_cannot(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    own_font().save(folder / "own.ttf")
    book = new_notebook(cells=[new_markdown_cell(f"Written: {chr(ALEF) * 3}.")])
    without, own = (editions.notebook(book, "own", "learner", Options(fonts=given)) for given in (None, folder))
    assert "3 letters" in pdfs.text(without)
    assert chr(ALEF) * 3 in pdfs.text(own) and pdfs.faults(own) == []


def own_font() -> FontBuilder:
    """A font with one letter, a square."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "alef"])
    builder.setupCharacterMap({ALEF: "alef"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "alef": square()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "alef": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own Script", "styleName": "Regular", "psName": "OwnScript-Regular"})
    builder.setupOS2(usWeightClass=400)
    builder.setupPost()
    return builder


def square() -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.touch()
    assert main(["handouts", str(file), "--lessons", "1"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_what_was_printed_before_outlives_a_full_disk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = build(tmp_path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(editions, "lesson", lambda *_: b"%PDF-new")
    assert main(["handouts", str(tmp_path), "--lessons", "5", "--editions", "learner"]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert (tmp_path / f"{STEM}.handout.pdf").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [f"{STEM}.handout.pdf"]


def test_where_there_are_no_keys_editions_with_keys_are_refused_or_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "has_keys", lambda _: False)
    assert main(["handouts", str(tmp_path), "--editions", "guide"]) == 1
    assert "no keys to print" in capsys.readouterr().err
    assert main(["handouts", str(tmp_path), "--lessons", "1"]) == 0
    assert not list(tmp_path.glob("*instructor*"))
