"""The course as the browser is told it: what a learner may see, and nothing of a key."""

from __future__ import annotations

import json
from importlib.resources.abc import Traversable
from typing import Any

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf

PLACES = {
    "panel": ".course-panel > ol",
    "lesson": "#jp-main-dock-panel, #main-panel",
    "more": ".course-more",
}
"""Where in the page, as a selector, a step of the tour points."""


def told(course: Course) -> dict[str, Any]:
    """The syllabus, each ready lesson's lines of code and exercises with the items they need, the guide, the words.

    Raises:
        ContentError: A file of the course is faulty.
    """
    words = course.words.texts
    guide = course.guide
    exercises = _exercises(shelf := Shelf(course))
    return {
        "name": course.syllabus.title,
        "title": words["shell_title"],
        "version": content.version(),
        "portfolio": guide.portfolio,
        "lessons": [
            {
                **lesson.model_dump(include={"number", "stem", "title", "minutes"}),
                "exercises": exercises.get(lesson.stem, []),
                "code": lines,
                "ready": lesson.ready and bool(lines),
            }
            for lesson in course.syllabus.lessons
            for lines in [code(content.notebooks().joinpath(f"{lesson.stem}.ipynb"))]
        ],
        "needs": {id: list(shelf.take(id).definition.needs) for ids in exercises.values() for id in ids},
        "tour": [{**step.model_dump(), "at": PLACES[step.at]} for step in guide.tour],
        "help": [entry.model_dump() for entry in guide.help],
        "words": {name: text for name, text in words.items() if name.startswith("shell_")},
    }


def code(notebook: Traversable) -> list[str]:
    """The sources of a notebook's code cells that hold any; none if there is no such notebook."""
    if not notebook.is_file():
        return []
    cells = json.loads(notebook.read_bytes())["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    return [source for source in sources if source.strip()]


def _exercises(shelf: Shelf) -> dict[str, list[str]]:
    """The ids of each lesson's exercises."""
    found: dict[str, list[str]] = {}
    for id in shelf.files:
        found.setdefault(shelf.take(id).lesson, []).append(id)
    return found
