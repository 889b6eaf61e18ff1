"""Names that point from one file into another: sources, elements, objectives, exercises, items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curriculum.course.case import Case
from curriculum.course.course import Course
from curriculum.course.reading import Model, line_of, name_of
from curriculum.errors import Fault
from curriculum.kinds.shelf import Shelf, Shelved

Place = tuple[int | str, ...]
LONGEST_REASON = 60  # words; docs/authoring.md


@dataclass(frozen=True)
class Named:
    """A file as it was read."""

    file: Path
    model: Model


def dangling(read: list[Named], course: Course) -> Iterator[Fault]:
    """Sources and elements that no file defines, and reasons that are too long."""
    known = {"sources": set(course.sources), "elements": {element.id for element in course.framework.elements}}
    files = {"sources": "sources.yaml", "elements": "framework.yaml"}
    for named in read:
        for place, name, value in _walk(named.model.model_dump(by_alias=True, exclude_none=True), ()):
            if name in known and isinstance(value, (list, tuple)):
                for at, id in enumerate(value):
                    if isinstance(id, str) and id not in known[name]:
                        said = f"'{id}' is not in {files[name]}."
                        yield _fault(named.file, (*place, at), said, "Use an id from there, or add it.")
            if name == "reason" and isinstance(value, str) and len(value.split()) > LONGEST_REASON:
                yield _fault(named.file, place, f"The reason has {len(value.split())} words.", "Keep it to 60.")


def exercises(shelf: Shelf, course: Course) -> Iterator[Fault]:
    """Objectives that are not the lesson's own, keys without an item, and items without a key."""
    lessons = {lesson.stem: lesson for lesson in course.syllabus.lessons}
    assessed: set[str] = set()
    for id, file in shelf.files.items():
        shelved = shelf.take(id)
        lesson = lessons.get(shelved.lesson)
        if lesson is None:
            yield _fault(
                Path(str(file)), (), f"'{shelved.lesson}' is no lesson.", "Name the folder as syllabus.yaml does."
            )
            continue
        # A retrieval check serves the objectives of earlier lessons.
        earlier = [one for one in lessons.values() if one.number <= lesson.number]
        own = {objective.id for one in earlier for objective in one.objectives}
        for at, objective in enumerate(shelved.definition.objectives):
            assessed.add(objective)
            if objective not in own:
                said = f"'{objective}' is no objective of {lesson.stem} or an earlier lesson."
                yield _fault(Path(str(file)), ("objectives", at), said, f"Use one of: {', '.join(sorted(own))}.")
        yield from _compared(shelved, shelf)
        if shelved.key is not None:
            yield from _keyed(shelved, shelf)
    for each in lessons.values():
        for aim in each.objectives:
            if each.ready and aim.id not in assessed:
                said = f"No exercise assesses the objective '{aim.id}'."
                yield Fault("curriculum/course/data/syllabus.yaml", 1, each.stem, said, "Name it in an exercise.")


def passages_named_twice(read: list[Named]) -> Iterator[Fault]:
    """Ids of passages and paragraphs that stand twice, in one case or in two."""
    seen: dict[str, Path] = {}
    for named in read:
        for at, paragraph in enumerate(named.model.paragraphs if isinstance(named.model, Case) else ()):
            places: list[tuple[str, Place]] = [(paragraph.id, ("paragraphs", at, "id"))]
            places += [(p.id, ("paragraphs", at, "passages", n, "id")) for n, p in enumerate(paragraph.passages)]
            for id, place in places:
                if id in seen:
                    said = f"'{id}' is the id of a passage in {name_of(seen[id])} already."
                    yield _fault(named.file, place, said, "Give this one another id; answers point at the first.")
                seen.setdefault(id, named.file)


