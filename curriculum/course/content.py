"""Where the course's files lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version as installed_version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def package() -> Traversable:
    """The folder of the package itself, with the course's data."""
    return files("curriculum")


@cache
def shipped() -> Traversable:
    """The folder that holds ``notebooks``, ``exercises`` and ``solutions``.

    In a wheel they lie inside the package; in a checkout, beside it.
    """
    inside = package().joinpath("_content")
    if inside.is_dir():
        return inside
    return Path(str(package())).parent


def notebooks() -> Traversable:
    """The folder of the lessons as shipped."""
    return shipped().joinpath("notebooks")


def data() -> Traversable:
    """The folder of the course's data."""
    return package().joinpath("course", "data")


def version() -> str:
    """The version of the course, such as ``0.1.0``."""
    return installed_version("leading-change-curriculum")
