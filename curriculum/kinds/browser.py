"""What a browser needs to show exercises: modules and styles, as text, for whoever sends them."""

from __future__ import annotations

from curriculum.course import content
from curriculum.kinds import KINDS


def text(name: str) -> str:
    """A file of the package, by its path in it."""
    return content.package().joinpath(*name.split("/")).read_text("utf-8")


def modules() -> dict[str, str]:
    """Every module by its path in the package. ``kinds/frame.js`` draws an exercise, whatever its kind."""
    kinds = content.package().joinpath("kinds")
    shared = [f"kinds/{file.name}" for file in kinds.iterdir()]
    own = [f"kinds/{kind}/{file.name}" for kind in KINDS for file in kinds.joinpath(kind).iterdir()]
    return {name: text(name) for name in sorted(name for name in (*shared, *own) if name.endswith(".js"))}


def look() -> str:
    """The course's styles."""
    return text("kinds/look.css")
