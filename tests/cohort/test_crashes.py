"""What is acknowledged is kept, whatever happens to the process, its database or its disk."""

from __future__ import annotations

import os
import resource
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select

from curriculum.cohort import schema
from curriculum.cohort.database import connect, file_url
from tests.cohort.classroom import EXERCISE, event, right
from tests.cohort.postgresql import Cluster
from tests.cohort.process import Process, do

PEOPLE, EACH = 8, 40


class Burst:
    """People who send event after event, each until it is acknowledged."""

    def __init__(self, process: Process, vote: str) -> None:
        self.clients = [process.join(f"Person {n}") for n in range(PEOPLE)]
        self.vote = vote
        self.sent = [[event(EXERCISE, vote, right()) for _ in range(EACH)] for _ in range(PEOPLE)]
        self.kept: list[str] = []
        self.some = threading.Event()
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(PEOPLE)
        self._done = [self._pool.submit(self._send, n) for n in range(PEOPLE)]

    def finish(self) -> None:
        """Wait until everything has been acknowledged."""
        for done in self._done:
            done.result(120)

    def __enter__(self) -> Burst:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._pool.shutdown()
        for client in self.clients:
            client.close()

    def _send(self, n: int) -> None:
        for one in self.sent[n]:
            while not self._over.is_set() and not self._once(self.clients[n], one):
                self._over.wait(0.05)

    def _once(self, client: httpx.Client, one: dict[str, Any]) -> bool:
        with suppress(httpx.TransportError):
            said = client.post("/api/answers", json={"events": [one]})
            if said.status_code == 200:
                assert said.json()["kept"] == [one["id"]]
                self.kept.append(one["id"])
                if len(self.kept) % (PEOPLE * EACH // 4) == 0:
                    self.some.set()
                return True
            assert said.status_code in (503, 507), said.text
        return False

    def ids(self) -> set[str]:
        return {one["id"] for mine in self.sent for one in mine}


def in_database(url: str) -> Counter[str]:
    engine = connect(url)
    with engine.begin() as connection:
        found = Counter(connection.scalars(select(schema.answer.c.event_id)))
    engine.dispose()
    return found


def kill_twice_in_a_burst(url: str, *arguments: str) -> None:
    with Process(*arguments) as process:
        with process.instructor() as teacher:
            vote = do(teacher, "open", exercise=EXERCISE)["vote"]["id"]
        with Burst(process, vote) as burst:
            for _ in range(2):
                assert burst.some.wait(60)
                process.kill()
                acknowledged = set(burst.kept)
                assert acknowledged and acknowledged <= set(in_database(url))
                burst.some.clear()
                process.start()
            burst.finish()
        kept = in_database(url)
        assert set(kept) == burst.ids() and set(kept.values()) == {1}
        with process.instructor() as teacher:
            assert do(teacher, "close")["vote"]["answers"] == PEOPLE


def test_killed_in_the_middle_of_a_burst_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    file = tmp_path / "sessions.sqlite"
    kill_twice_in_a_burst(file_url(file), str(file))


def test_the_same_on_a_postgresql(cluster: Cluster) -> None:
    url = cluster.new_database("killed")
    kill_twice_in_a_burst(url, "--database", url)


def test_a_postgresql_that_dies_in_a_burst_loses_nothing_acknowledged(cluster: Cluster) -> None:
    url = cluster.new_database("died")
    with Process("--database", url) as process:
        with process.instructor() as teacher:
            vote = do(teacher, "open", exercise=EXERCISE)["vote"]["id"]
        with Burst(process, vote) as burst:
            assert burst.some.wait(60)
            cluster.stop("immediate")
            acknowledged = set(burst.kept)
            with process.client() as client:
                away = client.get("/api/state", headers={"authorization": "Bearer x"})
            assert away.status_code == 503 and "database" in away.json()["error"]
            cluster.start()
            assert acknowledged <= set(in_database(url))
            burst.finish()
        kept = in_database(url)
        assert set(kept) == burst.ids() and set(kept.values()) == {1}


def test_a_full_disk_is_told_nothing_is_acknowledged_and_it_goes_on_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "sessions.sqlite"
    with Process(str(file)) as process, process.instructor() as teacher, process.join("Person") as one:
        vote = do(teacher, "open", exercise=EXERCISE)["vote"]["id"]
        used = max(os.path.getsize(name) for name in tmp_path.iterdir())
        resource.prlimit(process.running.pid, resource.RLIMIT_FSIZE, (used, resource.RLIM_INFINITY))
        events = [event(EXERCISE, vote, {"items": {"a": "x" * 3000}}) for _ in range(20)]
        said = one.post("/api/answers", json={"events": events})
        assert said.status_code == 507 and "not kept" in said.json()["error"]
        assert one.get("/api/state").status_code == 200
        assert one.post("/api/answers", json={"events": events}).status_code == 507
        assert one.get("/api/mine").json()["answers"] == []
        resource.prlimit(process.running.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert len(one.post("/api/answers", json={"events": events}).json()["kept"]) == 20
        assert do(teacher, "close")["vote"]["answers"] == 1


def test_it_ends_when_told_to_although_people_wait_for_news(tmp_path: Path) -> None:
    with Process(str(tmp_path / "sessions.sqlite")) as process:
        teacher, one = process.instructor(), process.join("Person")
        since = one.get("/api/state").json()["n"]
        with (
            ThreadPoolExecutor(1) as pool,
            teacher.stream("GET", "/api/teach/events") as stream,
        ):
            assert next(stream.iter_lines()).startswith("data:")
            waiting = pool.submit(one.get, f"/api/state?since={since}&wait=25")
            threading.Event().wait(0.3)
            assert process.end() == 0
            with suppress(httpx.TransportError):
                assert waiting.result(30).status_code == 200
        teacher.close()
        one.close()
