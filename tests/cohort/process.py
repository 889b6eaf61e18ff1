"""The service as its own process, started by the command, which a test may kill."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from tests.patience import PATIENCE
from tests.ports import free_port

ROOT = Path(__file__).parents[2]


class Process:
    """``curriculum cohort`` on this machine alone.

    Attributes:
        address: Where it answers.
        said: What it printed at its start.
        code: The join code.
        key: Of the instructor's link.
    """

    def __init__(self, *arguments: str, prefix: str = "") -> None:
        self._port = free_port()
        self._arguments = [*arguments, *(["--prefix", prefix] if prefix else [])]
        self.address = f"http://127.0.0.1:{self._port}{prefix.rstrip('/')}"
        self.start()

    def start(self) -> None:
        """Start it, again if it has ended, and wait until it answers."""
        command = [sys.executable, "-m", "curriculum", "cohort", *self._arguments]
        command += ["--host", "127.0.0.1", "--port", str(self._port), "--no-browser"]
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
        self.running = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert self.running.stdout
        lines = []
        for line in self.running.stdout:
            lines.append(line)
            if line.startswith("Control-C"):
                break
        self.said = "".join(lines)
        self._rest = threading.Thread(target=self.running.stdout.read, daemon=True)
        self._rest.start()  # or it would wait for us one day
        found = re.search(r"code: (\S+)", self.said), re.search(r"key=(\S+)", self.said)
        assert found[0] and found[1], self.said
        self.code, self.key = found[0][1], found[1][1]
        self._wait()

    def kill(self) -> None:
        """As if the power had gone."""
        self.running.kill()
        self.running.wait()
        self._close()

    def end(self, seconds: float = 10) -> int:
        """Ask it to end, and return its exit status."""
        self.running.send_signal(signal.SIGTERM)
        status = self.running.wait(seconds)
        self._close()
        return status

    def client(self, token: str = "") -> httpx.Client:
        """A client that sends this token."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.address, headers=headers, timeout=PATIENCE)

    def instructor(self) -> httpx.Client:
        """The client of an instructor who used the link."""
        with self.client() as client:
            return self.client(client.post("/api/teach/enter", json={"key": self.key}).json()["token"])

    def join(self, pseudonym: str) -> httpx.Client:
        """The client of someone who joined."""
        with self.client() as client:
            said = client.post("/api/join", json={"code": self.code, "pseudonym": pseudonym}).json()
            return self.client(said["token"])

    def _wait(self) -> None:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8), base_url=self.address) as client:
            assert client.get("/api/words").status_code == 200

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self.running.poll() is None:
            self.kill()

    def _close(self) -> None:
        self._rest.join()
        if self.running.stdout:
            self.running.stdout.close()


def do(teacher: httpx.Client, action: str, **what: Any) -> dict[str, Any]:
    said = teacher.post("/api/teach/do", json={"do": action, **what})
    assert said.status_code == 200, said.text
    state: dict[str, Any] = said.json()
    return state
