"""The browser's modules, styles and words, sent once to a page however many exercises it shows."""

from __future__ import annotations

from functools import cache

import traitlets
from ipywidgets import Layout, Widget

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.kinds import KINDS


class Assets(Widget):
    """The shared model. Each exercise's small loader takes the modules from it and joins them."""

    modules = traitlets.Dict().tag(sync=True)
    look = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)


def _text(name: str) -> str:
    return content.package().joinpath(*name.split("/")).read_text("utf-8")


def modules() -> dict[str, str]:
    """Every browser module by its path in the package."""
    kinds = content.package().joinpath("kinds")
    shared = [f"kinds/{file.name}" for file in kinds.iterdir()]
    own = [f"kinds/{kind}/{file.name}" for kind in KINDS for file in kinds.joinpath(kind).iterdir()]
    faces = sorted(name for name in (*shared, *own) if name.endswith(".js"))
    names = ["notebook/frame.js", "notebook/runs.js", *faces]
    return {name: _text(name) for name in names}


def loader() -> str:
    """The module that each exercise's widget carries."""
    return _text("notebook/loader.js")


def look() -> str:
    """The course's styles."""
    return _text("kinds/look.css")


@cache
def assets() -> Assets:
    """The one shared model of this kernel."""
    return Assets(modules=modules(), look=look(), words=Course().words.texts)


@cache
def layout() -> Layout:
    """The one layout that all exercises of this kernel share: a layout of its own would cost each a message."""
    return Layout(width="auto")
