"""Charts: marks against the rules, the key against the rules, and nothing of either on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from curriculum.course.course import Course
from curriculum.kinds.chart import chart
from curriculum.kinds.verdict import Verdict

HEAD = {"kind": "chart", "title": "T", "prompt": "P", "minutes": 1, "objectives": ["o"]}
REASON = "A reason that is long enough."
STEP = [31, 29, 33, 30, 32, 29, 31, 30, 40, 42, 39, 43, 41, 40, 44, 42]
CALM = [4, 7, 5, 5, 8, 3, 6, 7, 4, 6, 5, 7]


def drawn(points: list[Any] = STEP, **more: Any) -> Any:
    item = {"id": "c", "text": "?", "invented": True, "y": "Cups", "points": points, "signals": ["shift", "trend"]}
    rules = more.pop("rules", "perla")
    return chart.definition.model_validate({**HEAD, "rules": rules, "items": [{**item, **more}]})


def keyed(**judged: list[tuple[str, list[int] | None]]) -> Any:
    entries = {
        group: [{"choice": choice, "points": points, "reason": f"{REASON} {choice}"} for choice, points in given]
        for group, given in judged.items()
    }
    return chart.key.model_validate({"items": {"c": entries}})


BOTH = keyed(right=[("shift", [1, 8]), ("shift", [9, 16])], tempting=[("trend", None), ("none", None)])


def marked(*marks: tuple[str, int, int], definition: Any = None, key: Any = BOTH) -> Verdict:
    given = [{"signal": signal, "from": first, "to": last} for signal, first, last in marks]
    return chart.judge(definition or drawn(), key, {"items": {"c": {"marks": given}}})


def said(verdict: Verdict) -> list[tuple[str, str]]:
    return [(note.mark, note.lead) for note in verdict.notes["c"]]


def test_a_mark_is_in_line_if_it_lies_in_what_the_rules_find_and_holds_enough() -> None:
    verdict = marked(("shift", 9, 14), ("shift", 1, 8))
    assert said(verdict) == [("right", "in_line"), ("right", "in_line")]
    assert [note.points for note in verdict.notes["c"]] == [(9, 16), (1, 8)]
    assert (verdict.score, verdict.possible) == (2, 2)


@pytest.mark.parametrize(
    ("first", "last", "lead"), [(9, 13, "look_short"), (8, 16, "look_range"), (4, 12, "look_range")]
)
def test_the_right_signal_at_the_wrong_place_is_said_to_be_so(first: int, last: int, lead: str) -> None:
    verdict = marked(("shift", first, last))
    assert said(verdict)[0] == ("look", lead)
    assert verdict.notes["c"][0].text == ""
    assert verdict.score == 0


def test_a_second_mark_on_the_same_signal_is_not_counted() -> None:
    verdict = marked(("shift", 9, 14), ("shift", 10, 16))
    assert said(verdict) == [("right", "in_line"), ("todo", "same_signal"), ("missed", "missed_signal")]
    assert (verdict.right, verdict.wrong, verdict.score) == (1, 0, 1)


def test_a_signal_that_is_not_there_gets_the_keys_reason() -> None:
    verdict = marked(("trend", 8, 12), ("shift", 1, 6))
    assert verdict.notes["c"][0].text == f"{REASON} trend"
    assert verdict.score == 0 and verdict.right == verdict.wrong == 1


def test_no_signal_is_an_answer() -> None:
    none = {"items": {"c": {"none": True}}}
    key = keyed(right=[("none", None)], tempting=[("shift", None), ("trend", None)])
    verdict = chart.judge(drawn(CALM), key, none)
    assert said(verdict) == [("right", "in_line")] and verdict.score == verdict.possible == 1
    wrong = chart.judge(drawn(), BOTH, none)
    assert said(wrong) == [("look", "look_again")] and wrong.notes["c"][0].text == f"{REASON} none"
    assert chart.doubts(drawn(CALM), key, Course()) == []


def test_an_astronomical_point_is_the_keys_own_and_may_be_arguable() -> None:
    definition = drawn([*CALM, 60], signals=["shift", "astronomical"])
    others: list[tuple[str, list[int] | None]] = [("shift", None), ("none", None)]
    settled = keyed(right=[("astronomical", [13, 13])], tempting=others)
    assert said(marked(("astronomical", 13, 13), definition=definition, key=settled)) == [("right", "in_line")]
    assert said(marked(("astronomical", 6, 6), definition=definition, key=settled))[0] == ("look", "look_again")
    open_ = keyed(right=[("none", None)], arguable=[("astronomical", [13, 13])], tempting=[("shift", None)])
    assert said(marked(("astronomical", 13, 13), definition=definition, key=open_)) == [("arguable", "arguable")]
    assert chart.doubts(definition, settled, Course()) == chart.doubts(definition, open_, Course()) == []


def test_the_rules_agreed_decide() -> None:
    seven = [1, 3, 2, 4, 1, 3, 2, 11, 13, 12, 14, 11, 13, 12]
    assert said(marked(("shift", 1, 7), definition=drawn(seven)))[0] == ("right", "in_line")
    strict = drawn(seven, rules="anhoej", signals=["shift", "runs"])
    verdict = chart.judge(strict, keyed(right=[("runs", None)]), {"items": {"c": {"marks": [{"signal": "runs"}]}}})
    assert verdict.score == verdict.possible == 1
    assert said(marked(("shift", 1, 7), definition=strict)) == [("look", "look_again"), ("missed", "missed_signal")]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (keyed(right=[("shift", [1, 8])], tempting=[("trend", None), ("none", None)]), "find 'shift 9 to 16'"),
        (keyed(right=[("shift", [1, 8]), ("shift", [9, 15])]), "do not find 'shift 9 to 15' here"),
        (keyed(right=[("none", None)]), "do not find 'none' here. They find: shift 1 to 8, shift 9 to 16"),
        (keyed(tempting=[("shift", [9, 16])]), "The rules find 'shift 9 to 16' here."),
        (keyed(arguable=[("trend", None)]), "cannot be arguable"),
        (keyed(tempting=[("outside", None)]), "'outside' is not on offer"),
        (keyed(right=[("shift", [1, 8]), ("shift", [9, 16])]), "'none' is on offer and has no feedback"),
    ],
)
def test_a_key_that_says_other_than_the_rules_is_a_fault(key: Any, message: str) -> None:
    doubts = chart.doubts(drawn(), key, Course())
    assert any(message in doubt.message and doubt.in_key and doubt.remedy for doubt in doubts), doubts


def test_a_chart_that_offers_what_its_rules_lack_or_hides_its_source_is_a_fault() -> None:
    messages = [doubt.message for doubt in chart.doubts(drawn(signals=["outside"], invented=False), None, Course())]
    assert "The set of rules 'perla' has no signal 'outside'." in messages
    assert any("names no source" in message for message in messages)


@pytest.mark.parametrize(
    ("points", "more"),
    [
        ([{"cases": 5, "with": 6}] * 8, {"chart": "p"}),
        ([{"cases": 5, "with": 4}] * 8, {}),
        (STEP, {"chart": "p"}),
        (STEP, {"notes": {17: "late"}}),
    ],
)
def test_points_that_cannot_be_are_refused(points: list[Any], more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"chart|feature"):
        drawn(points, **more)


def test_the_page_is_sent_no_signal_that_was_found() -> None:
    """Two charts that differ in what is to be found differ in nothing but their points and what follows from them."""
    with_, without = (chart.public(drawn(points), Course())["items"][0] for points in (STEP, STEP[::2] + STEP[1::2]))
    differing = {name for name in with_ if with_[name] != without[name]}
    assert differing == {"points"}
    text = json.dumps(with_)
    assert '"from"' not in text and '"found"' not in text and "first" not in text
