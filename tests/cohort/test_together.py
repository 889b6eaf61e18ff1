"""Several pages, several instructors, several processes: all see the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest

from curriculum.cohort.database import connect
from curriculum.cohort.opening import Wishes, open_cohort
from curriculum.cohort.writer import Refused, Writer
from curriculum.errors import CurriculumError
from tests.cohort.classroom import EXERCISE, OTHER, Classroom, classroom, event, right
from tests.cohort.postgresql import Cluster
from tests.cohort.process import Process, do
from tests.kinds.exercises import SHELF


def test_two_processes_on_one_database_tell_the_same(database: str) -> None:
    with classroom(database) as here, classroom(database) as there:
        people = here.people(6)
        seen = there.state()["n"]
        vote = here.open()
        state = there.teach("GET", f"/api/teach/state?since={seen}&wait=20").json()
        assert state["vote"]["id"] == vote and state["here"] == 6
        for at, person in enumerate(people):
            person.client = (here, there)[at % 2].client
            assert person.send(event(EXERCISE, vote, right())).json()["refused"] == []
        assert here.state()["vote"]["answers"] == there.state()["vote"]["answers"] == 6
        assert there.do("close")["private"]["votes"] == here.state()["private"]["votes"]
        since = people[0].get("/api/state").json()["n"]
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(people[0].get, f"/api/state?since={since}&wait=20")
            there.do("again")
            assert waiting.result().json()["vote"]["round"] == 2


def test_processes_that_start_side_by_side_on_nothing_make_one_cohort(database: str) -> None:
    wishes = Wishes("Tuesday", 90, False, False)
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: open_cohort(database, wishes, SHELF.course.words), range(6)))
    assert len({one.cohort.id for one in opened}) == 1
    assert len({one.key for one in opened}) == 6


def test_every_instructors_page_is_told_as_it_happens(either: Classroom) -> None:
    headers = {"authorization": f"Bearer {either.teacher}"}

    def news(lines: Iterator[str]) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(next(line for line in lines if line.startswith("data:"))[5:])
        return state

    with (
        either.client.stream("GET", "/api/teach/events", headers=headers) as one,
        either.client.stream("GET", "/api/teach/events", headers=headers) as two,
    ):
        assert one.headers["content-type"].startswith("text/event-stream")
        streams = one.iter_lines(), two.iter_lines()
        assert [news(lines)["vote"] for lines in streams] == [None, None]
        vote = either.open()
        assert [news(lines)["vote"]["id"] for lines in streams] == [vote, vote]
        either.join().send(event(EXERCISE, vote, right()))
        for lines in streams:
            while news(lines)["vote"]["answers"] != 1:
                pass


def test_of_two_instructors_who_open_at_once_one_is_told_that_a_vote_is_open(either: Classroom) -> None:
    def open_one(exercise: str) -> int:
        return int(either.teach("POST", "/api/teach/do", json={"do": "open", "exercise": exercise}).status_code)

    with ThreadPoolExecutor(8) as pool:
        said = sorted(pool.map(open_one, [EXERCISE, OTHER] * 4))
    assert said == [200] + [409] * 7
    assert len(either.state()["private"]["votes"]) == 1


def test_of_two_processes_that_open_at_once_one_is_told_that_a_vote_is_open(database: str) -> None:
    with classroom(database) as here, classroom(database) as there:

        def open_one(room: Classroom) -> int:
            return int(room.teach("POST", "/api/teach/do", json={"do": "open", "exercise": EXERCISE}).status_code)

        for _ in range(5):
            with ThreadPoolExecutor(8) as pool:
                assert sorted(pool.map(open_one, [here, there] * 4)) == [200] + [409] * 7
            here.do("close")
        assert len(there.state()["private"]["votes"]) == 5


def test_several_workers_serve_one_cohort(cluster: Cluster) -> None:
    with Process("--database", cluster.new_database("workers"), "--workers", "2") as process:
        with process.instructor() as teacher:
            vote = do(teacher, "open", exercise=EXERCISE)["vote"]["id"]
        for n in range(6):
            with process.join(f"Person {n}") as one:
                assert one.post("/api/answers", json={"events": [event(EXERCISE, vote, right())]}).json()["kept"]
        token = str(teacher.headers["authorization"]).partition(" ")[2]
        for _ in range(6):  # a new connection each, so that either worker may be the one that answers
            with process.client(token) as again:
                assert again.get("/api/teach/state").json()["vote"]["answers"] == 6
        process.end()


def test_more_than_one_worker_needs_a_postgresql() -> None:
    from curriculum.cohort.command import command

    with pytest.raises(CurriculumError, match="PostgreSQL"):
        command(["--workers", "2", "--database", "sqlite:///nowhere.sqlite", "--no-browser"])


@contextmanager
def waiting(writer: Writer) -> Iterator[None]:
    """Have whatever is asked for meanwhile wait side by side, behind a job that takes as long."""
    begun, ended = Event(), Event()

    def wait(_connection: object) -> None:
        begun.set()
        ended.wait()

    writer.submit(wait)
    begun.wait()
    try:
        yield
    finally:
        ended.set()


def test_a_bad_job_fails_alone_and_a_refusal_fails_nobody(database: str) -> None:
    engine = connect(database)
    writer = Writer(engine)
    made: list[int] = []

    def bad(_connection: object) -> None:
        raise ZeroDivisionError

    def refuses(_connection: object) -> None:
        raise Refused("cohort_failed")

    def good(_connection: object) -> int:
        made.append(1)
        return 7

    with waiting(writer):  # all of these come into one transaction
        futures = [writer.submit(job) for job in (good, good, bad, refuses, good)]
    assert [futures[at].result() for at in (0, 1, 4)] == [7, 7, 7]
    assert isinstance(futures[2].exception(), ZeroDivisionError)
    assert isinstance(futures[3].exception(), Refused)
    writer.stop()
    engine.dispose()


def test_what_waits_side_by_side_for_one_job_is_done_in_one_call(database: str) -> None:
    engine = connect(database)
    writer = Writer(engine)
    calls: list[list[int]] = []

    def halves(_connection: object, given: Sequence[int]) -> list[int | Refused]:
        calls.append(list(given))
        return [Refused("cohort_failed") if one % 2 else one // 2 for one in given]

    def inverses(_connection: object, given: Sequence[int]) -> list[float]:
        calls.append(list(given))
        return [1 / one for one in given]

    with waiting(writer):
        one, two, three = (writer.submit_for(halves, n) for n in (2, 3, 4))
        between = writer.submit(lambda _: "between")
        four, five = writer.submit_for(halves, 6), writer.submit_for(halves, 8)
    assert [done.result() for done in (one, three, four, five)] == [1, 2, 3, 4] and between.result() == "between"
    assert isinstance(two.exception(), Refused)
    assert calls == [[2, 3, 4], [6, 8]]
    calls.clear()
    with waiting(writer):
        half, nothing, whole = (writer.submit_for(inverses, n) for n in (2, 0, 1))
    assert (half.result(), whole.result()) == (0.5, 1) and isinstance(nothing.exception(), ZeroDivisionError)
    assert calls == [[2, 0, 1], [2], [0], [1]]
    writer.stop()
    engine.dispose()
