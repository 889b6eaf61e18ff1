"""Databases for the classroom's tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from curriculum.cohort.database import file_url
from tests.cohort.classroom import Classroom, classroom
from tests.cohort.history import History, told
from tests.cohort.postgresql import Cluster

_numbers = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return file_url(tmp_path / "sessions.sqlite")
    running: Cluster = request.getfixturevalue("cluster")
    return running.new_database(f"test{next(_numbers)}")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    """A classroom on a file."""
    with classroom(file_url(tmp_path / "sessions.sqlite")) as made:
        yield made


@pytest.fixture
def either(database: str) -> Iterator[Classroom]:
    """A classroom on a file, and one on a PostgreSQL."""
    with classroom(database) as made:
        yield made


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A cohort without a network."""
    with told(tmp_path) as made:
        yield made
