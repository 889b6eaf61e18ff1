"""Running the service: one process with a file of SQLite, or several with a PostgreSQL."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from dataclasses import asdict, dataclass
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from curriculum.cohort.app import create_app
from curriculum.cohort.database import connect
from curriculum.cohort.doors import Doors
from curriculum.cohort.guard import Guard
from curriculum.cohort.hub import Hub
from curriculum.cohort.live import Live
from curriculum.cohort.rehearsal import Rehearsal
from curriculum.cohort.service import Service
from curriculum.cohort.writer import Writer
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf

if sys.platform != "win32":
    import resource

SETTINGS = "CURRICULUM_COHORT"
"""The variable by which worker processes are told what to serve."""

HEAD = 10.0
"""Seconds until the head of a request must have come in."""

CONNECTIONS = 6000
"""Open at one time; a learner's notebook holds one."""


@dataclass(frozen=True)
class Settings:
    """What to serve, and where.

    Attributes:
        database: Its address.
        cohort: The cohort's number.
        address: What other machines reach.
        host: The address to listen on.
        port: The port to listen on.
        workers: How many processes.
        proxies: Addresses of proxies whose word on the sender's address is taken.
        rehearse: How many people to simulate.
        prefix: The path below which it lives; empty for none.
        code: Whether the join code admits learners.
        link: Whether one-time links admit instructors.
        hub: Whether the hub in the environment vouches for people.
    """

    database: str
    cohort: int
    address: str
    host: str
    port: int
    workers: int = 1
    proxies: str = ""
    rehearse: int = 0
    prefix: str = ""
    code: bool = True
    link: bool = True
    hub: bool = False


class Patient(H11Protocol):
    """HTTP that waits so long for the head of a request and no longer: whoever says half a word is let go."""

    _expected: object = ...  # the request after which one is waited for

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Take what has come, and wait again if it begins another request and does not end it."""
        super().data_received(data)
        between = self.cycle is None or self.cycle.response_complete
        if between and self._expected is not self.cycle:
            self._expect()

    def _expect(self) -> None:
        self._expected = self.cycle
        self.loop.call_later(HEAD, self._let_go, self.cycle)

    def _let_go(self, before: object) -> None:
        if self.cycle is before and not self.transport.is_closing():
            self.transport.close()


class Server(uvicorn.Server):
    """A server that lets those go who wait for news, as soon as it is told to end."""

    def __init__(self, config: uvicorn.Config, live: Live) -> None:
        super().__init__(config)
        self._live = live

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        self._live.stop()
        await super().shutdown(sockets)


def service(settings: Settings) -> Service:
    """The service, ready to answer.

    Raises:
        CurriculumError: The database cannot be used.
    """
    engine = connect(settings.database)
    return Service(
        engine,
        Writer(engine),
        Live(engine, settings.cohort),
        Shelf(Course()),
        settings.cohort,
        settings.address,
        settings.prefix,
        Doors(settings.code, settings.link, Hub() if settings.hub else None),
    )


def serve(settings: Settings) -> None:
    """Serve until told to end.

    Raises:
        CurriculumError: The port is taken, or the database cannot be used.
    """
    _check_port(settings.host, settings.port)
    _allow_many_connections()
    if settings.workers > 1:
        os.environ[SETTINGS] = json.dumps(asdict(settings))
        uvicorn.run("curriculum.cohort.serving:from_environment", factory=True, **options(settings))
        return
    made = service(settings)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the server hands the signal on when it has ended
    rehearsal = Rehearsal(made.engine, made.writer, made.shelf, settings.cohort, settings.rehearse)
    try:
        with rehearsal.going_on():
            Server(uvicorn.Config(create_app(made), **options(settings)), made.live).run()
    finally:
        made.writer.stop()
        made.engine.dispose()


def from_environment() -> Guard:
    """The application in a worker process, which lets those go who wait for news when it is told to end."""
    made = service(Settings(**json.loads(os.environ[SETTINGS])))
    loop, ends = asyncio.get_running_loop(), signal.getsignal(signal.SIGTERM)

    def end(number: int, frame: Any) -> None:
        loop.call_soon_threadsafe(made.live.stop)
        if callable(ends):
            ends(number, frame)

    signal.signal(signal.SIGTERM, end)
    return create_app(made)


def options(settings: Settings) -> dict[str, Any]:
    """How the web server is set: what it bears, how long it waits, and what it does not write down."""
    return {
        "host": settings.host,
        "port": settings.port,
        "workers": settings.workers,
        "http": Patient,
        "ws": "none",
        "lifespan": "on",
        "log_level": "warning",
        "access_log": False,  # addresses of learners are not kept
        "server_header": False,
        "proxy_headers": bool(settings.proxies),
        "forwarded_allow_ips": settings.proxies or None,
        "limit_concurrency": CONNECTIONS,
        "h11_max_incomplete_event_size": 16 * 1024,
        "timeout_keep_alive": 30,
        "timeout_graceful_shutdown": 2,
        "backlog": 2048,
    }


def _allow_many_connections() -> None:
    """Ask the system for as many open connections as it lets us have; its usual 1,024 are too few for a big cohort."""
    if sys.platform == "win32":
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS if most == resource.RLIM_INFINITY else most
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _check_port(host: str, port: int) -> None:
    """Find out now, and say so in one sentence."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise CurriculumError(
                f"Port {port} on {host} cannot be used ({error.strerror}). Choose another one with --port."
            ) from None
