"""How the sixteen elements are covered: by which lessons, with how many items."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from curriculum.checking.reading_level import level, prose
from curriculum.course.course import Course
from curriculum.errors import Fault
from curriculum.kinds.shelf import Shelf

LEAST_ITEMS, LEAST_LESSONS = 4, 2  # for each element, once all lessons are ready
LEAST_ALL = 120


def counted(shelf: Shelf) -> Counter[tuple[str, str]]:
    """Items by element and lesson. An item that assesses two elements counts for both."""
    found: Counter[tuple[str, str]] = Counter()
    for id in shelf.files:
        shelved = shelf.take(id)
        for elements in shelved.kind.assesses(shelved.definition, shelved.key).values():
            found.update((element, shelved.lesson) for element in elements)
    return found


def thin(shelf: Shelf, course: Course) -> list[str]:
    """The elements that too few items assess, or too few lessons."""
    found = counted(shelf)
    lessons = [lesson.stem for lesson in course.syllabus.lessons]
    rows = {element.id: [found[element.id, stem] for stem in lessons] for element in course.framework.elements}
    return [id for id, row in rows.items() if sum(row) < LEAST_ITEMS or sum(map(bool, row)) < LEAST_LESSONS]


def items(shelf: Shelf, lesson: str | None = None) -> int:
    """How many items a lesson has, or the whole course."""
    taken = [shelf.take(id) for id in shelf.files]
    return sum(len(one.kind.assesses(one.definition, one.key)) for one in taken if lesson in (None, one.lesson))


def numbers(shelf: Shelf, course: Course) -> Iterator[Fault]:
    """What a course must have once all of its lessons are ready."""
    if not all(lesson.ready for lesson in course.syllabus.lessons):
        return
    for id in thin(shelf, course):
        said = f"'{id}' has fewer than {LEAST_ITEMS} items, or items in fewer than {LEAST_LESSONS} lessons."
        remedy = "Name the element in the items that assess it, or write another."
        yield Fault("curriculum/course/data/framework.yaml", 1, id, said, remedy)
    if (found := items(shelf)) < LEAST_ALL:
        said = f"The course has {found} items, and needs {LEAST_ALL}."
        yield Fault("curriculum/course/data/syllabus.yaml", 1, "", said, "Write more.")


def report(shelf: Shelf, course: Course, root: Path) -> str:
    """The table as text, with the items, the minutes and the reading level of each lesson below it."""
    found = counted(shelf)
    ready = [lesson for lesson in course.syllabus.lessons if lesson.ready]
    lines = ["Items by element and lesson", " " * 50 + "".join(f"{one.number:>5}" for one in ready) + "  all"]
    for element in course.framework.elements:
        row = [found[element.id, lesson.stem] for lesson in ready]
        cells = "".join(f"{count or '·':>5}" for count in row)
        lines.append(f"{element.number:>2} {element.name[:46]:46} {cells}{sum(row):>5}")
    lines += ["", "Lesson" + " " * 34 + "items  exercises   minutes   words  a sentence  grade*"]
    for lesson in ready:
        own = [one for one in map(shelf.take, shelf.files) if one.lesson == lesson.stem]
        minutes = f"{sum(one.definition.minutes for one in own)} of {lesson.minutes}"
        file = root / "notebooks" / f"{lesson.stem}.ipynb"
        read = level(prose(file) if file.is_file() else "")
        lines.append(
            f"{lesson.stem[:38]:38} {items(shelf, lesson.stem):>6} {len(own):>10} {minutes:>9} "
            f"{read.words:>7} {read.sentence:>11.1f} {read.grade:>7.1f}"
        )
    lines += [f"{'all':38} {items(shelf):>6} {len(shelf.files):>10} {sum(one.minutes for one in ready):>9}"]
    lines += ["* Coleman-Liau index of the lesson's prose: years of schooling, by the lengths of words and sentences."]
    kinds: Counter[str] = Counter()
    for one in map(shelf.take, shelf.files):
        kinds[one.kind.name] += len(one.kind.assesses(one.definition, one.key))
    lines += ["", "Items by kind: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())]
    if few := thin(shelf, course):
        lines += ["", f"Not yet {LEAST_ITEMS} items in {LEAST_LESSONS} lessons: {', '.join(few)}."]
    return "\n".join(lines)
