"""What happened as statements of the Experience API, version 1.0.3, for a learning record store.

Of a cohort they say who was there and who has sent an answer to what, as the instructor's register does: by pseudonym,
to the minute, without an answer and without a result. Of one person, for that person, they hold the answers too, and
the result where feedback is open. The same event has the same id each time, so that sending it twice is harmless; what
says more of it is another statement, with an id of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import Connection, Row, select

from curriculum.cohort import cohorts, desk, schema
from curriculum.cohort.cohorts import Cohort
from curriculum.kinds.shelf import Shelf

BASE = "urn:leading-change-curriculum"
"""What the names of the course's own things begin with; they stay the same wherever a service runs."""
IDS = uuid5(NAMESPACE_URL, BASE)
VERBS = "http://adlnet.gov/expapi/verbs/"
TYPES = "http://adlnet.gov/expapi/activities/"

Statement = dict[str, Any]


def of_cohort(connection: Connection, cohort: int, shelf: Shelf) -> list[Statement]:
    """Who was there, and who has sent a first answer to each vote and each piece of homework; empty if it has gone."""
    known = cohorts.about(connection, cohort)
    if known is None:
        return []
    actors = _actors(connection, known)
    first = {(row.person, row.vote, row.exercise): row for row in reversed(_answers(connection, known.id))}
    answered = [
        _answered(row, known, actors, shelf, f"answered {row.event_id}", _minute(row))
        for row in sorted(first.values(), key=lambda row: int(row.seq))
    ]
    return [*_attended(connection, known, actors, shelf), *answered]


def of_person(connection: Connection, cohort: int, person: int, shelf: Shelf) -> list[Statement]:
    """All that one person has sent, with the result of exercises on which feedback is open; for that person alone."""
    known = cohorts.about(connection, cohort)
    if known is None:
        return []
    actors = {id: actor for id, actor in _actors(connection, known).items() if id == person}
    feedback = desk.load(connection, cohort).feedback
    sent = []
    for row in _answers(connection, known.id):
        if row.person == person:
            result = _result(row, shelf, row.exercise in feedback)
            name = f"own {row.event_id} {json.dumps(result, sort_keys=True)}"
            sent.append({**_answered(row, known, actors, shelf, name, _minute(row)), "result": result})
    return [*_attended(connection, known, actors, shelf), *sent]


def _minute(row: Row[Any]) -> str:
    """When an answer arrived, as xAPI writes times."""
    return f"{row.received[:16]}:00.000Z"


def _actors(connection: Connection, cohort: Cohort) -> dict[int, Statement]:
    """Everybody as an account: a pseudonym in this cohort. One who took it over from someone who left has a number."""
    person = schema.person.c
    rows = connection.execute(
        select(person.id, person.pseudonym).where(person.cohort == cohort.id).order_by(person.id)
    ).all()
    owners: dict[str, int] = {}
    for row in rows:
        owners.setdefault(row.pseudonym, row.id)
    return {
        row.id: {
            "objectType": "Agent",
            "account": {
                "homePage": _cohort(cohort),
                "name": row.pseudonym if owners[row.pseudonym] == row.id else f"{row.pseudonym} #{row.id}",
            },
        }
        for row in rows
    }


def _attended(
    connection: Connection, cohort: Cohort, actors: dict[int, Statement], shelf: Shelf
) -> Iterator[Statement]:
    """A statement for each day of each person. Of the time only the day is kept, so it bears the day's first second."""
    day, words = schema.attendance.c, shelf.course.words
    for row in connection.execute(select(day.person, day.date).order_by(day.date, day.person)):
        if row.person in actors:
            meeting = {
                "id": f"{_cohort(cohort)}:{row.date}",
                "definition": {
                    "type": f"{TYPES}meeting",
                    "name": {words.language: words.fill("xapi_session", title=cohort.title, date=row.date)},
                },
            }
            yield {
                **_statement(
                    f"attended {_cohort(cohort)} {row.person} {row.date}", actors[row.person], "attended", shelf
                ),
                "object": {"objectType": "Activity", **meeting},
                "timestamp": f"{row.date}T00:00:00.000Z",
            }


def _answered(
    row: Row[Any], cohort: Cohort, actors: dict[int, Statement], shelf: Shelf, name: str, time: str
) -> Statement:
    course, around = shelf.course, {}
    if row.exercise in shelf.files:  # the course may have been updated since
        lesson = course.syllabus.lesson(shelf.take(row.exercise).lesson)
        around["parent"] = [_activity("lesson", lesson.stem, "lesson", lesson.title, shelf)]
    return {
        **_statement(name, actors[row.person], "answered", shelf),
        "object": {
            "objectType": "Activity",
            **_activity("exercise", row.exercise, "assessment", shelf.title(row.exercise), shelf),
        },
        "context": {
            "contextActivities": {
                **around,
                "grouping": [_activity("course", "leading-change", "course", course.syllabus.title, shelf)],
            },
            "registration": str(_id(_cohort(cohort))),
            "language": course.words.language,
        },
        "timestamp": time,
    }


def _statement(name: str, actor: Statement, verb: str, shelf: Shelf) -> Statement:
    words = shelf.course.words
    said = {"id": f"{VERBS}{verb}", "display": {words.language: words[f"xapi_{verb}"]}}
    return {"id": str(_id(name)), "actor": actor, "verb": said, "version": "1.0.3"}


def _activity(sort: str, id: str, type: str, title: str, shelf: Shelf) -> Statement:
    named = {"type": f"{TYPES}{type}", "name": {shelf.course.words.language: title}}
    return {"id": f"{BASE}:{sort}:{id}", "definition": named}


def _result(row: Row[Any], shelf: Shelf, opened: bool) -> Statement:
    """An answer, and with feedback open what came of it: -1 also where certainty cost more than there was to gain."""
    exercise = shelf.take(row.exercise) if opened and row.exercise in shelf.files else None
    verdict = exercise.judge(json.loads(row.response)) if exercise and exercise.kind.marked else None
    if verdict is None or not verdict.valid or not verdict.possible:
        return {"response": row.response}
    scaled = max(-1.0, min(1.0, verdict.score / verdict.possible))
    return {
        "response": row.response,
        "success": verdict.right > 0 and not verdict.wrong and not verdict.missed,
        "score": {"raw": verdict.score, "max": verdict.possible, "scaled": round(scaled, 4)},
    }


def _answers(connection: Connection, cohort: int) -> list[Row[Any]]:
    answer = schema.answer.c
    return list(connection.execute(select(schema.answer).where(answer.cohort == cohort).order_by(answer.seq)))


def _cohort(cohort: Cohort) -> str:
    return f"{BASE}:cohort:{_id(f'{cohort.id} {cohort.created}')}"


def _id(name: str) -> UUID:
    return uuid5(IDS, name)
