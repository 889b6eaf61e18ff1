"""What is derived from a learner's record: agreement with the key, what changed, portfolio and certificate."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import curriculum
from curriculum.kinds.labels import labels
from curriculum.record.answers import Answer
from curriculum.record.gain import change, result
from tests.kinds.exercises import SHELF, samples
from tests.notebook.kernel import restart

WORDS = SHELF.course.words
Outputs = list[dict[str, Any]]


def last(outputs: Outputs, form: str = "text/plain") -> str:
    return str(outputs[-1]["data"][form])


def cells(page: str) -> list[list[str]]:
    """The rows of a page's table, as their texts."""
    rows: list[list[str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: Any) -> None:
            if tag == "tr":
                rows.append([])
            elif tag in ("td", "th") and rows:
                rows[-1].append("")

        def handle_data(self, data: str) -> None:
            if rows and rows[-1]:
                rows[-1][-1] += data

    Reader().feed(page)
    return rows


def test_agreement_waits_for_a_check_and_tells_nothing_of_the_key_before(published: Outputs) -> None:
    shelved = SHELF.take("sixteen-into-three")
    curriculum.agreement(shelved.id)
    needs = WORDS.fill("agreement_needs", exercise=shelved.definition.title)
    assert last(published) == needs
    exercise = curriculum.exercise(shelved.id)
    exercise.answer(samples(shelved).partly)
    assert last(published) == needs
    exercise.check()
    assert last(published) != needs


def test_agreement_with_itself_is_full_and_with_another_less(published: Outputs) -> None:
    shelved = SHELF.take("sixteen-into-three")
    curriculum.agreement(shelved.id)
    exercise = curriculum.exercise(shelved.id)
    exercise.answer(samples(shelved).right)
    exercise.check()
    n = len(samples(shelved).right["items"])
    assert WORDS.fill("agreement_same", same=n, n=n) in last(published)
    assert WORDS.fill("alpha_is", value="1.00", distance=WORDS["distance_nominal"]) in last(published)
    exercise.answer(samples(shelved).partly)
    exercise.check()
    assert "1.00" not in last(published)
    rows = cells(last(published, "text/html"))[1:]
    assert len(rows) == n
    assert {row[3] for row in rows} == {WORDS["agreement_yes"], WORDS["agreement_no"]}
    assert all((row[1] == row[2]) == (row[3] == WORDS["agreement_yes"]) for row in rows)


def test_agreement_on_several_labels_is_by_both_distances_of_sets(published: Outputs) -> None:
    shelved = SHELF.take("whole-case-passages")
    curriculum.agreement(shelved.id)
    exercise = curriculum.exercise(shelved.id)
    exercise.answer(samples(shelved).right)
    exercise.check()
    assert WORDS["distance_jaccard"] in last(published) and WORDS["distance_masi"] in last(published)


def test_what_the_key_calls_arguable_is_left_out_of_agreement(published: Outputs) -> None:
    shelved = SHELF.take("whole-case-levels")
    right = samples(shelved).right
    n = len(right["items"])
    item, key = next(
        (id, key) for id, key in getattr(shelved.key, "items", {}).items() if key.arguable and id in right["items"]
    )
    own = {"items": {**right["items"], item: {"group": key.arguable[0].choice}}}
    curriculum.agreement(shelved.id)
    curriculum.exercise(shelved.id).answer(own)
    curriculum.exercise(shelved.id).check()
    assert WORDS.fill("agreement_same", same=n - 1, n=n - 1) in last(published)
    assert WORDS.fill("agreement_left_out", n=1) in last(published)
    assert WORDS["agreement_arguable"] in last(published, "text/html")


def test_an_arguable_element_beside_settled_ones_makes_no_difference(published: Outputs) -> None:
    shelved = SHELF.take("whole-case-passages")
    right = samples(shelved).right["items"]
    keys = getattr(shelved.key, "items", {}).items()
    item, argued = next((id, key.arguable[0]) for id, key in keys if key.arguable and key.supported)
    also = {"element": argued.element, "level": "arguable"}
    own = {"items": {**right, item: {"marks": [*right[item]["marks"], also]}}}
    curriculum.agreement(shelved.id)
    exercise = curriculum.exercise(shelved.id)
    said = []
    for response in ({"items": right}, own):
        exercise.answer(response)
        exercise.check()
        said.append(last(published))
    assert said[0] == said[1] and "1.00" in said[1]


@pytest.mark.parametrize(
    "junk", [None, [], {"items": 3}, {"items": {"a": {"marks": [3, {"element": []}], "picks": "x"}}}]
)
def test_labels_of_what_is_no_answer_are_none(junk: Any) -> None:
    assert labels(junk, ("a",)) == {}


def quiz(right: int) -> dict[str, Any]:
    """An answer to the baseline with so many questions in line."""
    made = samples(SHELF.take("baseline-quiz"))
    items = {**made.wrong["items"], **dict(list(made.right["items"].items())[:right])}
    return {"items": items}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (8, 12, WORDS.fill("gain_share", percent="50", g="0.50")),
        (8, 8, WORDS["gain_none"]),
        (8, 6, WORDS["gain_loss"]),
        (16, 16, WORDS["gain_full"]),
    ],
)
def test_what_changed_is_counted_and_said(before: int, after: int, said: str) -> None:
    results = [result(SHELF.take("baseline-quiz"), Answer(response=quiz(n))) for n in (before, after)]
    assert [one.right for one in results] == [before, after]
    told = change(results[0], results[1], SHELF.course)
    assert told == f"{WORDS.fill('gain_raw', before=before, after=after, n=16)} {said}"


