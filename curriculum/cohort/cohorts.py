"""Cohorts: making one, finding the last, letting instructors in, and purging what has had its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from curriculum.cohort import desk, schema
from curriculum.cohort.access import hashed, new_code, new_token
from curriculum.cohort.texts import shown_name
from curriculum.cohort.writer import Refused

KEEP_DAYS = 90
"""How long a cohort is kept after it was made, unless the instructor says otherwise."""

GOOD_FOR = timedelta(days=1)
"""How long a link waits for its use."""

ON_A_HUB = timedelta(hours=12)
"""How long an instructor is let in without being asked again, where a hub says who is one."""


class Cohort(NamedTuple):
    """What is known of a cohort itself.

    Attributes:
        id: Its number.
        title: Its name on screen.
        code: The join code, without a hyphen.
        created: When it was made.
        purge_on: The date after which everything about it is deleted.
        ask_names: Whether those who join are asked for a name for the register.
        invented: Whether its people are simulated.
        revision: How often something changed that learners can see.
        changes: How often anything changed.
        departures: How often someone left or was deleted.
    """

    id: int
    title: str
    code: str
    created: str
    purge_on: str
    ask_names: bool
    invented: bool
    revision: int
    changes: int
    departures: int


def make(
    connection: Connection, title: str, now: str, *, keep_days: int = KEEP_DAYS, names: bool = False, fake: bool = False
) -> int:
    """A new cohort; returns its number."""
    purge_on = date.fromisoformat(now[:10]) + timedelta(days=keep_days)
    done = connection.execute(
        insert(schema.cohort).values(
            title=title,
            code=new_code(),
            created=now,
            purge_on=purge_on.isoformat(),
            ask_names=names,
            invented=fake,
            desk="{}",
            revision=1,
            changes=1,
            departures=0,
        )
    )
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def last(connection: Connection, title: str = "") -> int | None:
    """The cohort made last, or the one made last with this title; None if there is none."""
    cohort = schema.cohort.c
    asked = select(cohort.id).where(cohort.invented.is_(False)).order_by(cohort.id.desc()).limit(1)
    return connection.scalar(asked.where(cohort.title == title) if title else asked)


def about(connection: Connection, cohort: int) -> Cohort | None:
    """What is known of it; None if it has been purged."""
    columns = schema.cohort.c
    row = connection.execute(select(*(columns[name] for name in Cohort._fields)).where(columns.id == cohort)).first()
    return Cohort(*row) if row else None


def rename(connection: Connection, cohort: int, title: object) -> None:
    """Give it another title.

    Raises:
        Refused: The title is empty.
    """
    shown = shown_name(title, 80)
    if not shown:
        raise Refused("cohort_no_title", 409)
    connection.execute(update(schema.cohort).where(schema.cohort.c.id == cohort).values(title=shown))
    desk.touch(connection, cohort, for_learners=True)


def purge(connection: Connection, today: str) -> int:
    """Delete every cohort whose date has passed, with all its people and answers; return how many."""
    gone = list(connection.scalars(select(schema.cohort.c.id).where(schema.cohort.c.purge_on < today)))
    for id in gone:
        connection.execute(delete(schema.cohort).where(schema.cohort.c.id == id))
    return len(gone)


def new_link(connection: Connection, cohort: int, now: str) -> str:
    """The key of a link that lets one instructor in, once."""
    key = new_token()
    connection.execute(insert(schema.link).values(key_hash=hashed(key), cohort=cohort, made=now, used=False))
    return key


def enter(connection: Connection, cohort: int, key: str, now: str) -> str:
    """Use a link: an instructor's token for its key.

    Raises:
        Refused: There is no such key, it has been used, or it is too old.
    """
    link = schema.link
    oldest = (datetime.fromisoformat(now) - GOOD_FOR).isoformat(timespec="milliseconds")
    used = connection.execute(
        update(link)
        .where(
            link.c.key_hash == hashed(key),
            link.c.cohort == cohort,
            link.c.used.is_(False),
            link.c.made > oldest,
        )
        .values(used=True)
    )
    if used.rowcount != 1:
        raise Refused("cohort_link_used", 403)
    return new_teacher(connection, cohort, now)


def new_teacher(connection: Connection, cohort: int, now: str) -> str:
    """An instructor's token, told once and kept as a hash."""
    token = new_token()
    connection.execute(insert(schema.teacher).values(token_hash=hashed(token), cohort=cohort, made=now))
    return token


def is_teacher(connection: Connection, cohort: int, token: str, since: str = "") -> bool:
    """Whether a token is an instructor's, and was made after ``since``."""
    teacher = schema.teacher.c
    mine = (teacher.token_hash == hashed(token), teacher.cohort == cohort, teacher.made > since)
    return bool(connection.scalar(select(teacher.cohort).where(*mine)))
