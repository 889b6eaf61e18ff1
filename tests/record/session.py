"""A stand-in for the service of a session: it keeps to what is agreed, in memory, and writes down every request."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.ports import free_port

CODE = "ABCD2345"
NOTICE = ["Answers to what your instructor asks for are sent.", "Your instructor sees them. Nobody else does."]
JSON = "application/json"


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Session:
    """What the service knows, and how it is to misbehave.

    Attributes:
        code: What admits learners; empty on a hub.
        key: What admits them on a hub.
        mode: Empty, or what it does instead of its work: 500, hang, drip, redirect, nothing, or what it says.
        lose: How many more answers it is to keep without saying so.
    """

    port: int = field(default_factory=free_port)
    title: str = "Tuesdays"
    code: str = CODE
    key: str = ""
    n: int = 1
    vote: dict[str, Any] | None = None
    asked: list[str] = field(default_factory=list)
    feedback: dict[str, Any] = field(default_factory=dict)
    register: bool = False
    people: dict[str, str] = field(default_factory=dict)
    answers: list[dict[str, Any]] = field(default_factory=list)
    requests: list[Asked] = field(default_factory=list)
    mode: str = ""
    lose: int = 0
    elsewhere: str = ""
    changed: threading.Condition = field(default_factory=threading.Condition)
    server: ThreadingHTTPServer | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def events(self) -> list[dict[str, Any]]:
        """Every answer that was ever posted, repetitions included."""
        return [event for one in self.requests if one.path == "/api/answers" for event in one.body["events"]]

    def ids(self) -> list[str]:
        return [answer["id"] for answer in self.answers]

    def change(self, **values: Any) -> None:
        """A new state."""
        with self.changed:
            for name, value in values.items():
                setattr(self, name, value)
            self.n += 1
            self.changed.notify_all()

    def open(self, exercise: str, id: str = "v1", *, open: bool = True, round: int = 1) -> None:
        """Open a vote."""
        vote = {"id": id, "lesson": "", "exercise": exercise, "items": None, "round": round, "open": open}
        self.change(vote=vote, asked=[*self.asked, exercise])

    def start(self, tls: ssl.SSLContext | None = None) -> None:
        """Listen, on the same port each time."""
        session = self

        class Handler(_Handler):
            of = session

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Go away: nobody listens at the port any more."""
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None
        with self.changed:
            self.changed.notify_all()


class _Handler(BaseHTTPRequestHandler):
    of: Session
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the requests are kept."""

    def do_GET(self) -> None:
        self._do(None)

    def do_POST(self) -> None:
        self._do(json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0)))))

    def _do(self, body: Any) -> None:
        session = self.of
        if session.server is None:
            self.close_connection = True
            return
        session.requests.append(Asked(self.command, self.path, dict(self.headers), body))
        if session.mode:
            return self._misbehave(session.mode)
        status, answer = self._answer(urlsplit(self.path).path, body)
        if status:
            self._say(status, json.dumps(answer).encode())

    def _misbehave(self, mode: str) -> None:
        session = self.of
        self.close_connection = True
        if mode == "500":
            self._say(500, b"Traceback (most recent call last)")
        elif mode == "redirect":
            self.send_response(307)
            self.send_header("Location", self.of.elsewhere)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif mode == "hang":
            time.sleep(30)
        elif mode == "drip":
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            while session.mode == mode and session.server is not None:
                self.wfile.write(b" ")
                time.sleep(0.1)
        elif mode == "nothing":
            self.wfile.write(b"\x16\x03\x01 nonsense\r\n\r\n")
        else:
            self._say(200, mode.encode("utf-8", "surrogatepass"))

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", JSON)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, path: str, body: Any) -> tuple[int, Any]:
        session = self.of
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        if path == "/api/cohort":
            if query.get("code", "") != session.code:
                return 403, {"error": "That code is not this session's. Look at the screen again."}
            offer = {"title": session.title, "notice": NOTICE, "pseudonym": "Grey Heron"}
            return 200, offer | ({"name": True} if session.register else {})
        if path == "/api/join":
            if body["code"] != session.code or body.get("hub", "") != session.key:
                return 403, {"error": "That code is not this session's."}
            token = f"token-{len(session.people)}"
            session.people[token] = body["pseudonym"]
            return 200, {"token": token, "person": token[6:], "pseudonym": body["pseudonym"], "title": session.title}
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in session.people:
            return 401, {"error": "You are not in this session."}
        if path == "/api/state":
            return self._state(int(query["since"]), float(query["wait"]))
        if path == "/api/answers":
            return self._keep(body["events"])
        if path == "/api/leave":
            session.answers = [] if body["erase"] else session.answers
            del session.people[token]
            return 200, {}
        exercise = path.removeprefix("/api/feedback/")
        if exercise in session.feedback:
            return 200, session.feedback[exercise]
        return 403, {"error": "Feedback on this is not open yet."}

    def _state(self, since: int, wait: float) -> tuple[int, Any]:
        session = self.of
        with session.changed:
            session.changed.wait_for(lambda: session.n != since or session.server is not self.server, timeout=wait)
            if session.server is not self.server:
                self.close_connection = True
                return 0, {}
            names = ("n", "title", "vote", "asked")
            told = {name: getattr(session, name) for name in names}
            return 200, {**told, "pseudonym": "", "feedback": list(session.feedback), "homework": [], "told": {}}

    def _keep(self, events: list[dict[str, Any]]) -> tuple[int, Any]:
        session = self.of
        kept, refused = [], []
        with session.changed:
            for event in events:
                if event["exercise"] not in session.asked:
                    refused.append({"id": event["id"], "why": "not asked for"})
                    continue
                if event["id"] not in session.ids():
                    session.answers.append(event)
                kept.append(event["id"])
            if session.lose > 0:
                session.lose -= 1
                self.close_connection = True
                return 0, {}
        return 200, {"kept": kept, "refused": refused}


@contextmanager
def session(**values: Any) -> Iterator[Session]:
    """A stand-in that listens."""
    stand_in = Session(**values)
    stand_in.start()
    try:
        yield stand_in
    finally:
        stand_in.mode = ""
        stand_in.stop()