def test_the_limits_of_what_changed_are_said_with_it(published: Outputs) -> None:
    curriculum.gain("baseline-quiz", "baseline-quiz")
    curriculum.exercise("baseline-quiz").answer(quiz(10))
    assert last(published) == f"{WORDS.fill('gain_raw', before=10, after=10, n=16)} {WORDS['gain_none']}"
    assert "<td>63%</td>" in last(published, "text/html"), "a half is rounded up"
    for limit in ("gain_limit_one", "gain_limit_why", "gain_limit_band"):
        assert WORDS[limit] in last(published, "text/html")


def test_nothing_is_said_of_a_change_until_both_quizzes_are_answered(published: Outputs) -> None:
    curriculum.gain("baseline-quiz", "baseline-quiz")
    title = SHELF.take("baseline-quiz").definition.title
    assert last(published) == WORDS.fill("gain_needs", quiz=title, answered=0, n=16)
    items = dict(list(quiz(16)["items"].items())[:5])
    curriculum.exercise("baseline-quiz").answer({"items": items})
    assert last(published) == WORDS.fill("gain_needs", quiz=title, answered=5, n=16)


def test_a_held_quiz_is_marked_once_the_later_one_is_checked_and_not_before(published: Outputs) -> None:
    held, after = SHELF.take("baseline-quiz"), SHELF.take("final-quiz")
    definition: Any = held.definition
    key: Any = held.key
    needs = WORDS.fill("marked_needs", quiz=held.definition.title, after=after.definition.title)
    curriculum.marked(held.id, after.id)
    assert last(published) == needs
    curriculum.exercise(held.id).answer(quiz(10))
    later = curriculum.exercise(after.id)
    right = samples(after).right
    later.answer({"items": dict(list(right["items"].items())[:-1])})
    later.check()
    assert last(published) == needs, "one question of the later quiz has no answer yet"
    later.answer(right)
    assert last(published) == needs, "the later quiz is answered and not checked yet"
    assert not any(entry.reason in str(published) for one in key.items.values() for entry in one.right)
    later.check()
    assert WORDS.fill("marked_counts", right=10, n=16) in last(published)
    parts = last(published, "text/html").split("<details")[1:]
    assert len(parts) == 16
    for index, (part, item) in enumerate(zip(parts, definition.items, strict=True)):
        assert escape(item.text) in part
        assert escape(key.items[item.id].right[0].reason) in part, "in line, or by the key's reading"
        assert (WORDS["in_line"] in part) == (index < 10)


def test_a_held_quiz_without_answers_has_nothing_to_mark(published: Outputs) -> None:
    after = SHELF.take("final-quiz")
    curriculum.marked("baseline-quiz", after.id)
    later = curriculum.exercise(after.id)
    later.answer(samples(after).right)
    later.check()
    title = SHELF.take("baseline-quiz").definition.title
    assert last(published) == WORDS.fill("marked_nothing", quiz=title)


def test_the_final_quiz_is_parallel_to_the_baseline_item_by_item() -> None:
    first: Any = SHELF.take("baseline-quiz")
    second: Any = SHELF.take("final-quiz")
    assert [item.id for item in first.definition.items] == [item.id for item in second.definition.items]
    for one, two in zip(first.definition.items, second.definition.items, strict=True):
        assert one.elements == two.elements == (one.id,)
        assert len(one.choices) == len(two.choices)
        levels = len(one.choices) == 3
        same = first.key.items[one.id].right[0].choice == second.key.items[two.id].right[0].choice
        assert same == levels, "on the three levels the same answer; elsewhere another place"


def test_the_portfolio_holds_what_was_written_and_nothing_as_markup(published: Outputs) -> None:
    curriculum.portfolio()
    assert last(published) == WORDS["portfolio_none"]
    exercise = curriculum.exercise("evidence-to-preconditions")
    curriculum.portfolio()
    right = samples(SHELF.take("evidence-to-preconditions")).right
    first = next(iter(right["items"]))
    own = {"items": {**right["items"], first: {**right["items"][first], "why": "Because <b>they</b>\nmet & said so."}}}
    exercise.answer(own)
    page = last(published, "text/html")
    assert "Because &lt;b&gt;they&lt;/b&gt;<br>met &amp; said so." in page
    assert SHELF.take("evidence-to-preconditions").definition.title in page


def test_the_certificate_counts_lessons_with_every_exercise_answered(
    published: Outputs,
    workspace: Path,
) -> None:
    curriculum.certificate()
    assert last(published) == WORDS["certificate_none"]
    own = [id for id in SHELF.files if SHELF.take(id).lesson == "04-preconditions"]
    for id in own:
        shelved = SHELF.take(id)
        # What is right may leave a settled question out; the certificate asks for an answer, not for a right one.
        made = samples(shelved).right if shelved.key else {"items": {}}
        items = {item: {"group": "x", **made.get("items", {}).get(item, {})} for item in shelved.definition.needs}
        curriculum.exercise(id).answer({**made, "items": items} if items else made)
        assert last(published) == WORDS["certificate_none"]
    restart()
    curriculum.certificate()
    lesson = SHELF.course.syllabus.lesson("04-preconditions")
    assert WORDS.fill("certificate_said", n=1, total=13, minutes=lesson.minutes) in last(published)
    assert WORDS["certificate_not"] in last(published)
    assert lesson.title in last(published, "text/html")
