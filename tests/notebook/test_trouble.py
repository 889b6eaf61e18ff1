"""A record that cannot be written: the answer stays on the page, it is said, and it is written once it can be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from curriculum import exercise
from curriculum.record.journal import FILE
from tests.notebook.kernel import send, written

FIRST = {"items": {"rota": {"group": "doing"}}}
SECOND = {"items": {"rota": {"group": "before"}}}


def test_without_a_folder_the_answer_stays_and_is_written_later(kernel: Path) -> None:
    kernel.mkdir()
    (kernel / FILE.parent).write_text("a file stands where the folder should be")  # refuses root too
    ex = exercise("kettle-groups")
    ex.answer(FIRST)
    send(ex, do="check", response=SECOND)
    assert ex.response == SECOND and ex.said["wrong"] == 1
    assert ex.record["trouble"]["why"] == "why_readonly"
    (kernel / FILE.parent).unlink()
    send(ex, do="answer", response=SECOND)
    assert "trouble" not in ex.record
    kept = [(event.do, event.response) for event in written()]
    assert kept == [("answer", FIRST), ("check", SECOND), ("answer", SECOND)]
    ex.answer(FIRST)
    assert len((kernel / FILE).read_text("utf-8").splitlines()) == len(written()) == 4, "each is written once"


def test_a_record_that_is_no_file_is_told_when_the_exercise_opens(kernel: Path) -> None:
    (kernel / FILE).mkdir(parents=True)
    ex = exercise("kettle-groups")
    assert ex.record["trouble"]["why"] in ("why_other", "why_readonly")
    ex.answer(FIRST)
    assert ex.response == FIRST and "trouble" in ex.record


def test_a_damaged_line_is_told_and_the_answers_are_there(kernel: Path) -> None:
    exercise("kettle-groups").answer(FIRST)
    with (kernel / FILE).open("ab") as file:
        file.write(b'{"id":"torn","ti')
    ex = exercise("kettle-groups")
    assert ex.record["mended"] is True and ex.response == FIRST


FULL_DISK = """
import json, resource
from curriculum import exercise
from curriculum.record.journal import Journal
first, second = {"items": {"rota": {"group": "doing"}}}, {"items": {"rota": {"group": "before"}}}
ex = exercise("kettle-groups")
ex.answer(first)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (Journal().file.stat().st_size + 30, hard))
ex.answer(second)
told = [ex.response, ex.record]
ex._on_message(ex, {"do": "answer", "response": second}, [])
told.append(ex.record)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
ex._on_message(ex, {"do": "answer", "response": second}, [])
print(json.dumps([*told, ex.response, ex.record, [event.response for event in Journal().read().events]]))
"""


def test_on_a_full_disk_the_answer_stays_and_is_written_later(kernel: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL_DISK], stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    shown, record, still, shown_after, record_after, events = json.loads(done.stdout)
    assert shown == shown_after == SECOND
    assert record["trouble"]["why"] == still["trouble"]["why"] == "why_full"
    assert "trouble" not in record_after
    assert events[0] == FIRST and events[1:] and all(response == SECOND for response in events[1:])
