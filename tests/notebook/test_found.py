"""Faults that were found by trying: an unsaved answer, two windows, an odd record, a record that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

import curriculum
from curriculum import exercise
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.figures.building import build
from curriculum.record.event import Event
from curriculum.record.journal import FILE, Journal

FIRST = {"items": {"rota": {"group": "doing"}}}
SECOND = {"items": {"rota": {"group": "before"}}}


def test_run_again_on_a_full_disk_the_unsaved_answer_stays(kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ex = exercise("kettle-groups")
    ex.answer(FIRST)
    (kernel / FILE.parent).rename(kernel / "away")
    (kernel / FILE.parent).write_text("")
    ex.answer(SECOND)
    assert exercise("kettle-groups").response == SECOND
    (kernel / FILE.parent).unlink()
    (kernel / "away").rename(kernel / FILE.parent)
    assert exercise("kettle-groups").response == SECOND


def test_elsewhere_is_told_although_another_exercise_wrote_first(small_course: Path) -> None:
    one, two = exercise("small-groups"), exercise("small-order")
    two.answer({"order": ["goal", "jar", "list", "buy"]})
    Journal().append(Event(do="answer", exercise="small-order", response={"order": ["buy"]}))
    one.answer({"items": {"tea": {"group": "after"}}})
    two.answer({"order": ["jar", "goal", "list", "buy"]})
    assert two.record.get("elsewhere") is True


@pytest.mark.parametrize("items", [[1], {"p": 3}, {"valued-a": {"group": []}}])
def test_a_figure_of_odd_answers(items: object) -> None:
    ex = exercise("ground-at-my-place")
    ids = [item["id"] for item in ex.exercise["items"]]
    if isinstance(items, dict):
        items = {ids[0]: next(iter(items.values()))}
    Journal().append(Event(do="answer", exercise="ground-at-my-place", response={"items": items}))
    course = Course()
    assert build(course.figure("readiness-profile"), course, {})["datasets"] == {"profile": []}


def test_progress_without_a_readable_record(kernel: Path) -> None:
    kernel.mkdir()
    (kernel / FILE.parent).write_text("")
    with pytest.raises(CurriculumError, match="could not be read"):
        curriculum.progress()
