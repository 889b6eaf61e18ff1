"""``curriculum cohort``: the classroom's service, on an instructor's machine.

It listens on every address of the machine, unless ``--host`` says otherwise: a class reaches it over the room's own
network, and a service that only its own machine reaches teaches nobody. What is open to whom, it says at the start.
Whoever reaches the machine sees a page that asks for the join code; the code admits learners; the instructor's pages
open to the one-time link alone. ``--host 127.0.0.1`` keeps everybody else out, for a rehearsal or behind a proxy.

Started by a JupyterHub as one of its services, it listens where the hub says, and people come in with their accounts.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.record.journal import workspace

FILE = Path("cohort") / "sessions.sqlite"
"""Where sessions lie inside the instructor's workspace, unless another file is named."""

DATABASE = "CURRICULUM_DATABASE"
"""The variable that may name a database: an option would show its password to whoever lists this machine's programs."""

NEEDED = ("segno", "sqlalchemy", "starlette", "uvicorn")


def command(arguments: Sequence[str]) -> int:
    """Serve a cohort until Control-C, or look after what is kept.

    Raises:
        CurriculumError: It could not be done; the sentence says why and what to do.
    """
    _check_installed()
    from curriculum.cohort import upkeep

    if upkeep.is_upkeep(arguments):
        return _look_after(upkeep.parser().parse_args(arguments))
    given = _parser().parse_args(arguments)
    with ExitStack() as stack:
        _serve(given, _database(given, stack))
    return 0


def _check_installed() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise CurriculumError(
            f"A cohort needs {' and '.join(missing)}: pip install 'leading-change-curriculum[cohort]'."
        )


def _look_after(given: argparse.Namespace) -> int:
    from curriculum.cohort import upkeep
    from curriculum.cohort.database import connect, file_url

    named = given.database or (None if given.file else os.environ.get(DATABASE))
    engine = connect(named or file_url(Path(given.file or workspace() / FILE)))
    try:
        upkeep.look_after(given, engine)
    finally:
        engine.dispose()
    return 0


def _serve(given: argparse.Namespace, url: str) -> None:
    from curriculum.cohort.announcing import announce
    from curriculum.cohort.opening import Wishes, open_cohort
    from curriculum.cohort.serving import Settings, serve
    from curriculum.cohort.whereabouts import whereabouts

    if given.workers > 1 and (url.startswith("sqlite") or given.rehearse):
        raise CurriculumError("More than one worker needs a PostgreSQL (--database), and cannot rehearse.")
    words = Course().words
    where = whereabouts(given, os.environ)
    wishes = Wishes(given.title or "", given.keep_days, given.ask_names, bool(given.rehearse), where.link)
    opened = open_cohort(url, wishes, words)
    link = announce(opened, where, words)
    if given.browser and not where.hub:
        threading.Timer(1.5, webbrowser.open, [link]).start()
    serve(
        Settings(
            database=url,
            cohort=opened.cohort.id,
            address=where.address,
            host=where.host,
            port=where.port,
            workers=given.workers,
            proxies=given.proxies,
            rehearse=given.rehearse,
            prefix=where.prefix,
            code=where.code,
            link=where.link,
            hub=where.hub,
        )
    )


def _database(given: argparse.Namespace, stack: ExitStack) -> str:
    """The address of the database; for a rehearsal without one, a file that goes when it ends."""
    from curriculum.cohort.database import file_url

    if given.database:
        return str(given.database)
    if given.file:
        return file_url(Path(given.file))
    if given.rehearse:
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        return file_url(Path(folder) / FILE.name)
    return os.environ.get(DATABASE) or file_url(workspace() / FILE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="curriculum cohort",
        description="Run a session with a cohort: they join by a code, vote, discuss and vote again.",
        epilog="'curriculum cohort report' writes the report after a session. 'list', 'purge', 'export' and 'erase' "
        "look after what is kept. Each has --help.",
    )
    parser.add_argument("file", nargs="?", help=f"the file of your sessions (else {FILE} in your workspace)")
    parser.add_argument(
        "--database", metavar="URL", help=f"a PostgreSQL instead, as postgresql+psycopg://... (else ${DATABASE})"
    )
    parser.add_argument("--title", help="the cohort's name: a new one, or one that is there")
    parser.add_argument("--host", help="the address to listen on (else all of this machine's)")
    parser.add_argument("--port", type=int, help="the port to listen on (else 8765)")
    parser.add_argument("--address", metavar="URL", help="what learners reach, if it is not this machine's own address")
    parser.add_argument("--prefix", default="", metavar="PATH", help="live below this path, such as /services/cohort")
    parser.add_argument(
        "--admit",
        action="append",
        choices=("code", "link"),
        help="behind a JupyterHub: let this in, too; may be repeated",
    )
    parser.add_argument("--proxies", default="", metavar="ADDRESSES", help="proxies in front whose word is taken")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes; more than one on PostgreSQL")
    parser.add_argument("--keep-days", type=int, default=90, metavar="N", help="days until all is deleted (else 90)")
    parser.add_argument("--ask-names", action="store_true", help="ask those who join for a name for the register")
    parser.add_argument("--rehearse", type=int, default=0, metavar="N", help="simulate N learners, all invented")
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="open nothing")
    return parser
