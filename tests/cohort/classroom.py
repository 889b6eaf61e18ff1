"""A classroom for tests: the service in this process, its instructor, and the learners who join."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from httpx import Client
from uvicorn import Config

from curriculum.cohort import cohorts
from curriculum.cohort.app import create_app
from curriculum.cohort.database import connect, now, writing
from curriculum.cohort.doors import Doors
from curriculum.cohort.guard import PATIENCE, Guard
from curriculum.cohort.live import Live
from curriculum.cohort.service import Service
from curriculum.cohort.serving import Server, Settings, options
from curriculum.cohort.writer import Writer
from tests.kinds.exercises import SHELF, samples
from tests.ports import free_port

EXERCISE = "worth-it-or-ready"
OTHER = "before-preconditions"
OPEN = Doors()
_numbers = count(1)


def event(exercise: str, vote: str, response: Any, id: str = "") -> dict[str, Any]:
    """One event, as a learner's kernel sends it."""
    id = id or f"event-{next(_numbers):06}"
    return {"id": id, "exercise": exercise, "vote": vote, "response": response, "time": "2026-01-01"}


def right(exercise: str = EXERCISE) -> dict[str, Any]:
    return samples(SHELF.take(exercise)).right


@dataclass
class Learner:
    """Someone who joined."""

    client: Client
    token: str
    person: str

    def get(self, path: str) -> Any:
        return self.client.get(path, headers=self.headers)

    def post(self, path: str, data: Any) -> Any:
        return self.client.post(path, json=data, headers=self.headers)

    def send(self, *events: dict[str, Any]) -> Any:
        return self.post("/api/answers", {"events": list(events)})

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


@dataclass
class Classroom:
    """The service, and an instructor's way in."""

    client: Client
    service: Service
    teacher: str

    @property
    def code(self) -> str:
        return self.service.live.now.cohort.code

    def join(self, pseudonym: str = "") -> Learner:
        pseudonym = pseudonym or f"Person {next(_numbers)}"
        said = self.client.post("/api/join", json={"code": self.code, "pseudonym": pseudonym}).json()
        return Learner(self.client, said["token"], said["person"])

    def people(self, n: int) -> list[Learner]:
        return [self.join() for _ in range(n)]

    def teach(self, method: str, path: str, **what: Any) -> Any:
        return self.client.request(method, path, headers={"authorization": f"Bearer {self.teacher}"}, **what)

    def do(self, do: str, **what: Any) -> dict[str, Any]:
        said = self.teach("POST", "/api/teach/do", json={"do": do, **what})
        assert said.status_code == 200, said.text
        state: dict[str, Any] = said.json()
        return state

    def refuses(self, do: str, **what: Any) -> str:
        said = self.teach("POST", "/api/teach/do", json={"do": do, **what})
        assert said.status_code == 409, said.text
        return str(said.json()["error"])

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.teach("GET", "/api/teach/state").json()
        return state

    def open(self, exercise: str = EXERCISE, **what: Any) -> str:
        """Open a vote and return its id."""
        return str(self.do("open", exercise=exercise, **what)["vote"]["id"])


@contextlib.contextmanager
def classroom(
    database: str,
    *,
    patience: float = PATIENCE,
    names: bool = False,
    proxies: str = "",
    public: str = "",
    prefix: str = "",
    doors: Doors = OPEN,
) -> Iterator[Classroom]:
    """A cohort, a service for it, and an instructor; the last cohort of the database if it has one."""
    engine = connect(database)
    with writing(engine) as connection:
        cohort = cohorts.last(connection) or cohorts.make(connection, "Tuesday", now(), names=names)
        teacher = cohorts.new_teacher(connection, cohort, now())
    port = free_port()
    address = f"http://127.0.0.1:{port}{prefix}"
    service = Service(engine, Writer(engine), Live(engine, cohort), SHELF, cohort, public or address, prefix, doors)
    settings = Settings(database, cohort, address, "127.0.0.1", port, proxies=proxies)
    try:
        with serving(create_app(service, patience), settings, service.live), Client(base_url=address) as client:
            yield Classroom(client, service, teacher)
    finally:
        service.writer.stop()
        engine.dispose()


@contextlib.contextmanager
def serving(app: Guard, settings: Settings, live: Live) -> Iterator[None]:
    """The web server, as the command sets it, in a thread."""
    server = Server(Config(app, **options(settings)), live)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
