"""environment.yml, the locks and pyproject.toml say the same."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LESSONS, TESTS, OLDEST = "requirements.lock", "requirements-test.lock", "requirements-oldest.lock"


def requirements(*names: str) -> dict[NormalizedName, SpecifierSet]:
    """The project's requirements: the runtime ones, and those of the extras named."""
    lines = list(PROJECT["project"]["dependencies"])
    for name in names:
        lines += PROJECT["project"]["optional-dependencies"][name]
    read = map(Requirement, lines)
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in read}


def locked(lock: str) -> dict[NormalizedName, list[Requirement]]:
    """What a lock holds: for each package its lines, of which each may be for some systems alone."""
    lines = re.findall(r"^(\S+==.+) \\$", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    read = sorted(map(Requirement, lines), key=lambda requirement: canonicalize_name(requirement.name))
    return {name: list(found) for name, found in groupby(read, lambda found: canonicalize_name(found.name))}


def oldest_allowed() -> str:
    """The version of JupyterLab in the lock that holds nothing else."""
    ((name, (line,)),) = locked(OLDEST).items()
    assert name == "jupyterlab"
    (pin,) = line.specifier
    return pin.version


def fits(found: list[Requirement], specifier: SpecifierSet) -> bool:
    """Whether every version in these lines of a lock is one that is asked for."""
    return all(pin.version in specifier for line in found for pin in line.specifier)


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
    assert [line for line in conda["dependencies"] if isinstance(line, dict)] == [{"pip": ["-e .[handouts,cohort]"]}]


def test_the_lock_holds_what_the_course_needs_at_versions_that_fit() -> None:
    found = locked(LESSONS)
    built_with = map(Requirement, PROJECT["dependency-groups"]["build"] + PROJECT["build-system"]["requires"])
    asked = requirements("handouts", "cohort") | {
        canonicalize_name(requirement.name): requirement.specifier for requirement in built_with
    }
    for name, specifier in asked.items():
        assert fits(found[name], specifier), name


def test_the_locks_together_hold_what_the_tests_need_at_versions_that_fit() -> None:
    found = locked(LESSONS) | locked(TESTS)
    for name, specifier in requirements("handouts", "cohort", "postgresql", "test").items():
        assert fits(found[name], specifier), name


def test_learners_need_not_install_what_tests_need() -> None:
    assert not {"playwright", "pytest", "mypy", "ruff"} & locked(LESSONS).keys()


def test_what_stands_in_both_locks_has_the_same_version_in_both() -> None:
    lessons, tests = locked(LESSONS), locked(TESTS)
    for name in lessons.keys() & tests.keys():
        assert {line.specifier for line in lessons[name]} == {line.specifier for line in tests[name]}


def test_the_oldest_jupyterlab_is_the_first_that_the_project_allows() -> None:
    (first,) = [bound.version for bound in requirements()[canonicalize_name("jupyterlab")] if bound.operator == ">="]
    assert Version(oldest_allowed()) == Version(first)


@pytest.mark.parametrize("lock", [LESSONS, TESTS, OLDEST])
def test_every_locked_line_has_its_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    lines = re.split(r"\n(?=\S)", text.strip())
    assert len(lines) == sum(map(len, locked(lock).values())) > 0
    for line in lines:
        assert re.fullmatch(r"\S+==\S+( ; .+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", line), line
    assert "://" not in text
    assert "index" not in text
