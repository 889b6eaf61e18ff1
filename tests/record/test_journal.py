"""The record, whatever befalls its file: no earlier answer is ever lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import curriculum.record.journal as module
from curriculum.errors import CurriculumError
from curriculum.record.answers import latest
from curriculum.record.event import Event
from curriculum.record.journal import Journal
from curriculum.record.transfer import erase, export_to, import_from

ODD = [
    "plain",
    "Zoë 心 🩺",
    "a\u0301\u202e",
    "\x00\x07\x1b[31m",
    "\ud800",
    "line\nline\r\n",
    '{"id":"x"}',
    "</script>",
    "é" * 1_000_000,
]


def event(text: str, exercise: str = "e") -> Event:
    return Event(do="answer", exercise=exercise, response={"items": {"a": {"why": text}}})


def whys(journal: Journal) -> list[str]:
    return [e.response["items"]["a"]["why"] for e in Journal(journal.file).read().events if e.response]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "my-record" / "answers.jsonl")


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_text_comes_back(journal: Journal, text: str) -> None:
    journal.append(event("before"), event(text), event("after"))
    before, given, after = whys(journal)
    assert (before, after) == ("before", "after")
    assert given == text or text == "\ud800"  # half a letter is no text: it comes back as its name
    assert Journal(journal.file).read().damaged == 0


def test_a_last_line_torn_anywhere_costs_nothing_before_it(journal: Journal) -> None:
    journal.append(event("one"), event("two 🩺"))
    whole = journal.file.read_bytes()
    journal.append(event("three é🩺"))
    last = journal.file.read_bytes()[len(whole) :]
    for cut in range(len(last)):
        journal.file.write_bytes(whole + last[:cut])
        torn = Journal(journal.file)
        assert whys(torn)[:2] == ["one", "two 🩺"], cut
        torn.append(event("four"))
        assert whys(torn)[:2] == ["one", "two 🩺"] and whys(torn)[-1] == "four", cut
        assert json.loads(journal.file.read_bytes().splitlines()[-1])["response"], "it stands on a line of its own"


@pytest.mark.parametrize(
    "damage",
    [
        b"garbage\n",
        b"\x00" * 512 + b"\n",
        b"\xff\xfe\xfa\n",
        b'{"id": 1}\n',
        b"[]\n",
        b"{" * 5000 + b"\n",
        b'{"id":"x","time":\n',
        b"\r\n",
    ],
    ids=range(8),
)
def test_a_damaged_line_is_passed_over(journal: Journal, damage: bytes) -> None:
    journal.append(event("one"))
    with journal.file.open("ab") as file:
        file.write(damage)
    Journal(journal.file).append(event("two"))
    assert whys(journal) == ["one", "two"]
    assert (Journal(journal.file).read().damaged > 0) == (damage.strip() != b"")


def test_two_lines_that_ran_together_are_both_read(journal: Journal) -> None:
    journal.append(event("one"), event("two"))
    journal.file.write_bytes(b"\xef\xbb\xbf" + journal.file.read_bytes().replace(b"\n", b""))
    assert whys(journal) == ["one", "two"]


def test_a_byte_order_mark_and_padding_are_no_damage(journal: Journal) -> None:
    journal.append(event("one"), event("two"))
    journal.file.write_bytes(b"\xef\xbb\xbf" + journal.file.read_bytes().replace(b"\n", b"\x00\x00\n"))
    assert whys(journal) == ["one", "two"]
    assert Journal(journal.file).read().damaged == 0


def test_a_line_that_comes_in_between_is_not_written_over(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = module._is_torn

    def meanwhile(file: Any) -> bool:
        monkeypatch.setattr(module, "_is_torn", looked)
        torn = looked(file)
        Journal(journal.file).append(event("from another window, and long enough to be seen"))
        return torn

    journal.append(event("one"))
    monkeypatch.setattr(module, "_is_torn", meanwhile)
    journal.append(event("two"))
    assert whys(journal) == ["one", "from another window, and long enough to be seen", "two"]


def test_an_event_written_twice_counts_once(journal: Journal) -> None:
    same = event("once")
    journal.append(same, same)
    assert whys(journal) == ["once"]


WRITER = """
import sys
from pathlib import Path
from curriculum.record.event import Event
from curriculum.record.journal import Journal
journal = Journal(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    journal.append(Event(do="answer", exercise=sys.argv[2], response={"items": {"a": {"why": f"{sys.argv[2]} {n}"}}}))
    print(n, flush=True)
"""


def writer(journal: Journal, name: str, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(journal.file), name, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_windows_writing_at_once_lose_nothing(journal: Journal) -> None:
    writers = [writer(journal, name, 200) for name in ("one", "two")]
    assert [process.wait(60) for process in writers] == [0, 0]
    for process in writers:
        assert process.stdout
        process.stdout.close()
    assert sorted(whys(journal)) == sorted(f"{name} {n}" for name in ("one", "two") for n in range(200))


def test_a_killed_writer_has_kept_all_it_acknowledged(journal: Journal) -> None:
    process = writer(journal, "one", 100_000)
    assert process.stdout
    acknowledged = [process.stdout.readline() for _ in range(50)]
    process.kill()
    acknowledged += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    assert process.returncode == -signal.SIGKILL
    whole = [line for line in acknowledged if line.endswith("\n")]
    assert len(whole) >= 50
    assert whys(journal)[: len(whole)] == [f"one {n}" for n in range(len(whole))]


FULL_DISK = """
import resource, sys
from pathlib import Path
from curriculum.record.event import Event
from curriculum.record.journal import Journal
journal = Journal(Path(sys.argv[1]))
def write(text):
    journal.append(Event(do="answer", exercise="e", response={"items": {"a": {"why": text}}}))
write("one")
size, hard = journal.file.stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for room in (0, 1, 40):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, hard))
    try:
        write("refused " * 20)
        sys.exit("it was kept")
    except OSError:
        pass
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
write("two")
"""


def test_a_full_disk_is_told_and_costs_nothing_that_was_kept(journal: Journal) -> None:
    subprocess.run([sys.executable, "-c", FULL_DISK, str(journal.file)], check=True, timeout=60)
    assert whys(journal) == ["one", "two"]


def test_an_editor_that_changes_line_ends_does_no_harm(journal: Journal) -> None:
    journal.append(event("one"), event("two"))
    journal.file.write_bytes(journal.file.read_bytes().replace(b"\n", b"\r\n"))
    Journal(journal.file).append(event("three"))
    assert whys(journal) == ["one", "two", "three"]
    assert Journal(journal.file).read().damaged == 0


def test_each_event_is_one_line_that_a_person_can_read(journal: Journal) -> None:
    journal.append(event("Zoë 心 🩺\nand on"))
    (line,) = journal.file.read_text("utf-8").splitlines()
    assert "Zoë 心 🩺" in line and line.startswith('{"id":')


def test_growth_by_another_is_noticed_and_its_own_is_not(journal: Journal) -> None:
    journal.append(event("mine"))
    assert journal.changes_from_outside() == 0
    Journal(journal.file).append(event("another's"))
    assert journal.changes_from_outside() == 1
    journal.append(event("mine again"))
    journal.read()
    assert journal.changes_from_outside() == 1


def test_export_import_and_erase(journal: Journal, tmp_path: Path) -> None:
    journal.append(event("one"), event("two"))
    copy = tmp_path / "copy.jsonl"
    assert export_to(copy, journal) == 2
    with pytest.raises(CurriculumError, match="there already"):
        export_to(copy, journal)
    other = Journal(tmp_path / "other" / "answers.jsonl")
    other.append(event("three"))
    assert import_from(copy, other) == (2, 0)
    assert import_from(copy, other) == (0, 2)
    assert sorted(whys(other)) == ["one", "three", "two"]
    assert erase(journal) == 2
    assert not journal.file.exists() and journal.read().events == ()
    assert import_from(copy, journal) == (2, 0) and whys(journal) == ["one", "two"]


@pytest.mark.parametrize("what", ["missing", "empty", "folder"])
def test_a_file_that_cannot_come_in_is_told(journal: Journal, tmp_path: Path, what: str) -> None:
    file = tmp_path / what
    if what == "empty":
        file.write_text("nothing of ours\n")
    if what == "folder":
        file.mkdir()
    with pytest.raises(CurriculumError, match=str(file.name)):
        import_from(file, journal)
    assert not journal.file.exists()


def test_records_of_two_machines_join_by_time(tmp_path: Path) -> None:
    early = Event(do="answer", exercise="e", time="2026-01-01T08:00:00.000+00:00", response={"items": {"a": {"n": 1}}})
    late = Event(do="answer", exercise="e", time="2026-01-01T09:00:00.000+00:00", response={"items": {"a": {"n": 2}}})
    for events in ((early, late), (late, early)):
        assert latest(events)["e"].response == {"items": {"a": {"n": 2}}}


def test_the_record_lies_where_it_is_asked_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CURRICULUM_WORKSPACE", str(tmp_path))
    assert Journal().file == tmp_path / "my-record" / "answers.jsonl"
    monkeypatch.delenv("CURRICULUM_WORKSPACE")
    monkeypatch.setenv("HOME", str(tmp_path))
    if os.name == "posix":
        assert Journal().file == tmp_path / "leading-change-course" / "my-record" / "answers.jsonl"
