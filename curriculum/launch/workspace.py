"""The learner's workspace: a folder of working copies that are theirs to change."""

from __future__ import annotations

import errno
from pathlib import Path

from curriculum.course import content
from curriculum.errors import CurriculumError
from curriculum.launch import manifest, settings, which
from curriculum.launch.lessons import Lesson, fingerprint, shipped
from curriculum.launch.manifest import Delivered
from curriculum.record import journal
from curriculum.record.replacing import replace

_REMEDY = "choose another folder with --workspace"


def locate(chosen: str | None = None) -> Path:
    """Return the workspace's full path: the chosen one, else the one where the learner's record lies.

    Raises:
        CurriculumError: If it lies inside the course itself, whose files stay as they were shipped.
    """
    folder = (Path(chosen) if chosen else journal.workspace()).expanduser().resolve()
    if folder.is_relative_to(Path(str(content.shipped())).resolve()):
        raise CurriculumError(f"{folder} is part of the course itself: {_REMEDY}.")
    return folder


def prepare(workspace: Path) -> list[str]:
    """Bring the workspace up to this version of the course, and never overwrite the learner's changes.

    A missing lesson is put there. One that the learner has not changed is replaced by its new edition. One
    that they have changed keeps its name, and the new edition goes beside it. Nothing is deleted.

    Returns:
        What the learner should know, one sentence each; nothing if nothing happened.

    Raises:
        CurriculumError: If the folder cannot be read or written, with the remedy.
    """
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        settings.begin(workspace)
        return _Delivery(workspace).run()
    except OSError as error:
        raise CurriculumError(_explain(error, workspace)) from error


class _Delivery:
    """One bringing of the course to one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.version = content.version()
        self.manifest = manifest.read(workspace)
        self.returned: list[str] = []
        self.updated: list[str] = []
        self.kept: list[tuple[str, str]] = []

    def run(self) -> list[str]:
        for lesson in shipped():
            self.deliver(lesson)
        # Written at every start, changed or not: a folder that has become read-only is told now, and not
        # when the first answer is lost.
        manifest.write(self.workspace, self.manifest)
        which.write(self.workspace, self.manifest)
        return which.notices(self.version, self.returned, self.updated, self.kept)

    def deliver(self, lesson: Lesson) -> None:
        path = self.workspace / lesson.name
        before = self.manifest.lessons.get(lesson.name)
        if not path.exists():
            replace(path, lesson.data)
            if before:
                self.returned.append(lesson.name)
        elif before is None or before.digest != lesson.digest:
            mine = fingerprint(path.read_bytes())
            if mine is not None and before is not None and mine in (before.text, lesson.text):
                replace(path, lesson.data)
                self.updated.append(lesson.name)
            elif mine is None or mine != lesson.text:
                self.put_beside(lesson, before)
                return
        self.remember(lesson, before.beside if before else [])

    def put_beside(self, lesson: Lesson, before: Delivered | None) -> None:
        path = self.free_place(lesson)
        if not path.exists():
            replace(path, lesson.data)
        beside = [name for name in (before.beside if before else []) if name != path.name]
        self.kept.append((lesson.name, path.name))
        self.remember(lesson, [*beside, path.name])

    def free_place(self, lesson: Lesson) -> Path:
        """Where the new edition goes: a name that is free, or holds this very edition."""
        stem = f"{Path(lesson.name).stem} (course version {self.version}"
        path = self.workspace / f"{stem}).ipynb"
        count = 1
        while path.exists() and fingerprint(path.read_bytes()) != lesson.text:
            count += 1
            path = self.workspace / f"{stem}, {count}).ipynb"
        return path

    def remember(self, lesson: Lesson, beside: list[str]) -> None:
        self.manifest.lessons[lesson.name] = Delivered(
            version=self.version, digest=lesson.digest, text=lesson.text, beside=beside
        )


def _explain(error: OSError, workspace: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"There is no room left for {workspace}: free some space on that disk, or {_REMEDY}."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{workspace} cannot be a folder, because a file is in its place: {_REMEDY}."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                f"{workspace} cannot be written: give yourself the right to write there "
                f"and close programs that hold its files, or {_REMEDY}."
            )
        case _:
            return f"{workspace} cannot be used ({error.strerror or error}): {_REMEDY}."
