"""Laying out the extension as JupyterLab wants it: a folder named by what is in it, made anew at each start."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.shell.told import told

NAME = "leading-change-course"
_MODULES = ("lesson", "panel", "plugin", "record", "standing", "tour")
_FILES = (
    "kinds/dom.js",
    "kinds/look.css",
    "shell/browser/book.svg",
    "shell/browser/style.css",
    *(f"shell/browser/{name}.js" for name in _MODULES),
)
_SETTINGS = {"showCode": "shell_show_code", "tourSeen": "shell_tour_seen", "panelClosed": "shell_panel_closed"}
"""What is kept of a learner's choices, and the word that says so."""


def lay(folder: Path, course: Course | None = None) -> None:
    """Put the extension into ``folder``, in place of whatever was there.

    JupyterLab tells browsers to keep these files for a year. So they lie in a folder named by a digest of all that
    is in it: a changed file or a changed course has an address that no browser has seen.

    Args:
        folder: What JupyterLab is to search for extensions; it is the course's alone.
        course: The course to tell of; the installed one if not given.

    Raises:
        ContentError: A file of the course is faulty.
        OSError: The folder cannot be written.
    """
    course = course or Course()
    files = {name: content.package().joinpath(*name.split("/")).read_bytes() for name in _FILES}
    files["remoteEntry.js"] = content.package().joinpath("shell", "browser", "remoteEntry.js").read_bytes()
    files["course.json"] = json.dumps(told(course), ensure_ascii=False, sort_keys=True).encode()
    static = f"static/{digest(files)}"
    shutil.rmtree(folder, ignore_errors=True)
    root = folder / NAME
    for name, data in files.items():
        _write(root / static / name, data)
    _write(root / "schemas" / NAME / "plugin.json", json.dumps(_schema(course)).encode())
    _write(root / "package.json", json.dumps(_package(static)).encode())


def digest(files: dict[str, bytes]) -> str:
    """A name for these files that any other content would not have."""
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return whole.hexdigest()[:20]


def _package(static: str) -> dict[str, object]:
    build = {"load": f"{static}/remoteEntry.js", "extension": "./extension"}
    return {"name": NAME, "version": content.version(), "jupyterlab": {"_build": build, "schemaDir": "schemas"}}


def _schema(course: Course) -> dict[str, object]:
    """The settings that the extension keeps, and where its commands stand in JupyterLab's menus."""
    words = course.words
    menus = {
        "jp-mainmenu-view": ["course:show-panel", "course:show-code"],
        "jp-mainmenu-file": ["course:print", "course:print-mine", "course:download"],
        "jp-mainmenu-help": ["course:run-again", "course:tour"],
    }
    return {
        "title": words["shell_title"],
        "description": words["shell_settings"],
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"type": "boolean", "title": words[word], "description": "", "default": False}
            for name, word in _SETTINGS.items()
        },
        "jupyter.lab.menus": {
            "main": [
                {"id": menu, "items": [{"command": command, "rank": rank} for rank, command in enumerate(commands)]}
                for menu, commands in menus.items()
            ]
        },
    }


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
