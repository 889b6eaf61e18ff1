"""Finding exercises and their keys, by id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, Literal

from curriculum.course import content
from curriculum.course.course import Course
from curriculum.course.reading import Model, name_of, read
from curriculum.errors import ContentError, CurriculumError, Fault
from curriculum.kinds import KINDS
from curriculum.kinds.definition import Exercise, Key
from curriculum.kinds.kind import Kind, Response
from curriculum.kinds.verdict import Note, Verdict


class KindOnly(Model):
    """The one line of an exercise that says which model the rest must fit."""

    model_config = {**Model.model_config, "extra": "ignore"}
    kind: Literal["mapping", "coding", "sorting", "choice", "estimate", "chart", "rating", "canvas", "writing"]


@dataclass(frozen=True)
class Shelved:
    """One exercise with all that belongs to it.

    Attributes:
        id: The name of its file.
        lesson: The stem of its lesson.
        kind: The kind that shows and judges it.
        definition: What a learner sees.
        file: Where it is written.
        key_file: Where its key is, or would be.
    """

    id: str
    lesson: str
    kind: Kind[Any, Any]
    definition: Exercise
    file: Traversable
    key_file: Traversable

    @cached_property
    def key(self) -> Key | None:
        """The key; None if this edition has none, or the exercise has no right answer."""
        return read(self.kind.key, self.key_file) if self.key_file.is_file() else None

    def judge(self, response: Response) -> Verdict | None:
        """The judgement of a response; None without a key."""
        return self.kind.judge(self.definition, self.key, response) if self.key else None

    def reveal(self, item: str) -> tuple[Note, ...]:
        """The key's own reading of one item; nothing without a key."""
        return self.kind.reveal(self.definition, self.key, item) if self.key else ()


class Shelf:
    """Every exercise of the course."""

    def __init__(self, course: Course, root: Traversable | None = None) -> None:
        """Look under ``root`` for ``exercises`` and ``solutions``; without one, in the course as installed."""
        self.course = course
        self.root = root or content.shipped()
        self._taken: dict[str, Shelved] = {}

    @cached_property
    def files(self) -> dict[str, Traversable]:
        """Every exercise file by id.

        Raises:
            ContentError: Two files share an id.
        """
        found: dict[str, Traversable] = {}
        faults = []
        for file in _yaml_files(self.root.joinpath("exercises")):
            id = file.name.removesuffix(".yaml")
            if id in found:
                remedy = "Rename one; keep the id that learners have answered."
                faults.append(Fault(name_of(file), 0, "", f"{name_of(found[id])} has the same id.", remedy))
            found[id] = file
        if faults:
            raise ContentError(faults)
        return found

    def take(self, id: str) -> Shelved:
        """One exercise, read when it is first asked for.

        Raises:
            CurriculumError: There is none with this id.
            ContentError: Its file is faulty.
        """
        if id in self._taken:
            return self._taken[id]
        file = self.files.get(id)
        if file is None:
            raise CurriculumError(f"There is no exercise '{id}'. The course has: {', '.join(sorted(self.files))}.")
        kind = KINDS[read(KindOnly, file).kind]
        lesson = str(file).replace("\\", "/").split("/")[-2]
        key_file = self.root.joinpath("solutions", lesson, file.name)
        self._taken[id] = Shelved(id, lesson, kind, read(kind.definition, file), file, key_file)
        return self._taken[id]

    def title(self, id: str) -> str:
        """What an exercise is called; its id if the course does not have it any more."""
        return self.take(id).definition.title if id in self.files else id


def fingerprints(public: dict[str, Any]) -> dict[str, str]:
    """A short hash of each item as a learner sees it, so that an answer knows whether its question has changed."""
    items = public.get("items") or [passage for part in public["paragraphs"] for passage in part["passages"]]
    return {item["id"]: _hash({key: item[key] for key in item if key != "hints"}) for item in items}


def _hash(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:10]


def _yaml_files(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        return
    for lesson in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if lesson.is_dir():
            yield from sorted((f for f in lesson.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
