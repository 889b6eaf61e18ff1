"""A learner's kernel, in a process of its own that a test may kill."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from curriculum.record.event import Event
from curriculum.record.journal import FILE, Journal

KERNEL = """
import sys, time
from pathlib import Path
from curriculum.record.cohort import Cohort
from curriculum.record.event import Event
from curriculum.record.journal import Journal
record = Path(sys.argv[1])
cohort, journal = Cohort(record), Journal(record)
cohort.courier.start()
print("ready", flush=True)
for line in sys.stdin:
    journal.append(Event(id=line.strip(), do="answer", exercise=sys.argv[2], response={"a": line.strip()}))
    print("kept", flush=True)
"""


@contextmanager
def kernel(record: Path, exercise: str = "e") -> Iterator[subprocess.Popen[str]]:
    """A kernel that keeps answers to an exercise, and carries them if its workspace has joined."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", KERNEL, str(record), exercise]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()
        assert process.stderr and process.stderr.read() == "", "whatever happens, a kernel prints nothing of it"


def tell(process: subprocess.Popen[str], id: str) -> None:
    """Have a kernel keep an answer."""
    assert process.stdin and process.stdout
    process.stdin.write(f"{id}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "kept\n"


def record_in(folder: Path) -> Path:
    """Where a workspace has its record."""
    return folder / FILE


def answer(record: Path, id: str, exercise: str = "e", **more: str) -> None:
    """Write an answer into a record."""
    Journal(record).append(
        Event.model_validate({"id": id, "do": "answer", "exercise": exercise, "response": {"a": id}, **more})
    )
