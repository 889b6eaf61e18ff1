"""environment.yml, requirements.lock and pyproject.toml say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import NormalizedName, canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def requirements(*names: str) -> dict[NormalizedName, SpecifierSet]:
    """The project's requirements: the runtime ones, and those of the extras named."""
    lines = list(PROJECT["project"]["dependencies"])
    for name in names:
        lines += PROJECT["project"]["optional-dependencies"][name]
    read = map(Requirement, lines)
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in read}


@pytest.fixture
def conda() -> Any:
    return yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))


def test_conda_asks_for_what_the_project_asks_for(conda: Any) -> None:
    # 'python=3.12' is conda's own way to say 'any 3.12'; every other line reads like a requirement.
    asked = [Requirement(line) for line in conda["dependencies"] if isinstance(line, str) and "python=" not in line]
    found = {canonicalize_name(requirement.name): requirement.specifier for requirement in asked}
    assert found.pop(canonicalize_name("pip")) == SpecifierSet()
    assert found == requirements()


def test_conda_states_a_python_that_the_project_supports(conda: Any) -> None:
    (python,) = [line for line in conda["dependencies"] if isinstance(line, str) and line.startswith("python")]
    stated = re.fullmatch(r"python=(3\.\d+)", python)
    assert stated
    assert stated[1] in SpecifierSet(PROJECT["project"]["requires-python"])


def test_conda_takes_from_conda_forge_alone_and_installs_the_project(conda: Any) -> None:
    assert conda["channels"] == ["conda-forge", "nodefaults"]
    assert [line for line in conda["dependencies"] if isinstance(line, dict)] == [{"pip": ["-e ."]}]


def test_the_lock_holds_every_requirement_at_a_version_that_fits() -> None:
    locked = dict(re.findall(r"^([\w.-]+)==([^ ]+)", LOCK, re.MULTILINE))
    for line in PROJECT["dependency-groups"]["build"] + PROJECT["build-system"]["requires"]:
        requirement = Requirement(line)
        assert locked[requirement.name] in requirement.specifier
    for name, specifier in requirements("test").items():
        assert locked[name] in specifier, name


def test_every_locked_line_has_its_hash_and_no_address() -> None:
    lines = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(lines) > 50
    for line in lines:
        assert re.match(r"[\w.-]+==[^ ]+ .*?\\\n    --hash=sha256:[0-9a-f]{64}", line, re.DOTALL), line
    assert "://" not in LOCK
    assert "index" not in LOCK
