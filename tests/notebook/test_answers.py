"""An exercise over its life: answered, checked, restarted, reworded, answered elsewhere, shown without a key."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from curriculum import exercise
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelved
from curriculum.record.event import Event
from curriculum.record.journal import Journal
from tests.kinds.exercises import JUDGED, SMALL, name, samples
from tests.notebook.kernel import restart, send, written

CHECKED = [shelved for shelved in JUDGED if shelved.definition.feedback == "at check" and shelved not in SMALL]
GOOD = {"items": {"wish": {"group": "before"}, "tea": {"group": "after"}}}


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("shelved", CHECKED, ids=name)
def test_answers_and_feedback_come_back_after_a_restart(shelved: Shelved) -> None:
    response = samples(shelved).partly
    ex = exercise(shelved.id)
    assert "restored" not in ex.record
    ex.answer(response)
    verdict = ex.check()
    assert verdict is not None and verdict == shelved.judge(response)
    said = ex.said
    assert said["score"] == verdict.score and set(said["notes"]) == set(verdict.notes)
    restart()
    again = exercise(shelved.id)
    assert again is not ex
    assert (again.response, again.said) == (response, said)
    assert again.record["restored"] and "reworded" not in again.record
    assert [event.do for event in written()] == ["answer", "check"]
    assert (written()[1].verdict or {})["score"] == verdict.score


@pytest.mark.parametrize("shelved", CHECKED, ids=name)
def test_what_cannot_be_read_is_kept_and_told(shelved: Shelved) -> None:
    ex = exercise(shelved.id)
    for response in samples(shelved).invalid:
        ex.answer(response)
        verdict = ex.check()
        assert verdict is not None and not verdict.valid
        assert ex.said["problems"] and ex.said["notes"] == {}
        assert ex.response == response == written()[-1].response


def test_an_answer_that_was_not_checked_comes_back_without_feedback(small_course: Path) -> None:
    exercise("small-groups").answer(GOOD)
    exercise("small-groups").check()
    changed = {"items": {**GOOD["items"], "fridge": {"group": "after"}}}
    exercise("small-groups").answer(changed)
    restart()
    assert exercise("small-groups").response == changed
    assert exercise("small-groups").said == {}


def test_shown_twice_it_is_one_exercise(small_course: Path) -> None:
    assert exercise("small-groups") is exercise("small-groups")
    assert exercise("small-groups") is not exercise("small-order")
    assert exercise("small-groups").assets is exercise("small-order").assets


def test_an_unknown_exercise_is_told_with_what_there_is(small_course: Path) -> None:
    with pytest.raises(CurriculumError, match=r"no exercise 'none-such'.*small-codes, small-crowd"):
        exercise("none-such")


def test_an_item_that_was_reworded_is_named_until_it_is_confirmed(small_course: Path) -> None:
    exercise("small-groups").answer(GOOD)
    replace(small_course / "exercises/01-small/small-groups.yaml", "We had wished", "We had hoped")
    restart()
    ex = exercise("small-groups")
    assert (ex.response, ex.record["reworded"]) == (GOOD, ["wish"])
    restart()
    ex = exercise("small-groups")
    assert ex.record["reworded"] == ["wish"]
    send(ex, do="still", item="wish")
    assert "reworded" not in ex.record
    restart()
    assert "reworded" not in exercise("small-groups").record


def test_a_new_answer_to_a_reworded_item_confirms_that_item_alone(small_course: Path) -> None:
    exercise("small-groups").answer(GOOD)
    file = small_course / "exercises/01-small/small-groups.yaml"
    replace(file, "We had wished", "We had hoped")
    replace(file, "Tea is quicker", "Tea is faster")
    restart()
    ex = exercise("small-groups")
    assert ex.record["reworded"] == ["wish", "tea"]
    ex.answer({"items": {**GOOD["items"], "wish": {"group": "after"}}})
    assert ex.record["reworded"] == ["tea"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Someone runs the fridge", "She runs the fridge"),  # an item that was not answered
        ("When was that?", "And when was that?"),  # a hint
        ("Three cards", "A few cards"),
        ("minutes: 1", "minutes: 2"),
    ],
)
def test_a_change_elsewhere_leaves_an_answer_as_it_was(small_course: Path, old: str, new: str) -> None:
    exercise("small-groups").answer(GOOD)
    replace(small_course / "exercises/01-small/small-groups.yaml", old, new)
    restart()
    assert "reworded" not in exercise("small-groups").record


@pytest.mark.parametrize(
    ("id", "response", "old", "new", "item"),
    [
        ("small-order", {"order": ["goal", "list", "jar", "buy"]}, "We buy it.", "We bought it.", "buy"),
        ("small-codes", {"items": {"t1b": {"code": "claim"}}}, "Everybody was", "All were", "t1b"),
        ("small-sure", {"items": {"counted": {"picks": ["a"], "certainty": 2}}}, "All were glad", "We were", "counted"),
        ("small-levels", {"items": {"jar": {"marks": []}}}, "Nine put money", "Ten put money", "jar"),
    ],
)
def test_every_kind_names_what_was_reworded(
    small_course: Path, id: str, response: dict[str, Any], old: str, new: str, item: str
) -> None:
    exercise(id).answer(response)
    replace(small_course / f"exercises/01-small/{id}.yaml", old, new)
    restart()
    assert exercise(id).record["reworded"] == [item]


def test_an_answer_from_another_window_is_told_and_stays_in_the_record(small_course: Path) -> None:
    ex = exercise("small-groups")
    ex.answer(GOOD)
    other = {"items": {"wish": {"group": "after"}}}
    Journal().append(Event(do="answer", exercise="small-groups", response=other))
    ex.answer({"items": {"tea": {"group": "after"}}})
    assert ex.record["elsewhere"] is True
    assert [event.response for event in written()] == [GOOD, other, ex.response]
    ex.answer(GOOD)
    assert "elsewhere" not in ex.record


def test_another_exercise_answered_in_another_window_is_not_told_here(small_course: Path) -> None:
    ex = exercise("small-groups")
    ex.answer(GOOD)
    Journal().append(Event(do="answer", exercise="small-order", response={"order": ["goal"]}))
    ex.answer({"items": {}})
    assert "elsewhere" not in ex.record


def test_shown_again_it_takes_in_what_another_window_answered(small_course: Path) -> None:
    ex = exercise("small-groups")
    ex.answer(GOOD)
    other = {"items": {"wish": {"group": "after"}}}
    Journal().append(Event(do="check", exercise="small-groups", response=other))
    assert exercise("small-groups") is ex
    assert ex.response == other and ex.said["wrong"] == 1
    assert len(written()) == 2


def test_shown_again_it_stands_beside_an_earlier_answer_that_came_since() -> None:
    assert exercise("where-i-stand-now").exercise["earlier"] == {}
    then = {"items": {"tell-story": {"rating": 2}}}
    exercise("where-i-stand").answer(then)
    assert exercise("where-i-stand-now").exercise["earlier"] == then


def test_without_keys_answers_are_kept_and_nothing_is_judged(small_course: Path) -> None:
    assert exercise("small-groups").exercise["judged"] is True
    restart()
    (small_course / "solutions").rename(small_course / "kept-elsewhere")
    ex = exercise("small-groups")
    assert ex.exercise["judged"] is False
    ex.answer(GOOD)
    assert ex.check() is None
    for message in ({"do": "check"}, {"do": "reveal", "item": "wish"}):
        send(ex, **message)
    assert ex.said == {}
    restart()
    assert exercise("small-groups").response == GOOD


def test_a_faulty_key_is_told_and_the_answer_is_kept(small_course: Path) -> None:
    (small_course / "solutions/01-small/small-groups.yaml").write_text("items: [")
    ex = exercise("small-groups")
    ex.answer(GOOD)
    send(ex, do="check", response=GOOD)
    assert [problem["lead"] for problem in ex.said["problems"]] == ["key_faulty"]
    assert written()[-1].response == GOOD


def test_hints_are_remembered_with_item_and_step(small_course: Path) -> None:
    ex = exercise("small-groups")
    send(ex, do="hint", of="wish", step=1)
    assert [(event.do, event.exercise, event.about) for event in written()] == [("hint", "small-groups", "wish 1")]
    assert ex.said == {}


def test_the_keys_reading_comes_on_request_and_after_a_try(small_course: Path) -> None:
    ex = exercise("small-groups")
    send(ex, do="reveal", item="wish")
    assert ex.said["notes"] == {}, "nothing has been tried"
    send(ex, do="check", response={"items": {"tea": {"group": "before"}}})
    send(ex, do="reveal", item="fridge")
    assert set(ex.said["notes"]) == {"tea"}, "that card has not been tried"
    assert all(note["mark"] != "reading" for note in ex.said["notes"]["tea"])
    send(ex, do="reveal", item="tea")
    assert [note["mark"] for note in ex.said["notes"]["tea"]] == ["look", "reading"]
    restart()
    assert [note["mark"] for note in exercise("small-groups").said["notes"]["tea"]] == ["look", "reading"]


def test_every_check_is_told_apart_from_the_one_before(small_course: Path) -> None:
    ex = exercise("small-groups")
    ex.answer(GOOD)
    ex.check()
    before = ex.said
    ex.check()
    assert ex.said != before, "the page would not notice that it was checked again"
    assert {**ex.said, "n": 0} == {**before, "n": 0}


def test_messages_on_many_threads_are_all_kept(small_course: Path) -> None:
    exercises = [exercise(id) for id in ("small-groups", "small-order", "small-codes")]
    messages = [(ex, {"do": "answer", "response": {"n": n}}) for n in range(10) for ex in exercises]
    threads = [Thread(target=send, args=(ex,), kwargs=message) for ex, message in messages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({event.id for event in written()}) == len(threads)
    assert sorted(event.response["n"] for event in written() if event.response) == sorted(list(range(10)) * 3)
