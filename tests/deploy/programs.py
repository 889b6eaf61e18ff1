"""Programs that run for a test, and what they print into a file."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import httpx


@contextlib.contextmanager
def program(command: Sequence[str], log: Path, environment: Mapping[str, str], address: str) -> Iterator[None]:
    """A program that runs as long as this lasts, once it answers at an address; asked to end, it has 20 seconds.

    Args:
        command: What to run, in the folder of ``log``.
        log: Where what it prints goes.
        environment: More than it inherits.
        address: Where it answers when it is ready.
    """
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env=os.environ | environment, cwd=log.parent, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        assert _answers(address, process), f"{command} does not answer:\n{log.read_text()}"
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until an address answers; False if the process has ended, or two minutes have passed."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address).is_success:
                return True
        time.sleep(0.2)
    return False
