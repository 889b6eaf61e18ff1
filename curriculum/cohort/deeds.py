"""What an instructor does, done to the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert

from curriculum.cohort import cohorts, desk, people, schema
from curriculum.cohort.closing import frozen
from curriculum.cohort.room import Impossible, act
from curriculum.cohort.texts import shown_name, shown_text
from curriculum.cohort.writer import Refused
from curriculum.kinds.shelf import Shelf


def deed(connection: Connection, cohort: int, action: dict[str, Any], shelf: Shelf, now: str) -> None:
    """Do one thing.

    Raises:
        Refused: It cannot be done; nothing has changed.
    """
    match action.get("do"):
        case "note":
            _note(connection, cohort, action, now)
        case "group":
            group = shown_name(action.get("group"))
            people.put_in_group(connection, cohort, person_number(action.get("person")), group)
        case "remove":
            people.leave(connection, cohort, person_number(action.get("person")), now)
        case "title":
            cohorts.rename(connection, cohort, action.get("title"))
        case _:
            _in_the_room(connection, cohort, action, shelf, now)


def person_number(given: Any) -> int:
    """A person's number, as it stands in JSON.

    Raises:
        Refused: It is none.
    """
    if isinstance(given, str) and given.isascii() and given.isdecimal() and len(given) < 10:
        return int(given)
    raise Refused("cohort_no_such_person", 404)


def _in_the_room(connection: Connection, cohort: int, action: dict[str, Any], shelf: Shelf, now: str) -> None:
    before = desk.load(connection, cohort)
    try:
        after = act(before, action, shelf, now)
    except Impossible as impossible:
        raise Refused(str(impossible), 409) from None
    desk.save(connection, cohort, before, frozen(connection, cohort, after, shelf), now)


def _note(connection: Connection, cohort: int, action: dict[str, Any], now: str) -> None:
    text = shown_text(action.get("text"))
    if not text:
        raise Refused("cohort_no_such_text", 409)
    vote = desk.load(connection, cohort).desk.vote
    connection.execute(insert(schema.note).values(cohort=cohort, vote=vote, text=text, written=now))
    desk.touch(connection, cohort)