def order(course: Course) -> Iterator[Fault]:
    """Lessons whose number is not that of their stem or their place, or that build on what does not come before."""
    file = Path(str(course.data)) / "syllabus.yaml"
    before: list[str] = []
    for at, lesson in enumerate(course.syllabus.lessons):
        if lesson.number != at or not lesson.stem.startswith(f"{at:02}-"):
            said = f"'{lesson.stem}' is lesson number {at}, counted from 0, and its number is {lesson.number}."
            yield _fault(file, ("lessons", at, "number"), said, "Number the lessons in their order, stems included.")
        for n, stem in enumerate(lesson.builds_on):
            if stem not in before:
                said = f"'{stem}' is no lesson before this one."
                yield _fault(file, ("lessons", at, "builds_on", n), said, "Use the stem of an earlier lesson.")
        before.append(lesson.stem)


def sessions(shelf: Shelf, course: Course) -> Iterator[Fault]:
    """Session plans that are missing, or that name exercises and items nobody has."""
    for lesson in course.syllabus.lessons:
        file = Path(str(course.data)) / "sessions" / f"{lesson.stem}.yaml"
        if not lesson.ready:
            continue
        if not file.is_file():
            yield _fault(file, (), "A ready lesson has no session plan.", "Write one; docs/authoring.md shows how.")
            continue
        plan = course.session(lesson.stem)
        named: list[tuple[Place, str]] = [
            (("plans", length, at, "exercise"), step.exercise)
            for length, steps in plan.plans.items()
            for at, step in enumerate(steps)
            if step.exercise
        ]
        named += [(("first votes", at, "exercise"), vote.exercise) for at, vote in enumerate(plan.first_votes)]
        for place, id in named:
            if id not in shelf.files:
                yield _fault(file, place, f"There is no exercise '{id}'.", "Use the name of a file in exercises/.")
        for at, vote in enumerate(plan.first_votes):
            if vote.exercise in shelf.files and vote.item not in _items(shelf.take(vote.exercise), shelf):
                said = f"'{vote.exercise}' has no item '{vote.item}'."
                yield _fault(file, ("first votes", at, "item"), said, "Use the id of one of its items.")


def _compared(shelved: Shelved, shelf: Shelf) -> Iterator[Fault]:
    """An earlier exercise that is not there, or is another thing: marks side by side would then mislead."""
    file, id = Path(str(shelved.file)), shelved.definition.compare
    if id is None:
        return
    if id not in shelf.files:
        said = f"There is no exercise '{id}' to compare with."
        yield _fault(file, ("compare",), said, "Use the name of a file in exercises/.")
        return
    earlier = shelf.take(id)
    if earlier.kind is not shelved.kind:
        said = f"'{id}' is of the kind {earlier.kind.name}, and this is {shelved.kind.name}."
        yield _fault(file, ("compare",), said, "Compare with an exercise of the same kind.")
    elif getattr(earlier.definition, "scale", None) != getattr(shelved.definition, "scale", None):
        yield _fault(file, ("scale",), f"The scale is not that of '{id}'.", "Give both the same labels.")


def _keyed(shelved: Shelved, shelf: Shelf) -> Iterator[Fault]:
    items = _items(shelved, shelf)
    key_items = getattr(shelved.key, "items", {})
    file = Path(str(shelved.key_file))
    for id in key_items:
        if id not in items:
            yield _fault(file, ("items", id), f"The exercise has no item '{id}'.", "Use the id of one of its items.")
    if shelved.kind.name != "coding":
        for id in items:
            if id not in key_items:
                yield _fault(file, ("items",), f"The item '{id}' has no key.", "Add it, with its reasons.")


def _items(shelved: Shelved, shelf: Shelf) -> list[str]:
    public = shelved.kind.public(shelved.definition, shelf.course)
    listed = public.get("items") or [passage for part in public["paragraphs"] for passage in part["passages"]]
    return [item["id"] for item in listed]


def _walk(data: Any, place: Place) -> Iterator[tuple[Place, str, Any]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield (*place, name), str(name), value
            yield from _walk(value, (*place, name))
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _walk(value, (*place, at))


def _fault(file: Path, place: Place, message: str, remedy: str) -> Fault:
    line = line_of(file, place) if file.is_file() else 0
    return Fault(name_of(file), line, ".".join(map(str, place)), message, remedy)
