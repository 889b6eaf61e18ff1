"""How wide a picture is, and which files are read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum.course.course import Course
from curriculum.handouts.glyphs import Glyphs
from curriculum.handouts.pictures import PAGE, Pictures, sized
from tests.handouts.strange.pictures import png

PICTURE = {"is": "picture", "file": "a.png", "alt": "a"}


@pytest.mark.parametrize(
    ("width", "share"),
    [("50%", 0.5), (" 133px ", 133 / PAGE), ("133", 133 / PAGE), ("0.5%", 0.005)],
)
def test_a_picture_is_as_wide_as_asked_for(width: str, share: float) -> None:
    assert sized(PICTURE, width)["share"] == pytest.approx(share)


@pytest.mark.parametrize("width", ["", "0", "-5", "100%", "9999999px", "1e9", "50em", "auto", "½"])
def test_a_picture_is_as_it_is_where_nothing_sensible_is_asked_for(width: str) -> None:
    assert sized(PICTURE, width) == PICTURE


def test_a_sentence_has_no_width() -> None:
    assert sized({"is": "notice", "text": "gone"}, "50%") == {"is": "notice", "text": "gone"}


def test_only_files_beside_the_notebook_are_read(tmp_path: Path) -> None:
    beside, folder = tmp_path / "notebooks", tmp_path / "paper"
    for made in (beside / "folder.png", folder):
        made.mkdir(parents=True)
    (beside / "here.png").write_bytes(png())
    (tmp_path / "outside.png").write_bytes(png())
    (beside / "way-out.png").symlink_to(tmp_path / "outside.png")
    pictures = Pictures(folder, Glyphs(Course().words), beside)
    found = ["here.png", "./here.png", "../notebooks/here.png"]
    kept = ["../outside.png", "way-out.png", str(tmp_path / "outside.png"), "folder.png", "", "."]
    assert [pictures.linked(address, "a", {})["is"] for address in found] == ["picture"] * 3
    assert [pictures.linked(address, "a", {})["is"] for address in kept] == ["notice"] * 6
