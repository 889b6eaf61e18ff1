"""Keeping answers: each once, in the order of arrival, from those who joined, to what was asked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select

from curriculum.cohort import desk, schema
from curriculum.cohort.database import minute
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
_COUNTS = select(
    schema.person.c.id,
    select(func.count())
    .where(_answer.person == schema.person.c.id)
    .correlate(schema.person)
    .scalar_subquery()
    .label("n"),
).where(schema.person.c.id.in_(bindparam("people", expanding=True)))
_INSERT = insert(schema.answer)

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Kept(NamedTuple):
    """What became of a send: the ids that are kept, and those that are not, with why."""

    kept: list[str]
    refused: list[dict[str, str]]


class Send(NamedTuple):
    """What somebody sent at once, and when it arrived."""

    person: int
    events: list[Any]
    received: str


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
    (kept,) = keep_all(connection, cohort, [Send(person, events, now)])
    if isinstance(kept, Refused):
        raise kept
    return kept


def keep_all(connection: Connection, cohort: int, sends: Sequence[Send]) -> list[Kept | Refused]:
    """Keep many sends as one after the other would be kept, with as many queries as for one."""
    asked = desk.asked(connection, cohort)
    owners = _owners(connection, [id for send in sends for event in send.events if (id := _id(event))])
    counts = _counts(connection, {send.person for send in sends})
    rows: list[dict[str, Any]] = []
    found = [_kept(send, cohort, asked, owners, counts, rows) for send in sends]
    if rows:
        connection.execute(_INSERT, rows)
        desk.touch(connection, cohort)
    return found


def _kept(
    send: Send, cohort: int, asked: Asked, owners: dict[str, int], counts: dict[int, int], rows: list[dict[str, Any]]
) -> Kept | Refused:
    """What becomes of a send. What is to be written is added to ``rows``, and to the owners and counts."""
    person, kept, refused = send.person, [], []
    if person not in counts:
        return Refused("cohort_not_joined", 401)
    for event in send.events:
        sent = _read(event)
        why = _why_not(sent, asked, owners, person)
        if sent and not why and sent.id not in owners and counts[person] >= MOST_OF_ONE:
            why = TOO_MANY
        if sent is None or why:
            refused.append({"id": _id(event), "why": why})
            continue
        if sent.id not in owners:
            rows.append(_row(cohort, person, sent, asked, send.received))
            owners[sent.id] = person
            counts[person] += 1
        kept.append(sent.id)
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


def _counts(connection: Connection, people: set[int]) -> dict[int, int]:
    """How many answers are kept of each; without those who are not there any more."""
    return {row.id: row.n for row in connection.execute(_COUNTS, {"people": sorted(people)})}


def _owners(connection: Connection, ids: list[str]) -> dict[str, int]:
    """Whose events these are, of those that are kept already."""
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


def _row(cohort: int, person: int, sent: Sent, asked: Asked, received: str) -> dict[str, Any]:
    _, open = asked.votes[sent.vote] if sent.vote is not None else ("", True)
    return {
        "event_id": sent.id,
        "person": person,
        "cohort": cohort,
        "vote": sent.vote,
        "exercise": sent.exercise,
        "response": sent.response,
        "received": minute(received),
        "said": sent.said,
        "late": not open,
    }


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
    said = packed(time)[1:-1][: len("2026-01-01T00:00")] if isinstance(time, str) else ""
    answer = packed(response)
    return Sent(event["id"], exercise, number, answer, said) if number != 0 and len(answer) <= LONGEST else None


def _vote_number(vote: Any) -> int | None:
    """A vote's number; None if it is left open, 0 if there can be none such."""
    if vote in ("", None):
        return None
    return int(vote) if isinstance(vote, str) and re.fullmatch("[0-9]{1,9}", vote) else 0
