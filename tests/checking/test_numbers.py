"""The numbers that hold the course together, once every lesson is ready."""

from __future__ import annotations

from collections import Counter

import pytest

from curriculum.checking import coverage
from tests.kinds.exercises import SHELF


def every_lesson_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    syllabus = SHELF.course.syllabus
    ready = tuple(lesson.model_copy(update={"ready": True}) for lesson in syllabus.lessons)
    monkeypatch.setitem(vars(SHELF.course), "syllabus", syllabus.model_copy(update={"lessons": ready}))


def test_the_course_has_items_enough_for_every_element(monkeypatch: pytest.MonkeyPatch) -> None:
    every_lesson_is_ready(monkeypatch)
    assert list(coverage.numbers(SHELF, SHELF.course)) == []
    counted = coverage.counted(SHELF)
    for element in SHELF.course.framework.elements:
        rows = {lesson: n for (id, lesson), n in counted.items() if id == element.id}
        assert sum(rows.values()) >= 4 and len(rows) >= 2
    assert coverage.items(SHELF) >= 120


def test_an_element_with_too_few_items_and_a_course_with_too_few_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    every_lesson_is_ready(monkeypatch)
    enough = coverage.counted(SHELF)
    others = {place: n for place, n in enough.items() if place[0] not in ("framing", "scaled")}
    in_one_lesson = {("scaled", "10-the-whole-case"): 9}
    three_items = {("framing", "10-the-whole-case"): 2, ("framing", "11-another-case"): 1}
    few = Counter(others | in_one_lesson | three_items)
    monkeypatch.setattr(coverage, "counted", lambda _: few)
    monkeypatch.setattr(coverage, "LEAST_ALL", 10_000)
    faults = list(coverage.numbers(SHELF, SHELF.course))
    assert [fault.item for fault in faults] == ["framing", "scaled", ""]
    assert all(fault.remedy for fault in faults)
