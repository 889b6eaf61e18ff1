"""A further case: its passages are found by their ids, and an id that two cases share is named."""

from __future__ import annotations

from pathlib import Path

from tests.checking.test_broken import DATA, check, course

__all__ = ["course"]

CASE = """\
title: The quiet ward
origin: Invented for this test.
sources: []
paragraphs:
  - id: qw1
    name: Paragraph 1
    passages:
      - {id: qw1a, text: Two nurses put a whiteboard up.}
      - {id: PASSAGE, text: Nobody had asked them to.}
"""


def add(course: Path, passage: str) -> None:
    (course / DATA / "cases").mkdir(exist_ok=True)
    (course / DATA / "cases" / "quiet-ward.yaml").write_text(CASE.replace("PASSAGE", passage), "utf-8")


def test_an_exercise_may_point_at_a_passage_of_a_further_case(course: Path) -> None:
    file = course / "exercises/04-preconditions/evidence-to-preconditions.yaml"
    text = file.read_text("utf-8")
    old = text[text.index("passages: [") : text.index("]", text.index("passages: [")) + 1]
    file.write_text(text.replace(old, "passages: [qw1a, qw1b]", 1), "utf-8")
    status, said = check(course)
    assert status == 1 and "'qw1a' is no passage of a case." in said
    add(course, "qw1b")
    assert check(course)[0] == 0


def test_an_id_that_two_cases_share_is_named(course: Path) -> None:
    add(course, "p1a")
    status, said = check(course)
    assert status == 1
    assert "cases/quiet-ward.yaml:9" in said
    assert "'p1a' is the id of a passage in curriculum/course/data/case.yaml already." in said
