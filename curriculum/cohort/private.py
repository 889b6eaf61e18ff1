"""The instructor's own page: the plan, what votes came to, who is here, and what was written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from curriculum.cohort import answers, schema
from curriculum.cohort.accounts import registered
from curriculum.cohort.advice import texts
from curriculum.cohort.closing import session_of
from curriculum.cohort.counting import counts
from curriculum.cohort.live import Moment
from curriculum.cohort.readings import items
from curriculum.cohort.room import Room, Vote
from curriculum.cohort.views import counted
from curriculum.kinds.shelf import Shelf


def private(connection: Connection, moment: Moment, shelf: Shelf) -> dict[str, Any]:
    """What the instructor alone sees."""
    desk, vote = moment.room.desk, moment.room.current
    return {
        "lesson": desk.lesson,
        "exercise": desk.exercise,
        "lessons": _lessons(shelf),
        "exercises": _exercises(desk.lesson, shelf),
        "items": _items(desk.exercise, shelf),
        "session": _session(desk.lesson, desk.minutes, shelf),
        "minutes": desk.minutes,
        "step": desk.step,
        "began": desk.began,
        "votes": [{**(counted(moment, vote, shelf) or {}), "tally": vote.tally} for vote in moment.room.votes],
        "waiting": _waiting(connection, moment, vote),
        "raw": _raw(connection, vote),
        "texts": _texts(connection, moment.room, shelf),
        "picked": list(desk.picked),
        "notes": _notes(connection, moment.cohort.id),
        "roster": _roster(connection, moment.cohort.id),
        "homework": _homework(connection, moment),
    }


def _lessons(shelf: Shelf) -> list[dict[str, Any]]:
    return [lesson.model_dump(include={"number", "stem", "title"}) for lesson in shelf.course.syllabus.lessons]


def _exercises(lesson: str, shelf: Shelf) -> list[dict[str, Any]]:
    """The exercises of the chosen lesson, for the instructor to choose from."""
    if not lesson:
        return []
    here = [id for id, file in shelf.files.items() if str(file).replace("\\", "/").split("/")[-2] == lesson]
    found = map(shelf.take, here)
    return [
        {"id": one.id, "title": one.definition.title, "kind": one.kind.name, "minutes": one.definition.minutes}
        for one in found
    ]


def _session(lesson: str, minutes: int, shelf: Shelf) -> dict[str, Any] | None:
    """The session plan of the chosen lesson; None where there is none."""
    plan = session_of(lesson, shelf.course)
    if plan is None:
        return None
    data = plan.model_dump(mode="json", exclude={"plans"})
    return {**data, "steps": [step.model_dump(mode="json") for step in plan.plans[minutes]]}


def _items(exercise: str, shelf: Shelf) -> list[dict[str, Any]]:
    """The items of the chosen exercise, for a vote on some of them."""
    if exercise not in shelf.files:
        return []
    return [{"id": item["id"], "text": item["text"]} for item in items(shelf.take(exercise), shelf.course)]


def _texts(connection: Connection, room: Room, shelf: Shelf) -> list[dict[str, str]]:
    """The free texts of the last closed vote. Read afresh each time: what someone erases is gone here too."""
    vote = next((vote for vote in reversed(room.votes) if not vote.open), None)
    if vote is None or vote.exercise not in shelf.files or (room.current and room.current.open):
        return []
    return texts(shelf.take(vote.exercise), shelf.course, list(answers.last_in_vote(connection, vote.id).values()))


def _waiting(connection: Connection, moment: Moment, vote: Vote | None) -> list[str]:
    """The pseudonyms of those who are here and have not answered the open vote."""
    if vote is None or not vote.open:
        return []
    person, answer = schema.person.c, schema.answer.c
    done = select(answer.person).where(answer.vote == vote.id)
    asked = select(person.pseudonym).where(
        person.cohort == moment.cohort.id, person.left.is_(None), person.id.not_in(done)
    )
    return list(connection.scalars(asked.order_by(person.pseudonym)))


def _raw(connection: Connection, vote: Vote | None) -> list[dict[str, Any]]:
    """The answers to the last vote, without whose they are, once it is closed.

    Of items that its tally tells, and only while everybody behind it is there: the list without someone who was erased,
    beside the list before, would tell what that person had said.
    """
    if vote is None or not vote.tally or not vote.tally["shown"]:
        return []
    given = list(answers.last_in_vote(connection, vote.id).values())
    told = {item["id"] for item in vote.tally["items"] if item["shown"]}
    return sorted((_only(one, told) for one in given), key=str) if len(given) == vote.tally.get("people") else []


def _only(response: dict[str, Any], told: set[str]) -> dict[str, Any]:
    """The parts of a response that are about these items."""
    inside, order = response.get("items"), response.get("order")
    found: dict[str, Any] = {}
    if isinstance(inside, dict):
        found["items"] = {id: given for id, given in inside.items() if id in told}
    if isinstance(order, list):
        found["order"] = [id for id in order if isinstance(id, str) and id in told]
    return found


def _notes(connection: Connection, cohort: int) -> list[dict[str, str]]:
    note = schema.note.c
    rows = connection.execute(select(note.vote, note.text, note.written).where(note.cohort == cohort).order_by(note.id))
    return [{"vote": str(row.vote or ""), "text": row.text, "written": row.written} for row in rows]


def _roster(connection: Connection, cohort: int) -> list[dict[str, Any]]:
    """Who joined, with how many exercises they have answered."""
    person, name, account, answer = schema.person, schema.name_of, schema.account, schema.answer.c
    done = select(answer.person, func.count(answer.exercise.distinct()).label("n")).group_by(answer.person).subquery()
    rows = connection.execute(
        select(person.c.id, person.c.pseudonym, person.c.left, person.c.group, name.c.name, account.c.account, done.c.n)
        .outerjoin(name, name.c.person == person.c.id)
        .outerjoin(account, account.c.person == person.c.id)
        .outerjoin(done, done.c.person == person.c.id)
        .where(person.c.cohort == cohort)
        .order_by(person.c.id)
    )
    return [
        {
            "person": str(row.id),
            "pseudonym": row.pseudonym,
            "name": registered(row.name, row.account),
            "group": row.group,
            "here": row.left is None,
            "answered": row.n or 0,
        }
        for row in rows
    ]


def _homework(connection: Connection, moment: Moment) -> list[dict[str, Any]]:
    if not moment.room.homework:
        return []
    done = counts(connection, moment.cohort.id).done
    return [
        {"exercise": work.exercise, "due": work.due, "done": done.get(work.exercise, 0)}
        for work in moment.room.homework
    ]
