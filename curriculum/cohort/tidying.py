"""Overwriting what was deleted: a database keeps the bytes of deleted rows until it needs the place."""

from __future__ import annotations

import logging
import sqlite3
import time
from typing import Any

from sqlalchemy import Engine

TRIES = 50
PAUSE = 0.1
"""Seconds between two tries to empty SQLite's journal, which waits for those who read."""


def tidy(engine: Engine) -> bool:
    """Overwrite what was deleted, in the file and its journal, and return whether that was done.

    Each row was overwritten in its page when it was deleted (``secure_delete``). This sees to its copies. PostgreSQL
    sees to them in its own time.
    """
    if engine.dialect.name != "sqlite":
        return True
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        return _empty_journal(cursor)
    except sqlite3.OperationalError as error:
        logging.getLogger(__name__).warning("What was deleted could not be overwritten everywhere yet: %s", error)
        return False
    finally:
        raw.close()


def _empty_journal(cursor: Any) -> bool:
    for _ in range(TRIES):
        busy, _pages, _done = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return True
        time.sleep(PAUSE)
    return False
