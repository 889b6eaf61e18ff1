"""What a command costs, with all the processes that it starts. On Linux: what a process leaves behind falls to us."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TypedDict

import psutil

EVERY = 0.1
_SUBREAPER = 36


class Cost(TypedDict):
    """Seconds by the clock, seconds of CPU (user and system), and bytes of memory at the highest."""

    wall: float
    cpu: float
    memory: int


def metered(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[Cost, str]:
    """Run a command in a folder.

    Memory is the proportional share (PSS) of every process in the tree, added up ten times a second.

    Returns:
        What it cost, and what it printed.

    Raises:
        RuntimeError: It failed; the text is what it said.
    """
    # Orphans, such as a browser's, become ours, so that we wait for them and their CPU is counted.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as told:
        begun = time.perf_counter()
        with subprocess.Popen(command, cwd=folder, env=environment, stdout=told, stderr=said) as process:
            with _watched() as memory:
                process.wait()
            wall = time.perf_counter() - begun
        _wait_for_orphans()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        said.seek(0)
        told.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{said.read()}")
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Cost(wall=wall, cpu=cpu, memory=max(memory)), told.read()


@contextmanager
def _watched() -> Iterator[list[int]]:
    memory, over = [0], Event()

    def watch() -> None:
        while not over.wait(EVERY):
            memory.append(_memory())

    watcher = Thread(target=watch)
    watcher.start()
    yield memory
    over.set()
    watcher.join()


def _memory() -> int:
    found = 0
    for one in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            found += one.memory_full_info().pss
    return found


def _wait_for_orphans() -> None:
    with suppress(ChildProcessError):
        while True:
            os.wait()
