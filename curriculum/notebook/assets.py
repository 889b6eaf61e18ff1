"""The browser's modules, styles and words, sent once to a page however many exercises it shows."""

from __future__ import annotations

from functools import cache

import traitlets
from ipywidgets import Layout, Widget

from curriculum.course.course import Course
from curriculum.kinds.browser import look, modules, text

OWN = ("notebook/join.js",)
"""Modules that draw something other than an exercise. A widget names its own in a trait called ``face``."""


class Assets(Widget):
    """The shared model. Each widget's small loader takes the modules from it and joins them."""

    modules = traitlets.Dict().tag(sync=True)
    look = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)


def loader() -> str:
    """The module that each widget carries."""
    return text("notebook/loader.js")


@cache
def assets() -> Assets:
    """The one shared model of this kernel."""
    own = {name: text(name) for name in OWN}
    return Assets(modules={**modules(), **own}, look=look(), words=Course().words.texts)


@cache
def layout() -> Layout:
    """The one layout that all exercises of this kernel share: a layout of its own would cost each a message."""
    return Layout(width="auto")
