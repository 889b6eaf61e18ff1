"""Statements of the Experience API, held against its data model as Ralph has it, and against what we promise.

The specification is ADL's xAPI 1.0.3, part two: statements have an id that is a UUID and never change (2.3), an agent
has exactly one identifier, here an account (2.4.2), verbs and activities are known by IRIs (2.4.3, 2.4.4), a scaled
score lies between -1 and 1 and a raw one not above its maximum (2.4.5), and timestamps are those of ISO 8601 with a
time and a zone (2.4.7).
"""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

from curriculum.cohort.report.statements import of_cohort, of_person
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, event, right
from tests.cohort.history import History
from tests.kinds.exercises import SHELF, samples

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
QUIZ = "baseline-quiz"
Statement = dict[str, Any]


def sound(statements: list[Statement]) -> list[Statement]:
    """The statements, each valid and none twice."""
    for one in statements:
        BaseXapiStatement.model_validate(one)
        assert UUID(one["id"]).version == 5 and TIME.fullmatch(one["timestamp"]) and one["version"] == "1.0.3"
        assert set(one["actor"]) == {"objectType", "account"} and set(one["actor"]["account"]) == {"homePage", "name"}
        score = one.get("result", {}).get("score", {"raw": 0, "max": 0})
        assert score["raw"] <= score["max"]
    assert len({one["id"] for one in statements}) == len(statements)
    return statements


def verbs(statements: list[Statement]) -> list[str]:
    return [one["verb"]["id"].removeprefix("http://adlnet.gov/expapi/verbs/") for one in statements]


def session(history: History) -> list[int]:
    """Three people, two of whom have answered, one of them twice; one of them has given a name."""
    people = [history.join("Quiet Heron", "Dr Jo Smith"), history.join(), history.join()]
    vote = history.open(EXERCISE)
    for person, made in ((people[0], samples(SHELF.take(EXERCISE)).wrong), (people[0], right()), (people[1], right())):
        history.send(person, EXERCISE, made, vote)
    history.do("close")
    history.do("homework", exercise=OTHER)
    history.send(people[0], OTHER, right(OTHER))
    return people


def test_the_definition_that_they_are_held_against_refuses_what_is_wrong(history: History) -> None:
    session(history)
    (good, *_) = of_cohort(history.connection, history.cohort, SHELF)
    for wrong in ({"id": "1"}, {"verb": {"id": "answered"}}, {"actor": {"name": "Jo"}}, {"more": 1}):
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate({**good, **wrong})


def test_of_a_cohort_they_say_who_was_there_and_who_answered_what_and_no_more(history: History) -> None:
    session(history)
    found = sound(of_cohort(history.connection, history.cohort, SHELF))
    assert verbs(found) == ["attended"] * 3 + ["answered"] * 3
    assert not any("result" in one for one in found)
    said = json.dumps(found)
    assert "Jo Smith" not in said and '"Quiet Heron"' in said
    assert not any(text in said for text in ("picks", "response", "score", "success"))
    assert [one["object"]["id"].rpartition(":")[2] for one in found[3:]] == [EXERCISE, EXERCISE, OTHER]
    assert {one["timestamp"][17:] for one in found} == {"00.000Z"}, "to the minute, and no finer"
    assert found[3]["context"]["contextActivities"]["parent"][0]["id"].endswith(SHELF.take(EXERCISE).lesson)


def test_made_again_they_are_the_same_and_what_comes_later_is_added(history: History) -> None:
    one, two, three = session(history)
    before = of_cohort(history.connection, history.cohort, SHELF)
    assert of_cohort(history.connection, history.cohort, SHELF) == before
    history.send(three, OTHER, right(OTHER))
    history.send(one, OTHER, right(OTHER))
    history.do("feedback", exercise=EXERCISE)
    after = sound(of_cohort(history.connection, history.cohort, SHELF))
    assert after[: len(before)] == before and len(after) == len(before) + 1
    history.erase(two)
    left = sound(of_cohort(history.connection, history.cohort, SHELF))
    assert len(left) == len(after) - 2 and all(one in after for one in left)


def test_ones_own_hold_the_answers_and_a_result_where_feedback_is_open(history: History) -> None:
    one, two, _ = session(history)
    shut = sound(of_person(history.connection, history.cohort, one, SHELF))
    assert verbs(shut) == ["attended"] + ["answered"] * 3
    assert json.loads(shut[2]["result"]["response"]) == right() and all(
        set(x["result"]) == {"response"} for x in shut[1:]
    )
    history.do("feedback", exercise=EXERCISE)
    opened = sound(of_person(history.connection, history.cohort, one, SHELF))
    assert [said["result"].get("success") for said in opened[1:]] == [False, True, None]
    assert opened[2]["result"]["score"]["scaled"] == pytest.approx(2 / 3, abs=1e-4), "all in line, at certainty 2 of 3"
    assert opened[3] == shut[3] and not {said["id"] for said in opened[1:3]} & {said["id"] for said in shut[1:3]}
    everyones = {said["id"] for said in of_cohort(history.connection, history.cohort, SHELF)[3:]}
    assert not everyones & {said["id"] for said in opened}, "a statement never changes, so what says more is another"
    assert {said["actor"]["account"]["name"] for said in opened} == {"Quiet Heron"}
    assert len(of_person(history.connection, history.cohort, two, SHELF)) == 2


def test_certainty_can_cost_more_than_all_but_a_score_is_never_below_minus_one(history: History) -> None:
    person = history.join()
    history.do("homework", exercise=QUIZ)
    wrong = {"items": {id: {**given, "certainty": 3} for id, given in samples(SHELF.take(QUIZ)).wrong["items"].items()}}
    history.send(person, QUIZ, wrong)
    history.do("feedback", exercise=QUIZ)
    result = sound(of_person(history.connection, history.cohort, person, SHELF))[1]["result"]
    assert result["score"]["scaled"] == -1 and result["score"]["raw"] < -result["score"]["max"]


def test_a_pseudonym_that_was_free_again_is_another_account(history: History) -> None:
    one = history.join("Quiet Heron")
    history.do("remove", person=str(one))
    two = history.join("Quiet Heron")
    names = [said["actor"]["account"]["name"] for said in sound(of_cohort(history.connection, history.cohort, SHELF))]
    assert names == ["Quiet Heron", f"Quiet Heron #{two}"]


def test_an_answer_that_cannot_be_read_is_a_statement_all_the_same(history: History) -> None:
    person = history.join()
    history.do("homework", exercise=EXERCISE)
    history.send(person, EXERCISE, {"items": {"no-such-item": [None, "\ud800"]}, "x": 1})
    history.do("feedback", exercise=EXERCISE)
    assert set(sound(of_person(history.connection, history.cohort, person, SHELF))[1]["result"]) == {"response"}


def test_who_joins_is_told_before_what_may_be_passed_on(room: Classroom) -> None:
    notice = room.client.get(f"/api/cohort?code={room.code}").json()["notice"]
    assert {SHELF.course.words[f"cohort_notice_{end}"] for end in ("who", "on", "leave")} <= set(notice)
    assert "learning record store" in str(notice) and "days" in str(notice)


def test_a_learner_has_their_own_and_nobody_elses(room: Classroom) -> None:
    one, two = room.people(2)
    one.send(event(EXERCISE, room.open(), right()))
    mine = sound(one.get("/api/mine.xapi.json").json())
    assert verbs(mine) == ["attended", "answered"] and verbs(two.get("/api/mine.xapi.json").json()) == ["attended"]
    room.do("close")
    assert mine[0] in room.teach("GET", "/api/teach/report.xapi.json").json()
