"""A course that was updated between two sessions and has lost an exercise: what was voted on it is not lost with it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import update

from curriculum.cohort import schema
from curriculum.cohort.database import writing
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, event, right
from tests.handouts.pdfs import text

GONE = "an-exercise-that-has-gone"


def lose(room: Classroom, exercise: str = EXERCISE) -> None:
    """As if the course had never had it under this name."""
    with writing(room.service.engine) as connection:
        for table in (schema.vote, schema.answer, schema.feedback, schema.homework):
            connection.execute(update(table).where(table.c.exercise == exercise).values(exercise=GONE))
        columns = schema.cohort.c
        connection.execute(update(schema.cohort).values(changes=columns.changes + 1, revision=columns.revision + 1))


def voted(room: Classroom) -> list[Any]:
    people = room.people(6)
    vote = room.open()
    for person in people:
        person.send(event(EXERCISE, vote, right()))
    return people


def test_the_report_still_tells_what_came_of_it_and_everybody_is_served(room: Classroom) -> None:
    people = voted(room)
    room.do("close")
    room.do("feedback", exercise=EXERCISE)
    room.do("show", view="one")
    lose(room)
    table = room.teach("GET", "/api/teach/report.csv").content.decode("utf-8-sig")
    assert GONE in table and ",in_line,,,6,6," in table
    assert GONE in text(room.teach("GET", "/api/teach/report.pdf").content)
    statements = room.teach("GET", "/api/teach/report.xapi.json").json()
    assert sum(GONE in json.dumps(one) for one in statements) == 6
    state = room.state()
    assert state["projector"]["vote"]["title"] == GONE and state["projector"]["tally"]["n"] == 6
    assert people[0].get("/api/state").json()["vote"]["exercise"] == GONE
    assert GONE in json.dumps(people[0].get("/api/mine.xapi.json").json())
    assert people[0].get(f"/api/exercise/{GONE}").status_code == 404
    assert people[0].get(f"/api/feedback/{GONE}").status_code == 403
    assert room.open(OTHER)


def test_a_vote_on_it_that_was_still_open_can_be_closed(room: Classroom) -> None:
    voted(room)
    lose(room)
    assert room.do("close")["private"]["votes"][-1]["tally"] == {"n": None, "shown": False}
