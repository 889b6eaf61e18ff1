"""People of a cohort: joining and leaving, groups, and what is kept about one of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, case, delete, func, insert, or_, select, update

from curriculum.cohort import accounts, counting, desk, schema
from curriculum.cohort.access import hashed, new_token
from curriculum.cohort.database import minute
from curriculum.cohort.texts import packed, shown_name
from curriculum.cohort.writer import Refused

MOST = 5000
"""People in one cohort."""

# Made once, as in desk.
_TAKEN = select(
    func.count(), func.count(case((schema.person.c.folded == bindparam("folded"), schema.person.c.id)))
).where(schema.person.c.cohort == bindparam("one"), schema.person.c.left.is_(None))
_PERSON, _ATTENDANCE = insert(schema.person), insert(schema.attendance)


class Person(NamedTuple):
    """Someone who joined."""

    id: int
    pseudonym: str


class Joined(NamedTuple):
    """Someone who has just joined, with the token that is told once and kept as a hash."""

    token: str
    person: Person


def join(
    connection: Connection,
    cohort: int,
    pseudonym: Any,
    name: Any,
    now: str,
    account: str = "",
    another: Callable[[list[str]], str] | None = None,
) -> Joined:
    """Let someone in.

    Whoever comes with the same account again is the same person, and keeps their pseudonym if nobody else has it.

    Args:
        connection: To the database.
        cohort: The cohort's number.
        pseudonym: What they want to be called.
        name: Their name for the register, if they gave one.
        now: The time.
        account: The name by which a hub knows them; empty without a hub.
        another: Makes a pseudonym beside those that are taken, if theirs may be replaced; None if it may not.

    Raises:
        Refused: The pseudonym is empty, another has it and it may not be replaced, or the cohort is full.
    """
    known = accounts.person_of(connection, cohort, account) if account else None
    here = _here(connection, cohort, known) if known else None
    if here:
        return Joined(accounts.another_token(connection, here.id, now), here)
    if known:
        before = accounts.pseudonym_of(connection, cohort, account)
        return _come_back(
            connection, cohort, Person(known, _free(connection, cohort, before, pseudonym, another=another)), now
        )
    shown = _free(connection, cohort, pseudonym, another=another)
    token = new_token()
    id = _add(connection, cohort, shown, hashed(token), now)
    if account:
        accounts.belong(connection, cohort, id, account)
    asks = connection.scalar(select(schema.cohort.c.ask_names).where(schema.cohort.c.id == cohort))
    if asks and (real := shown_name(name, 80)):
        connection.execute(insert(schema.name_of).values(person=id, name=real))
    return Joined(token, Person(id, shown))


def _here(connection: Connection, cohort: int, id: int) -> Person | None:
    person = schema.person.c
    row = connection.execute(
        select(person.id, person.pseudonym).where(person.id == id, person.cohort == cohort, person.left.is_(None))
    ).first()
    return Person(row.id, row.pseudonym) if row else None


def _come_back(connection: Connection, cohort: int, person: Person, now: str) -> Joined:
    """Let someone in again who had left and not been erased."""
    token = accounts.another_token(connection, person.id, now)
    connection.execute(
        update(schema.person)
        .where(schema.person.c.id == person.id, schema.person.c.cohort == cohort)
        .values(left=None, pseudonym=person.pseudonym, folded=person.pseudonym.casefold())
    )
    desk.touch(connection, cohort)
    return Joined(token, person)


def _free(connection: Connection, cohort: int, *wanted: Any, another: Callable[[list[str]], str] | None = None) -> str:
    """The first of these pseudonyms that nobody has, as it is shown, if there is room for one more."""
    for pseudonym in wanted:
        shown = shown_name(pseudonym)
        if not shown:
            raise Refused("cohort_no_pseudonym")
        here, same = connection.execute(_TAKEN, {"one": cohort, "folded": shown.casefold()}).one()
        if here >= MOST:
            raise Refused("cohort_full", 409)
        if not same:
            return shown
    if another is None:
        raise Refused("cohort_pseudonym_taken", 409)
    return another(pseudonyms(connection, cohort))


def add_by_file(connection: Connection, cohort: int, pseudonym: Any, now: str) -> Person:
    """Someone whose answers come by file; without a token, so nobody can go on as them.

    Raises:
        Refused: The pseudonym is empty.
    """
    shown = shown_name(pseudonym)
    if not shown:
        raise Refused("cohort_no_pseudonym")
    return Person(_add(connection, cohort, shown, None, now), shown)


def pseudonyms(connection: Connection, cohort: int) -> list[str]:
    """Those that are taken by someone who has not left."""
    person = schema.person.c
    return list(connection.scalars(select(person.pseudonym).where(person.cohort == cohort, person.left.is_(None))))


def of_token(connection: Connection, cohort: int, token: str) -> Person | None:
    """Whose token it is; None if it is nobody's, or they have left."""
    person, device, given = schema.person.c, schema.device.c, hashed(token)
    row = connection.execute(
        select(person.id, person.pseudonym).where(
            or_(person.token_hash == given, person.id.in_(select(device.person).where(device.token_hash == given))),
            person.cohort == cohort,
            person.left.is_(None),
        )
    ).first()
    return Person(row.id, row.pseudonym) if row else None


