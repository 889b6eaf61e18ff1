"""How the sixteen elements are covered: by which lessons, with how many items."""

from __future__ import annotations

from collections import Counter

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf

LEAST_ITEMS, LEAST_LESSONS = 4, 2  # for each element, once all lessons are ready


def counted(shelf: Shelf) -> Counter[tuple[str, str]]:
    """Items by element and lesson. An item that assesses two elements counts for both."""
    found: Counter[tuple[str, str]] = Counter()
    for id in shelf.files:
        shelved = shelf.take(id)
        for elements in shelved.kind.assesses(shelved.definition, shelved.key).values():
            found.update((element, shelved.lesson) for element in elements)
    return found


def report(shelf: Shelf, course: Course) -> str:
    """The table as text, with the items and minutes of each lesson below it."""
    found = counted(shelf)
    ready = [lesson for lesson in course.syllabus.lessons if lesson.ready]
    lines = ["Items by element and lesson", " " * 50 + "".join(f"{one.number:>5}" for one in ready) + "  all"]
    thin = []
    for element in course.framework.elements:
        row = [found[element.id, lesson.stem] for lesson in ready]
        lines.append(
            f"{element.number:>2} {element.name[:46]:46} "
            + "".join(f"{count or '·':>5}" for count in row)
            + f"{sum(row):>5}"
        )
        if sum(row) < LEAST_ITEMS or sum(1 for count in row if count) < LEAST_LESSONS:
            thin.append(str(element.number))
    lines += ["", "Lesson" + " " * 44 + "items  exercises  minutes"]
    for lesson in ready:
        own = [shelf.take(id) for id in shelf.files if shelf.take(id).lesson == lesson.stem]
        items = sum(len(one.kind.assesses(one.definition, one.key)) for one in own)
        minutes = sum(one.definition.minutes for one in own)
        lines.append(f"{lesson.stem[:48]:48} {items:>6} {len(own):>10} {minutes:>4} of {lesson.minutes}")
    if thin:
        lines += ["", f"Not yet {LEAST_ITEMS} items in {LEAST_LESSONS} lessons: elements {', '.join(thin)}."]
    return "\n".join(lines)
