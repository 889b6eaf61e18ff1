"""``python -m benchmarks.cohort``: 30, 500 and 2,000 learners who answer within ten seconds, and all at once.

The service runs as a process of its own, as ``curriculum cohort`` starts it, on SQLite and on a PostgreSQL that is
started for it. The learners are one process of many connections on the same machine, and so take some of its cores from
the service. nbgrader's hand-in and collection are measured in the same run. Results go to
``results/cohort-<date>.json`` and into ``README.md``.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

import aiohttp
import httpx
import psutil

from benchmarks.cohort import nbgrader
from tests.cohort.classroom import EXERCISE, event, right
from tests.cohort.postgresql import started
from tests.cohort.process import Process

HERE = Path(__file__).parents[1]
ROOMS = (30, 500, 2000)
WITHIN = 10.0
"""Seconds over which the answers come, when not all at once."""
Headers = dict[str, str]
BEGIN, END = "<!-- cohort -->", "<!-- cohort end -->"


async def _room(service: Process, n: int, within: float) -> dict[str, Any]:
    """What a vote of so many learners takes."""
    teacher = service.instructor()
    # Not httpx, which looks through all its connections for each request: with 2,000 that is most of the time.
    async with aiohttp.ClientSession(service.address, connector=aiohttp.TCPConnector(limit=0)) as client:
        tokens = [await _joined(client, service.code) for _ in range(n)]
        _do(teacher, do="open", exercise=EXERCISE)
        ready = [await _asked(client, token) for token in tokens]
        process = psutil.Process(service.running.pid)
        before, begun = _cpu(process), time.perf_counter()
        seen = asyncio.create_task(_seen(teacher, n))
        waits = sorted(await asyncio.gather(*(_answer(client, *one, within) for one in ready)))
        took = time.perf_counter() - begun
        console = await seen - time.perf_counter()
        used = _cpu(process) - before
    closing = time.perf_counter()
    _do(teacher, do="close")
    return {
        "n": n,
        "within": within,
        "p50": _at(waits, 50),
        "p95": _at(waits, 95),
        "p99": _at(waits, 99),
        "all": took,
        "cpu_ms": 1000 * used / n,
        "memory_mb": process.memory_info().rss / 1e6,
        "console_s": max(0.0, console),
        "close_s": time.perf_counter() - closing,
    }


async def _joined(client: aiohttp.ClientSession, code: str) -> str:
    name = f"Invented {random.getrandbits(48):x}"
    async with client.post("/api/join", json={"code": code, "pseudonym": name}) as said:
        return str((await said.json())["token"])


async def _asked(client: aiohttp.ClientSession, token: str) -> tuple[Headers, str, bytes]:
    """A learner who has been told of the vote: what is sent along, and an answer with its id."""
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    async with client.get("/api/state", headers=headers) as said:
        vote = (await said.json())["vote"]["id"]
    id = f"event-{random.getrandbits(64):016x}"
    return headers, id, json.dumps({"events": [event(EXERCISE, vote, right(), id)]}).encode()


async def _answer(client: aiohttp.ClientSession, headers: Headers, id: str, body: bytes, within: float) -> float:
    """Milliseconds until an answer is acknowledged."""
    await asyncio.sleep(random.random() * within)
    begun = time.perf_counter()
    async with client.post("/api/answers", data=body, headers=headers) as said:
        kept = await said.json()
    assert kept["kept"] == [id], kept
    return 1000 * (time.perf_counter() - begun)


async def _seen(teacher: httpx.Client, n: int) -> float:
    """When the instructor's page has been told of all answers. It asks as the page does: for what is newer."""

    def newer(seen: int) -> dict[str, Any]:
        state: dict[str, Any] = teacher.get(f"/api/teach/state?since={seen}&wait=20").json()
        return state

    seen = -1
    while (state := await asyncio.to_thread(newer, seen))["vote"]["answers"] < n:
        seen = state["n"]
    return time.perf_counter()


def _do(teacher: httpx.Client, **action: Any) -> dict[str, Any]:
    said = teacher.post("/api/teach/do", json=action)
    assert said.status_code == 200, said.text
    state: dict[str, Any] = said.json()
    return state


def _cpu(process: psutil.Process) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in (process, *process.children(recursive=True)))


def _at(sorted_: list[float], percent: int) -> float:
    return quantiles(sorted_, n=100, method="inclusive")[percent - 1]


@contextmanager
def _databases(folder: Path) -> Iterator[dict[str, list[str]]]:
    place = folder / "postgresql"
    place.mkdir()
    folder.chmod(0o755)  # it runs as somebody else
    with started(place) as cluster:
        address = cluster.new_database("rooms")
        several = ["--database", cluster.new_database("several"), "--workers", "2"]
        yield {
            "SQLite": [str(folder / "sessions.sqlite")],
            "PostgreSQL": ["--database", address],
            "PostgreSQL, two workers": several,
        }


def main() -> None:
    """Measure each room on each database, each in a service of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cohort")
    parser.add_argument("--rooms", type=int, nargs="*", default=ROOMS)
    rooms = parser.parse_args().rooms
    found: dict[str, Any] = {"cores": os.cpu_count(), "rows": [], "nbgrader": nbgrader.measured()}
    with tempfile.TemporaryDirectory() as folder, _databases(Path(folder)) as databases:
        for name, where in databases.items():
            for n in rooms:
                for within in (WITHIN, 0.0):
                    service = Process(*where, "--title", f"{n} within {within}")
                    row = {"database": name, **asyncio.run(_room(service, n, within))}
                    service.end()
                    found["rows"].append(row)
                    print(row, flush=True)
    _keep(found)


def _keep(found: dict[str, Any]) -> None:
    (HERE / "results" / f"cohort-{datetime.date.today()}.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    names = "database; learners; answers come; p50, ms; p95, ms; p99, ms; all, s; CPU an answer, ms; memory, MB"
    columns = [*names.split("; "), "to the console, s", "closing, s"]
    table = [columns, ["---"] * len(columns), *map(_cells, found["rows"])]
    text = "\n".join([*map(_line, table), "", *map(_line, _beside(found))])
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    readme.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def _cells(row: dict[str, Any]) -> list[str]:
    times = [f"{row[name]:.0f}" for name in ("p50", "p95", "p99")]
    rest = [f"{row['all']:.1f}", f"{row['cpu_ms']:.1f}", f"{row['memory_mb']:.0f}"]
    last = [f"{row['console_s']:.1f}", f"{row['close_s']:.1f}"]
    return [row["database"], str(row["n"]), "within 10 s" if row["within"] else "at once", *times, *rest, *last]


def _beside(found: dict[str, Any]) -> list[list[str]]:
    """The command line of nbgrader, and how many times our CPU for an answer it takes: least to most over our rows."""
    its, ours = found["nbgrader"], sorted(row["cpu_ms"] / 1000 for row in found["rows"])
    times = [f"{its['hand_in_cpu_s'] / one:.0f}" for one in (ours[-1], ours[0])]
    return [
        [its["package"], "wall clock, s", "CPU, s"],
        ["---"] * 3,
        ["hand-in of one learner", f"{its['hand_in_s']:.1f}", f"{its['hand_in_cpu_s']:.2f}"],
        ["collection of 30", f"{its['collect_30_s']:.1f}", f"{its['collect_30_cpu_s']:.2f}"],
        ["hand-in: times our CPU for an answer", "", f"{times[0]} to {times[1]}"],
    ]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
