"""Accounts on a hub: whose they are among the people of a cohort, and the tokens of their further devices."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from curriculum.cohort import schema
from curriculum.cohort.access import hashed, new_token

DEVICES = 8
"""Tokens of one account, beside the one it joined with. The oldest goes for another."""


def person_of(connection: Connection, cohort: int, account: str) -> int | None:
    """Who joined with an account, even if they have left; None if nobody has."""
    table = schema.account.c
    return connection.scalar(select(table.person).where(table.cohort == cohort, table.account == account))


def pseudonym_of(connection: Connection, cohort: int, account: str) -> str:
    """What somebody who joined with an account is called; empty if nobody has."""
    found = select(schema.person.c.pseudonym).where(schema.person.c.id == person_of(connection, cohort, account))
    return connection.scalar(found) or ""


def registered(name: str | None, account: str | None) -> str:
    """What the register says of somebody beside the pseudonym: the name they gave, and the account they came with."""
    return ", ".join(filter(None, (name, account)))


def belong(connection: Connection, cohort: int, person: int, account: str) -> None:
    """Note whose account it is."""
    connection.execute(insert(schema.account).values(person=person, cohort=cohort, account=account))


def another_token(connection: Connection, person: int, now: str) -> str:
    """A token for one more device of somebody who joined before."""
    table, token = schema.device, new_token()
    mine = table.c.person == person
    latest = select(table.c.token_hash).where(mine).order_by(table.c.made.desc()).limit(DEVICES - 1)
    keep = list(connection.scalars(latest))
    connection.execute(delete(table).where(mine, table.c.token_hash.not_in(keep)))
    connection.execute(insert(table).values(token_hash=hashed(token), person=person, made=now))
    return token


def forget_tokens(connection: Connection, person: int) -> None:
    """Make the tokens of all further devices worthless."""
    connection.execute(delete(schema.device).where(schema.device.c.person == person))