def attend(connection: Connection, person: int, date: str) -> None:
    """Note that someone was here on a day."""
    table = schema.attendance
    known = connection.scalar(select(table.c.date).where(table.c.person == person, table.c.date == date))
    here = connection.scalar(select(schema.person.c.id).where(schema.person.c.id == person))
    if not known and here:
        connection.execute(insert(table).values(person=person, date=date))


def leave(connection: Connection, cohort: int, person: int, now: str) -> None:
    """Let someone go. Their tokens are forgotten; what they sent stays."""
    accounts.forget_tokens(connection, person)
    connection.execute(
        update(schema.person)
        .where(schema.person.c.id == person, schema.person.c.cohort == cohort)
        .values(left=minute(now), token_hash=None)
    )
    desk.touch(connection, cohort, departure=True)


def erase(connection: Connection, cohort: int, person: int) -> bool:
    """Delete everything about one person; return False if there is no such person.

    Counts that the person was in stay as they are: one that fell by one would tell of nobody else.
    Free texts picked for the projector go too, whoever wrote them: nothing says whose they are.
    """
    mine = (schema.person.c.id == person, schema.person.c.cohort == cohort)
    if connection.scalar(select(schema.person.c.id).where(*mine)) is None:
        return False
    counting.remember(connection, cohort, person)
    connection.execute(delete(schema.person).where(*mine))  # and with it all that points at it
    on_desk = json.loads(connection.scalar(select(schema.cohort.c.desk).where(schema.cohort.c.id == cohort)) or "{}")
    connection.execute(
        update(schema.cohort).where(schema.cohort.c.id == cohort).values(desk=packed({**on_desk, "picked": []}))
    )
    desk.touch(connection, cohort, for_learners=True, departure=True)
    return True


def put_in_group(connection: Connection, cohort: int, person: int, group: str) -> None:
    """Put someone in a group; empty for none."""
    mine = (schema.person.c.id == person, schema.person.c.cohort == cohort)
    connection.execute(update(schema.person).where(*mine).values(group=group))
    desk.touch(connection, cohort)


def everything(connection: Connection, cohort: int, person: int) -> dict[str, Any] | None:
    """All that is kept about one person; None if there is no such person."""
    table = schema.person
    row = connection.execute(select(table).where(table.c.id == person, table.c.cohort == cohort)).first()
    if row is None:
        return None
    name = connection.scalar(select(schema.name_of.c.name).where(schema.name_of.c.person == person))
    account = connection.scalar(select(schema.account.c.account).where(schema.account.c.person == person))
    days = schema.attendance.c
    answer = schema.answer.c
    sent = connection.execute(select(schema.answer).where(answer.person == person).order_by(answer.seq))
    return {
        "person": str(row.id),
        "pseudonym": row.pseudonym,
        **({"name": name} if name else {}),
        **({"account": account} if account else {}),
        "joined": row.joined,
        "left": row.left,
        "group": row.group,
        "here": list(connection.scalars(select(days.date).where(days.person == person).order_by(days.date))),
        "answers": [_answer(found) for found in sent],
    }


def _add(connection: Connection, cohort: int, pseudonym: str, token_hash: str | None, now: str) -> int:
    row = {"cohort": cohort, "pseudonym": pseudonym, "folded": pseudonym.casefold(), "token_hash": token_hash}
    done = connection.execute(_PERSON, {**row, "joined": minute(now), "group": ""})
    assert done.inserted_primary_key is not None
    id = int(done.inserted_primary_key[0])
    connection.execute(_ATTENDANCE, {"person": id, "date": now[:10]})
    desk.touch(connection, cohort)
    return id


def _answer(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.event_id,
        "vote": str(row.vote) if row.vote else "",
        "exercise": row.exercise,
        "response": json.loads(row.response),
        "received": row.received,
        "time": row.said,
        "late": row.late,
    }
