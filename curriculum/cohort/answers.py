"""Keeping answers: each once, in the order of arrival, from those who joined, to what was asked."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from curriculum.cohort import desk, schema
from curriculum.cohort.desk import Asked
from curriculum.cohort.texts import packed
from curriculum.cohort.writer import Refused

MOST = 50
"""Events in one send."""

MOST_OF_ONE = 20_000
"""Answers of one person; far more than a course takes."""

LONGEST = 64 * 1024
"""Letters of one response."""

NOT_ASKED = "not asked for"
NOT_READABLE = "not readable"
NOT_YOURS = "another's"
TOO_MANY = "too many"
"""Why an event is refused, for the program that sent it."""

_answer = schema.answer.c
# Made once, as in desk.
_OWNERS = select(_answer.event_id, _answer.person).where(_answer.event_id.in_(bindparam("ids", expanding=True)))
_PERSON = select(
    schema.person.c.id,
    select(func.count()).where(_answer.person == bindparam("one")).scalar_subquery().label("n"),
).where(schema.person.c.id == bindparam("one"))
_INSERT = insert(schema.answer)

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Kept(NamedTuple):
    """What became of a send: the ids that are kept, and those that are not, with why."""

    kept: list[str]
    refused: list[dict[str, str]]


class Sent(NamedTuple):
    """One event that can be read."""

    id: str
    exercise: str
    vote: int | None
    response: str
    said: str


def keep(connection: Connection, cohort: int, person: int, events: list[Any], now: str) -> Kept:
    """Keep what was asked for. An event that is here already is acknowledged again and changes nothing.

    Raises:
        Refused: There is no such person any more.
    """
    asked = desk.asked(connection, cohort)
    owners = _owners(connection, events)
    kept: list[str] = []
    refused: list[dict[str, str]] = []
    room_left = MOST_OF_ONE - _kept_of(connection, person)
    new = 0
    for event in events:
        sent = _read(event)
        why = _why_not(sent, asked, owners, person)
        if sent and not why and sent.id not in owners and new >= room_left:
            why = TOO_MANY
        if sent is None or why:
            refused.append({"id": _id(event), "why": why})
            continue
        if sent.id not in owners:
            _insert(connection, cohort, person, sent, asked, now)
            owners[sent.id] = person
            new += 1
        kept.append(sent.id)
    if new:
        desk.touch(connection, cohort)
    return Kept(list(dict.fromkeys(kept)), refused)


def last_in_vote(connection: Connection, vote: int) -> dict[int, dict[str, Any]]:
    """The answer of each person that counts in a vote: the last to arrive while it was open."""
    answer = schema.answer.c
    rows = connection.execute(
        select(answer.person, answer.response).where(answer.vote == vote, answer.late.is_(False)).order_by(answer.seq)
    )
    return {row.person: json.loads(row.response) for row in rows}


def last_before(connection: Connection, cohort: int, exercise: str, time: str) -> dict[int, dict[str, Any]]:
    """The last answer of each person to an exercise, in a vote or at home, that came before a time."""
    rows = connection.execute(
        select(_answer.person, _answer.response)
        .where(_answer.cohort == cohort, _answer.exercise == exercise, _answer.received < time)
        .order_by(_answer.seq)
    )
    return {row.person: json.loads(row.response) for row in rows}


def last_of(connection: Connection, person: int, exercise: str) -> dict[str, Any] | None:
    """A person's last answer to an exercise; None if there is none."""
    answer = schema.answer.c
    response = connection.scalar(
        select(answer.response)
        .where(answer.person == person, answer.exercise == exercise)
        .order_by(answer.seq.desc())
        .limit(1)
    )
    return json.loads(response) if response else None


def _kept_of(connection: Connection, person: int) -> int:
    """How many answers are kept of a person.

    Raises:
        Refused: There is no such person any more.
    """
    row = connection.execute(_PERSON, {"one": person}).first()
    if row is None:
        raise Refused("cohort_not_joined", 401)
    return int(row.n)


def _owners(connection: Connection, events: list[Any]) -> dict[str, int]:
    ids = [id for event in events if (id := _id(event))]
    return {row.event_id: row.person for row in connection.execute(_OWNERS, {"ids": ids})}


def _why_not(sent: Sent | None, asked: Asked, owners: dict[str, int], person: int) -> str:
    if sent is None:
        return NOT_READABLE
    if owners.get(sent.id, person) != person:
        return NOT_YOURS
    if sent.id in owners:
        return ""
    if sent.vote is not None:
        voted, _ = asked.votes.get(sent.vote, ("", False))
        return "" if voted == sent.exercise else NOT_ASKED
    return "" if asked.exercise(sent.exercise) else NOT_ASKED


def _insert(connection: Connection, cohort: int, person: int, sent: Sent, asked: Asked, now: str) -> None:
    _, open = asked.votes[sent.vote] if sent.vote is not None else ("", True)
    row = {
        "event_id": sent.id,
        "person": person,
        "cohort": cohort,
        "vote": sent.vote,
        "exercise": sent.exercise,
        "response": sent.response,
        "received": now,
        "said": sent.said,
        "late": not open,
    }
    connection.execute(_INSERT, row)


def _id(event: Any) -> str:
    id = event.get("id") if isinstance(event, dict) else None
    return id if isinstance(id, str) and _ID.fullmatch(id) else ""


def _read(event: Any) -> Sent | None:
    if not isinstance(event, dict) or not _id(event):
        return None
    exercise, vote, response, time = (event.get(name) for name in ("exercise", "vote", "response", "time"))
    if not isinstance(exercise, str) or not isinstance(response, dict):
        return None
    number = _vote_number(vote)
    said = packed(time)[1:-1][:40] if isinstance(time, str) else ""
    answer = packed(response)
    return Sent(event["id"], exercise, number, answer, said) if number != 0 and len(answer) <= LONGEST else None


def _vote_number(vote: Any) -> int | None:
    """A vote's number; None if it is left open, 0 if there can be none such."""
    if vote in ("", None):
        return None
    return int(vote) if isinstance(vote, str) and re.fullmatch("[0-9]{1,9}", vote) else 0
