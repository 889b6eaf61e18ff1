"""The extension as it is laid out: a new address for each change, nothing of a key, and no other's file touched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from curriculum.course.course import Course
from curriculum.shell import extension
from curriculum.shell.told import PLACES, told
from tests.kinds.exercises import ALL, SMALL, runs, secret, strings

PACKAGE = Path(extension.__file__).parent.parent
BROWSER = PACKAGE / "shell" / "browser"


def laid(folder: Path, course: Course | None = None) -> tuple[dict[str, Any], Path]:
    """Lay the extension; return its package.json and the folder of its files."""
    extension.lay(folder, course)
    root = folder / extension.NAME
    package = json.loads((root / "package.json").read_bytes())
    return package, (root / package["jupyterlab"]["_build"]["load"]).parent


def test_jupyterlab_finds_it_where_the_package_says(tmp_path: Path) -> None:
    package, static = laid(tmp_path / "extension")
    assert package["name"] == extension.NAME
    assert (static / "remoteEntry.js").is_file()
    assert static.parent == tmp_path / "extension" / extension.NAME / "static"
    schema = json.loads(
        (tmp_path / "extension" / extension.NAME / "schemas" / extension.NAME / "plugin.json").read_bytes()
    )
    assert set(schema["properties"]) == {"showCode", "tourSeen", "panelClosed"}


def test_every_module_and_style_that_is_asked_for_is_there(tmp_path: Path) -> None:
    _, static = laid(tmp_path / "extension")
    asked = re.compile(r'from "(\.[^"]+)"|url\("([^"]+)"\)|new URL\("([^"]+\.\w+)"')
    found = 0
    for file in [*static.rglob("*.js"), *static.rglob("*.css")]:
        for names in asked.findall(file.read_text("utf-8")):
            name = next(filter(None, names))
            base = static if names[2] else file.parent
            assert (base / name).resolve().is_file(), f"{file.name} asks for {name}"
            found += 1
    assert found > 10
    shipped = {file.name for file in BROWSER.iterdir()}
    assert shipped <= {file.name for file in static.rglob("*")}, "a file in the package that is not laid out"


def test_the_same_course_has_the_same_address_and_any_change_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, first = laid(tmp_path / "one")
    _, again = laid(tmp_path / "two")
    assert first.name == again.name
    course = Course()
    words = course.words.model_copy(update={"texts": {**course.words.texts, "shell_help": "Help!"}})
    course.__dict__["words"] = words
    _, reworded = laid(tmp_path / "three", course)
    assert reworded.name != first.name
    assert "Help!" in (reworded / "course.json").read_text("utf-8")


def test_a_new_version_replaces_the_old_one_whole(tmp_path: Path) -> None:
    folder = tmp_path / "extension"
    (folder / "leading-change-course" / "static" / "old").mkdir(parents=True)
    (folder / "another").mkdir()
    (folder / "another" / "package.json").write_text("{}")
    _, static = laid(folder)
    assert [entry.name for entry in folder.iterdir()] == [extension.NAME], "only the course's own code is served"
    assert [entry.name for entry in static.parent.iterdir()] == [static.name]


@pytest.mark.parametrize("files", [{"a": b"b"}, {"ab": b""}, {"a": b"", "b": b""}, {}], ids=str)
def test_the_digest_tells_names_from_contents(files: dict[str, bytes]) -> None:
    others = [{"a": b"b"}, {"ab": b""}, {"a": b"", "b": b""}, {}]
    same = [other for other in others if extension.digest(other) == extension.digest(files)]
    assert same == [files]


def test_nothing_of_a_key_goes_to_the_page() -> None:
    said = "\n".join(strings(told(Course())))
    seen = runs(said)
    for shelved in ALL:
        if shelved not in SMALL and shelved.key:
            assert not seen & secret(shelved), shelved.id


def test_every_ready_lesson_has_its_lines_and_its_exercises() -> None:
    lessons = told(Course())["lessons"]
    assert len(lessons) == 13
    for lesson in lessons:
        assert bool(lesson["code"]) == lesson["ready"] == bool(lesson["exercises"])
        for line in lesson["code"]:
            assert re.fullmatch(r"import curriculum; curriculum\.\w+\([^)]*\)", line)
        if lesson["ready"]:
            assert lesson["code"][0] == f'import curriculum; curriculum.lesson("{lesson["stem"]}")'
            shown = {line.split('"')[1] for line in lesson["code"] if ".exercise(" in line}
            assert shown == set(lesson["exercises"])


def test_every_word_that_a_module_uses_is_a_word_of_the_course() -> None:
    words = told(Course())["words"]
    used = {name for file in BROWSER.glob("*.js") for name in re.findall(r"words\.(\w+)", file.read_text("utf-8"))}
    assert used and used <= set(words)
    elsewhere = {"shell_title", "shell_settings", "shell_tour_seen", "shell_panel_closed"}
    assert set(words) - used <= elsewhere, "words that nobody says"


def test_no_teaching_text_stands_in_a_module() -> None:
    """A sentence in quotation marks would be one that cannot be translated."""
    for file in BROWSER.glob("*.js"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text("utf-8"), flags=re.DOTALL)
        sentences = [text for text in re.findall(r'"([^"\n]*)"', code) if re.search(r"[A-Z][a-z]+ \w+ \w+", text)]
        assert sentences == []


def test_the_guide_points_at_places_that_there_are() -> None:
    assert {step.at for step in Course().guide.tour} <= set(PLACES)
    stems = {lesson.stem for lesson in Course().syllabus.lessons}
    assert Course().guide.portfolio in stems
