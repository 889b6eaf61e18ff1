"""``curriculum cohort``: the classroom's service, on an instructor's machine.

It listens on every address of the machine, unless ``--host`` says otherwise: a class reaches it over the room's own
network, and a service that only its own machine reaches teaches nobody. What is open to whom, it says at the start.
Whoever reaches the machine sees a page that asks for the join code; the code admits learners; the instructor's pages
open to the one-time link alone. ``--host 127.0.0.1`` keeps everybody else out, for a rehearsal or behind a proxy.
"""

from __future__ import annotations

import argparse
import io
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.record.journal import workspace

FILE = Path("cohort") / "sessions.sqlite"
"""Where sessions lie inside the instructor's workspace, unless another file is named."""


def command(arguments: Sequence[str]) -> int:
    """Serve a cohort until Control-C.

    Raises:
        CurriculumError: It could not be started; the sentence says why and what to do.
    """
    given = _parser().parse_args(arguments)
    try:
        import segno  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401

        from curriculum.cohort import cohorts, serving
        from curriculum.cohort.database import connect, file_url, now, writing
    except ModuleNotFoundError as error:
        raise CurriculumError(
            f"{error.name} is not installed, and a cohort needs it: pip install 'leading-change-curriculum[cohort]'."
        ) from None
    words = Course().words
    with ExitStack() as stack:
        url = given.database or file_url(_file(given, stack))
        if given.workers > 1 and (url.startswith("sqlite") or given.rehearse):
            raise CurriculumError("More than one worker needs a PostgreSQL (--database), and cannot rehearse.")
        engine = connect(url)
        title = given.title or words["cohort_rehearsal_title" if given.rehearse else "cohort_title"]
        with writing(engine) as connection:
            purged = cohorts.purge(connection, now()[:10])
            found = None if given.rehearse else cohorts.last(connection, given.title or "")
            id = found or cohorts.make(
                connection,
                title,
                now(),
                keep_days=given.keep_days,
                names=given.ask_names,
                fake=bool(given.rehearse),
            )
            key = cohorts.new_link(connection, id, now())
            about = cohorts.about(connection, id)
        engine.dispose()
        assert about is not None
        address = (given.address or f"http://{_reached(given.host)}:{given.port}").rstrip("/")
        settings = serving.Settings(
            url, id, address, given.host, given.port, given.workers, given.proxies, given.rehearse
        )
        if purged:
            print(words.fill("cohort_purged", n=purged))
        link = f"{address}/teach?key={key}"
        _announce(about.title, about.code, address, link, given.host)
        if given.browser:
            threading.Timer(1.5, webbrowser.open, [link]).start()
        serving.serve(settings)
    return 0


def _announce(title: str, code: str, address: str, link: str, host: str) -> None:
    """Tell the instructor all they need, in the order they need it."""
    import segno

    from curriculum.cohort.access import grouped

    words = Course().words
    picture = io.StringIO()
    join = f"{address}/?code={code}"
    segno.make(join, error="m").terminal(picture, compact=True)
    alone = host in ("127.0.0.1", "localhost", "::1")
    print(
        title,
        words.fill("cohort_say_code", code=grouped(code)),
        words.fill("cohort_say_address", address=address),
        words.fill("cohort_say_join", address=join),
        picture.getvalue(),
        words["cohort_say_only_here" if alone else "cohort_say_open"],
        words.fill("cohort_say_link", link=link),
        words["cohort_say_stop"],
        sep="\n",
        flush=True,
    )


def _file(given: argparse.Namespace, stack: ExitStack) -> Path:
    """The file of sessions; for a rehearsal without one, a file that goes when it ends."""
    if given.file:
        return Path(given.file)
    if given.rehearse:
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        return Path(folder) / FILE.name
    return workspace() / FILE


def _reached(host: str) -> str:
    """The address of this machine that others reach; nothing is sent to find it."""
    if host not in ("0.0.0.0", "::"):
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address kept for documents: only the way there is asked for
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="curriculum cohort",
        description="Run a session with a cohort: they join by a code, vote, discuss and vote again.",
    )
    parser.add_argument("file", nargs="?", help=f"the file of your sessions (else {FILE} in your workspace)")
    parser.add_argument("--database", metavar="URL", help="a PostgreSQL instead, as postgresql+psycopg://...")
    parser.add_argument("--title", help="the cohort's name: a new one, or one that is there")
    parser.add_argument("--host", default="0.0.0.0", help="the address to listen on (else all of this machine's)")
    parser.add_argument("--port", type=int, default=8765, help="the port to listen on (else 8765)")
    parser.add_argument("--address", metavar="URL", help="what learners reach, if it is not this machine's own address")
    parser.add_argument("--proxies", default="", metavar="ADDRESSES", help="proxies in front whose word is taken")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes; more than one on PostgreSQL")
    parser.add_argument("--keep-days", type=int, default=90, metavar="N", help="days until all is deleted (else 90)")
    parser.add_argument("--ask-names", action="store_true", help="ask those who join for a name for the register")
    parser.add_argument("--rehearse", type=int, default=0, metavar="N", help="simulate N learners, all invented")
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="open nothing")
    return parser
