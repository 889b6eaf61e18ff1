"""The command: what it says, how it begins and goes on, and how what is kept is looked after."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from curriculum.cohort.announcing import reached
from curriculum.cohort.command import command
from curriculum.cohort.database import connect, file_url
from curriculum.cohort.opening import Wishes, open_cohort
from curriculum.cohort.rehearsal import invented
from curriculum.errors import CurriculumError
from tests.cohort.classroom import EXERCISE, classroom, event, right
from tests.cohort.process import Process, do
from tests.kinds.exercises import SHELF


def test_it_says_all_that_an_instructor_needs_and_goes_on_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sessions.sqlite"
    with Process(str(file), "--title", "Theatre 3") as process:
        assert process.said.startswith("Theatre 3\n") and f"Join code: {process.code}" in process.said
        assert f"{process.address}/?code={process.code.replace('-', '')}" in process.said
        assert "Only this computer can reach it." in process.said and "█" in process.said
        assert file.stat().st_mode & 0o077 == 0
        with process.instructor() as teacher:
            assert teacher.get("/api/teach/state").json()["here"] == 0
            assert "<svg" in teacher.get("/api/qr.svg").text
        code, key = process.code, process.key
        assert process.end() == 0
        process.start()
        assert process.code == code and process.key != key


def test_a_rehearsal_says_that_its_people_are_invented_and_leaves_nothing(tmp_path: Path) -> None:
    with Process("--rehearse", "8") as process, process.instructor() as teacher:
        assert "invented" in process.said
        state = do(teacher, "open", exercise=EXERCISE)
        for _ in range(30):
            if state["vote"]["answers"] < 8:
                state = teacher.get(f"/api/teach/state?since={state['n']}&wait=5").json()
        assert state["vote"]["answers"] == state["here"] == 8
        assert state["invented"] and state["projector"]["invented"]
        assert all(row["pseudonym"].startswith("Invented ") for row in state["private"]["roster"])
        assert do(teacher, "close")["private"]["votes"][0]["tally"]["n"] == 8
        with process.client() as anyone:
            assert "invented" in anyone.get(f"/api/cohort?code={process.code}").json()["notice"][0]
        assert process.end() == 0


@pytest.mark.parametrize("id", SHELF.files)
def test_invented_answers_can_be_read(id: str) -> None:
    shelved = SHELF.take(id)
    for seed in range(10):
        response = invented(shelved, 1 + seed % 2, random.Random(seed))
        verdict = shelved.judge(response) if response is not None else None
        assert verdict is None or verdict.valid


def test_a_title_finds_its_cohort_again(tmp_path: Path) -> None:
    url = file_url(tmp_path / "sessions.sqlite")
    one, two, again, last = (
        open_cohort(url, Wishes(title, 90, False, False), SHELF.course.words) for title in ("A", "B", "A", "")
    )
    assert one.cohort.id == again.cohort.id != two.cohort.id == last.cohort.id
    assert len({one.key, two.key, again.key, last.key}) == 4


def test_what_is_kept_can_be_looked_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "sessions.sqlite"
    with classroom(file_url(file)) as room:
        one = room.join("Quiet Heron")
        one.send(event(EXERCISE, room.open(), right()))
    assert command(["list", str(file)]) == 0
    assert "1  Quiet Heron" in capsys.readouterr().out
    command(["export", one.person, str(file)])
    assert json.loads(capsys.readouterr().out)["answers"][0]["exercise"] == EXERCISE
    command(["erase", one.person, str(file)])
    assert b"Quiet Heron" not in b"".join(part.read_bytes() for part in tmp_path.glob("sessions.sqlite*"))
    for what in ("erase", "export"):
        with pytest.raises(CurriculumError, match="no such person"):
            command([what, one.person, str(file)])
    with pytest.raises(CurriculumError, match="year, month and day"):
        command(["purge", str(file), "--before", "tomorrow"])
    capsys.readouterr()
    command(["purge", str(file)])
    command(["purge", str(file), "--before", "2999-01-01"])
    command(["list", str(file)])
    none, one_gone, empty = capsys.readouterr().out.splitlines()
    assert "0 cohorts" in none and "1 cohorts" in one_gone and empty == "There is no cohort."


def test_what_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("not a database, but long enough to look like a file of something" * 20)
    for url in ("nonsense", "mysql://x", "postgresql+psycopg://nobody@127.0.0.1:1/none", f"sqlite:///{tmp_path}/text"):
        with pytest.raises(CurriculumError, match="cannot be used"):
            connect(url)
    with pytest.raises(CurriculumError, match="could not be opened"):
        file_url(tmp_path / "folder")


def test_tables_of_another_version_are_refused(tmp_path: Path) -> None:
    url = file_url(tmp_path / "sessions.sqlite")
    engine = connect(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE meta SET version = 99")
    engine.dispose()
    with pytest.raises(CurriculumError, match="version 99"):
        connect(url)


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Process(str(tmp_path / "one.sqlite")) as process:
        port = process.address.rpartition(":")[2]
        with pytest.raises(CurriculumError, match="--port"):
            command([str(tmp_path / "two.sqlite"), "--host", "127.0.0.1", "--port", port, "--no-browser"])


def test_the_address_that_others_reach() -> None:
    assert reached("10.1.2.3") == "10.1.2.3" and reached("::1") == "[::1]"
    assert reached("0.0.0.0").count(".") == 3


def test_a_database_may_be_named_by_a_variable_and_what_is_typed_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named, typed = tmp_path / "named.sqlite", tmp_path / "typed.sqlite"
    open_cohort(file_url(named), Wishes("Named", 90, False, False), SHELF.course.words)
    open_cohort(file_url(typed), Wishes("Typed", 90, False, False), SHELF.course.words)
    monkeypatch.setenv("CURRICULUM_DATABASE", f"sqlite:///{named}")
    for given, title in ([], "Named"), ([str(typed)], "Typed"), (["--database", f"sqlite:///{typed}"], "Typed"):
        assert command(["list", *given]) == 0
        assert f", {title}:" in capsys.readouterr().out
    with Process() as process:
        assert process.said.startswith("Named\n")
