"""The database: a file of SQLite on this machine, or a PostgreSQL."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from curriculum.cohort import schema
from curriculum.errors import CurriculumError

READERS = 8
"""Queries that are asked side by side. More of them wait for one another inside Python, and each keeps a connection."""

WRITES = "curriculum_writes"
"""The option of a connection that is going to write."""


MAKING = 0x10DB
"""What processes that start side by side wait for in turn, so that one makes the tables."""


def now() -> str:
    """The time by this machine's clock, in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def minute(time: str) -> str:
    """A time as :func:`now` gives it, to the minute: of people and their answers no finer one is kept."""
    return f"{time[:16]}+00:00"


def ago(time: timedelta) -> str:
    """The time that was so long ago, as :func:`now` gives it."""
    return (datetime.now(UTC) - time).isoformat(timespec="milliseconds")


def file_url(file: Path) -> str:
    """The address of an SQLite file, which is made if it is not there: open to this user alone.

    Raises:
        CurriculumError: It cannot be made or written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise CurriculumError(f"{file} could not be opened ({error.strerror}). Choose another place.") from None
    return f"sqlite:///{file}"


def connect(url: str) -> Engine:
    """Open the database and make what is missing in it.

    Raises:
        CurriculumError: It cannot be reached or used, or another version of the course made its tables.
    """
    try:
        engine = _engine(url)
        with writing(engine) as connection:
            if engine.dialect.name == "postgresql":  # SQLite lets one write at a time anyway
                connection.execute(select(func.pg_advisory_xact_lock(MAKING)))
            schema.metadata.create_all(connection)
            version = connection.scalar(select(schema.meta.c.version))
            if version is None:
                connection.execute(insert(schema.meta).values(version=schema.VERSION))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise CurriculumError(f"This address of a database cannot be used: {error}.") from None
    except DBAPIError as error:
        raise CurriculumError(f"The database cannot be used: {error.orig}.") from None
    if version not in (None, schema.VERSION):
        raise CurriculumError(
            f"The database is of version {version} and this course reads version {schema.VERSION}. Use another file."
        )
    return engine


def writing(engine: Engine) -> Any:
    """Begin a transaction that may write, for use with ``with``: it commits at the end."""
    return engine.execution_options(**{WRITES: True}).begin()


def one_writer_at_a_time(connection: Connection) -> None:
    """Wait until no other process writes. SQLite does that by itself."""
    connection.execute(select(schema.meta.c.version).with_for_update())


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=READERS + 2, max_overflow=8)
    engine = create_engine(url, poolclass=QueuePool, pool_size=READERS + 2, max_overflow=8)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for line in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "busy_timeout = 10000",
    ):
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
