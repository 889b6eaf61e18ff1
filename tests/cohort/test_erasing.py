"""What is deleted is gone: from the tables, and from the bytes on the disk."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from curriculum.cohort import cohorts, schema
from curriculum.cohort.database import connect, file_url, now, writing
from tests.cohort.classroom import EXERCISE, Classroom, Learner, classroom, event
from tests.patience import until

WORDS = ("SECRET-PSEUDONYM", "SECRET-NAME", "SECRET-ANSWER", "secret-event-1", "SECRET-GROUP")


def leave_traces(room: Classroom) -> Learner:
    asked = {"code": room.code, "pseudonym": WORDS[0], "name": WORDS[1]}
    said = room.client.post("/api/join", json=asked).json()
    one = Learner(room.client, said["token"], said["person"])
    vote = room.open()
    for n in range(40):
        response = {"items": {"a": f"{WORDS[2]} " * 200}}
        one.send(event(EXERCISE, vote, response, "secret-event-1" if n == 0 else ""))
    room.do("group", person=one.person, group=WORDS[4])
    room.do("close")
    room.do("pick", text=f"{WORDS[2]} picked")
    return one


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.glob("sessions.sqlite*")))


def test_the_learner_erases_what_was_sent_and_no_byte_stays(tmp_path: Path) -> None:
    with classroom(file_url(tmp_path / "sessions.sqlite"), names=True) as room:
        others = room.people(3)
        one = leave_traces(room)
        assert all(word.encode() in on_disk(tmp_path) for word in WORDS)
        assert one.post("/api/leave", {"erase": True}).json()["erased"]
        assert not [word for word in WORDS if word.encode() in on_disk(tmp_path)]
        assert one.get("/api/mine").status_code == 401
        assert all(other.get("/api/mine").status_code == 200 for other in others)


def test_the_file_is_set_to_lose_nothing_that_is_kept_and_keep_nothing_that_is_deleted(room: Classroom) -> None:
    names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    with room.service.engine.begin() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 2, 1, 1]


def test_erasing_waits_for_those_who_read(tmp_path: Path) -> None:
    with classroom(file_url(tmp_path / "sessions.sqlite"), names=True) as room:
        one = leave_traces(room)
        with room.service.engine.connect() as reading:
            reading.execute(select(schema.answer)).first()
            timer = threading.Timer(0.5, reading.close)
            timer.start()
            assert one.post("/api/leave", {"erase": True}).json()["erased"]
            timer.join()
        assert not [word for word in WORDS if word.encode() in on_disk(tmp_path)]


def test_the_instructor_erases_someone(either: Classroom) -> None:
    other = either.join()
    one = leave_traces(either)
    assert either.teach("DELETE", f"/api/teach/person/{one.person}").json() == {"erased": True}
    with either.service.engine.begin() as connection:
        for table in (schema.answer, schema.attendance, schema.name_of):
            assert int(one.person) not in list(connection.scalars(select(table.c.person)))
        assert list(connection.scalars(select(schema.person.c.id))) == [int(other.person)]
    assert either.teach("GET", f"/api/teach/person/{one.person}").status_code == 404
    assert either.teach("DELETE", f"/api/teach/person/{one.person}").status_code == 404
    assert one.get("/api/state").status_code == 401


def test_the_number_of_someone_who_was_erased_is_not_given_again(either: Classroom) -> None:
    one = either.join()
    either.teach("DELETE", f"/api/teach/person/{one.person}")
    assert int(either.join().person) > int(one.person)


def test_a_service_that_runs_for_long_deletes_what_has_had_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("curriculum.cohort.app.HOUR", 0.05)
    url = file_url(tmp_path / "sessions.sqlite")
    engine = connect(url)
    with writing(engine) as connection:
        cohorts.make(connection, "SECRET-OLD", "2020-01-01T00:00:00.000+00:00")
        cohorts.make(connection, "New", now())
    with classroom(url) as room:

        def titles() -> list[str]:
            with room.service.engine.begin() as connection:
                return list(connection.scalars(select(schema.cohort.c.title)))

        until(lambda: titles() == ["New"])
        assert room.state()["cohort"]["title"] == "New"
    engine.dispose()
    assert b"SECRET-OLD" not in on_disk(tmp_path)


def test_a_cohort_goes_when_its_date_has_passed(database: str) -> None:
    with classroom(database) as room:
        leave_traces(room)
        purge_on = room.service.live.now.cohort.purge_on
    engine = connect(database)
    with writing(engine) as connection:
        assert cohorts.purge(connection, purge_on) == 0
    with writing(engine) as connection:
        assert cohorts.purge(connection, "2999-01-01") == 1
    with writing(engine) as connection:
        for table in schema.metadata.sorted_tables:
            if table is not schema.meta:
                assert connection.execute(select(table)).first() is None, table.name
    engine.dispose()
