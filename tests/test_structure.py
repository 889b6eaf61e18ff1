"""The shape of the package: imports run one way, files are small, and names mean something."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "curriculum"
MODULES = sorted(PACKAGE.rglob("*.py"))
SOURCES = sorted(file for folder in ("curriculum", "tests") for file in (ROOT / folder).rglob("*.py"))
LONGEST = 300
"""Lines, unless the file's head says why it is longer: a comment or a docstring with the word 'lines'."""

MAY_IMPORT = {
    "errors": set[str](),
    "course": {"errors"},
    "measures": {"errors"},
    "models": {"errors"},
    "kinds": {"errors", "course", "models"},
    "record": {"errors", "course", "kinds", "measures"},
    "figures": {"errors", "course", "kinds", "record"},
    "notebook": {"errors", "course", "measures", "kinds", "record", "figures"},
    "handouts": {"errors", "course", "measures", "kinds", "record", "figures"},
    "shell": {"errors", "course", "kinds"},
    "launch": {"errors", "course", "kinds", "record", "shell"},
    "checking": {"errors", "course", "kinds"},
    "cohort": {"errors", "course", "measures", "models", "kinds", "record", "handouts"},
    "editions": {"errors", "course", "kinds"},
}
"""Each part of the package with those it may build on, beside itself. What is missing here may import anything."""

TOP = {"cli", "__main__", "__init__"}
"""The command and the package's front door, which reach for every part."""

BANNED = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "base", "misc"}


def part_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The parts of the package that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written out in full"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], (ast.Constant, ast.JoinedStr)):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = ast.unparse(node.args[0]).strip("f'\"")
            names = [first] if called in ("import_module", "__import__") else []
        for name in names:
            if name.startswith("curriculum."):
                yield name.split(".")[1]


def test_every_part_has_its_place() -> None:
    assert {part_of(file) for file in MODULES} == set(MAY_IMPORT) | TOP


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_run_one_way(part: str) -> None:
    for file in MODULES:
        if part_of(file) == part:
            above = set(imported(file)) - MAY_IMPORT[part] - {part}
            assert not above, f"{file.relative_to(ROOT)} imports {', '.join(sorted(above))}"


def test_the_reader_of_imports_sees_them_all(tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    lines = [
        "import curriculum.record.journal as j",
        "from curriculum import launch",
        "def f():",
        "    from curriculum.kinds.shelf import Shelf",
        "    importlib.import_module('curriculum.checking')",
        "    import_module(f'curriculum.notebook.{name}')",
    ]
    file.write_text("\n".join(lines))
    assert set(imported(file)) == {"record", "launch", "kinds", "checking", "notebook"}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_short_and_named_for_what_it_holds(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) <= LONGEST or "lines" in "\n".join(lines[:10])
    words = {word for name in file.relative_to(ROOT).parts for word in re.split(r"[._]", name)}
    assert not words & BANNED


def test_every_module_says_what_it_is() -> None:
    for file in MODULES:
        tree = ast.parse(file.read_text("utf-8"))
        assert ast.get_docstring(tree) or not tree.body, file


@pytest.mark.parametrize("check", [["ruff", "check", "curriculum", "tests"], ["mypy"]], ids=lambda check: check[0])
def test_style_and_types_hold(check: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *check], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
