"""One command, one server: a real JupyterLab, asked over HTTP and looked at in a real Chromium."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websocket import ABNF, create_connection

from curriculum.launch import lessons, running, settings
from curriculum.launch.saving import VIEW
from tests.patience import PATIENCE
from tests.ports import free_port

OPEN = "The course is open at "


@dataclass
class Started:
    """A course that is running, started twice at the same moment.

    Attributes:
        workspace: The learner's folder.
        jupyter: The folder of Jupyter's own folders.
        environment: The variables that it was started with.
        port: The port that was asked for.
        told: What each of the two starts printed.
        statuses: How each of the two ended, None while it runs.
    """

    workspace: Path
    jupyter: Path
    environment: dict[str, str]
    port: int
    told: list[str]
    statuses: list[int | None]

    @property
    def address(self) -> str:
        return address_in(self.told[0])

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """Ask the server, as the learner."""
        token = parse_qs(urlsplit(self.address).query)["token"][0]
        request = urllib.request.Request(
            f"http://localhost:{self.port}/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {token}"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            return json.loads(reply.read() or "null")


def address_in(told: str) -> str:
    (line,) = [line for line in told.splitlines() if OPEN in line]
    assert line.startswith(OPEN)
    return line.removeprefix(OPEN)


def start(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "curriculum", "lab", "--no-browser", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def read_until_open(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    told = ""
    for line in process.stdout:
        told += line
        if line.startswith(OPEN):
            break
    return told


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """After crashes, two starts at the same moment."""
    folder = tmp_path_factory.mktemp("launch")
    workspace, jupyter, port = folder / "Zoë's course – übung 心", folder / "jupyter", free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "CURRICULUM"))}
    for name in ("CONFIG", "DATA", "RUNTIME"):
        environment[f"JUPYTER_{name}_DIR"] = str(jupyter / name.lower())
    environment |= {"IPYTHONDIR": str(jupyter / "ipython"), "PYTHONUTF8": "1"}
    arguments = ("--workspace", str(workspace), "--port", str(port), "--LabApp.expose_app_in_browser=True")

    # What crashes leave: notes on servers whose process has ended, or whose number now is someone else's.
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (jupyter / "runtime").mkdir(parents=True)
    for pid in (ended.pid, os.getpid()):
        note = {"root_dir": str(workspace), "url": f"http://localhost:{port}/", "token": "of-old", "pid": pid}
        (jupyter / "runtime" / f"jpserver-{pid}.json").write_text(json.dumps(note), "utf-8")

    with start(environment, *arguments) as one, start(environment, *arguments) as two:
        told = [read_until_open(one), read_until_open(two)]
        deadline = time.monotonic() + PATIENCE
        while one.poll() is None and two.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        statuses = [one.poll(), two.poll()]
        yield Started(workspace, jupyter, environment, port, told, statuses)
        one.terminate()
        two.terminate()


def test_two_starts_at_once_make_one_server(started: Started) -> None:
    assert sorted(map(str, started.statuses)) == ["0", "None"]
    assert address_in(started.told[0]) == address_in(started.told[1])
    told = {status: words for status, words in zip(started.statuses, started.told, strict=True)}
    assert f"Your lessons are in {started.workspace}\n" in told[None]
    assert "already running" in told[0]


def test_later_too_it_is_found_and_what_a_crash_left_is_not(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", started.environment["JUPYTER_RUNTIME_DIR"])
    found = running.find(started.workspace)
    assert found
    assert running.address(found.url, found.token, f"lab/tree/{lessons.FIRST}") == started.address
    assert running.find(started.workspace.parent) is None


def test_it_says_nothing_more_than_that(started: Started) -> None:
    lines = [line for told in started.told for line in told.splitlines()]
    assert len(lines) == 5, lines


def test_the_address_is_the_first_lesson_on_the_port_asked_for(started: Started) -> None:
    parts = urlsplit(started.address)
    assert (parts.port, parts.path) == (started.port, f"/lab/tree/{lessons.FIRST}")


def test_the_lessons_are_served_from_the_workspace(started: Started) -> None:
    served = {entry["name"] for entry in started.ask("api/contents")["content"]}
    shipped = lessons.shipped()
    assert lessons.FIRST in served
    assert {lesson.name for lesson in shipped} <= served
    for lesson in shipped:
        assert (started.workspace / lesson.name).read_bytes() == lesson.data


def test_a_saved_lesson_holds_the_worksheet_and_not_the_dead_view(started: Started) -> None:
    data = {"text/html": "<p>worksheet</p>", VIEW: {"model_id": "gone"}}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    cell = {"cell_type": "code", "source": "", "metadata": {}, "execution_count": 1, "outputs": [output]}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    started.ask("api/contents/saved.ipynb", "PUT", {"type": "notebook", "content": book})
    kept = json.loads((started.workspace / "saved.ipynb").read_bytes())
    assert kept["cells"][0]["outputs"][0]["data"] == {"text/html": ["<p>worksheet</p>"]}


def test_only_this_pythons_kernel_is_offered(started: Started) -> None:
    assert list(started.ask("api/kernelspecs")["kernelspecs"]) == ["python3"]


def test_a_connection_to_a_kernel_is_asked_whether_it_lives_before_it_is_given_up(started: Started) -> None:
    kernel = started.ask("api/kernels", "POST", {})["id"]
    token = parse_qs(urlsplit(started.address).query)["token"][0]
    address = f"ws://localhost:{started.port}/api/kernels/{kernel}/channels?token={token}"
    line = create_connection(address, timeout=PATIENCE)
    try:
        frames = (line.recv_data_frame(control_frame=True)[0] for _ in range(1000))
        assert next(frame for frame in frames if frame in (ABNF.OPCODE_PING, ABNF.OPCODE_CLOSE)) == ABNF.OPCODE_PING
    finally:
        line.close()
        started.ask(f"api/kernels/{kernel}", "DELETE")


def test_without_the_token_nobody_gets_in(started: Started) -> None:
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        urllib.request.urlopen(f"http://localhost:{started.port}/api/contents", timeout=PATIENCE)
    refused.value.close()


def test_a_learners_browser_shows_the_lesson_with_our_settings(started: Started) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.launch.look", started.address], capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "lesson": lessons.FIRST,
        "font": "16px",
        "windowing": "none",
        "asks": 0,
        "kernel": [str(started.workspace), sys.executable],
    }
    # The learner's other JupyterLab keeps its tabs and its settings.
    assert list((started.workspace / settings.OWN / "tabs").iterdir())
    assert not (started.jupyter / "config" / "lab").exists()


def test_shown_again_it_opens_jupyters_own_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    server = running.Running("http://localhost:8888/", "secret", 42)
    running.show(server, f"lab/tree/{lessons.FIRST}", browser=False)
    assert opened == []
    running.show(server, f"lab/tree/{lessons.FIRST}", browser=True)
    (tmp_path / "jpserver-42-open.html").touch()
    running.show(server, f"lab/tree/{lessons.FIRST}", browser=True)
    assert opened == [
        f"http://localhost:8888/lab/tree/{lessons.FIRST}?token=secret",
        (tmp_path / "jpserver-42-open.html").as_uri(),
    ]
    assert f"{OPEN}http://localhost:8888/lab/tree/{lessons.FIRST}?token=secret\n" in capsys.readouterr().out
