"""The lock: one holder at a time, and none once its holder has gone, however it went."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from curriculum.errors import CurriculumError
from curriculum.launch.command import ours
from curriculum.record.lock import Lock

HOLDER = """
import sys, time
from pathlib import Path
from curriculum.record.lock import Lock
lock = Lock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "True\n"
        yield holder
        holder.kill()


def test_held_by_another_until_it_is_killed(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "a folder that is not there yet" / "lock")
    with another_process(lock.path) as holder:
        assert not lock.acquire()
        holder.kill()
        holder.wait()
        assert lock.acquire()
    lock.release()


def test_given_back_it_is_free(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_no_place_for_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "runtime").write_text("a file in the folder's place")
    with pytest.raises(CurriculumError, match="set JUPYTER_RUNTIME_DIR to another folder"):
        ours(Lock(tmp_path / "runtime" / "lock"))
