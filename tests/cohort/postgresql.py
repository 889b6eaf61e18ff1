"""A PostgreSQL for tests: installed where it is missing, started in a folder of its own, as a user without rights."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.debian import install
from tests.ports import free_port

_PLACES = "/usr/lib/postgresql"
_UNPRIVILEGED = "nobody"


class Cluster:
    """One server with its data, which can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._bin = _programs()
        self._data = folder / "data"
        self._own(folder)
        self._run("initdb", "-D", str(self._data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -k {self._data} -c listen_addresses=127.0.0.1"
        log = str(self._data / "log")
        self._run("pg_ctl", "-D", str(self._data), "-l", log, "-o", options, "-w", "-t", "60", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it: ``fast``, or ``immediate`` as if the power had gone."""
        self._run("pg_ctl", "-D", str(self._data), "-m", how, "-w", "stop")

    def new_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "tests", name)
        return f"postgresql+psycopg://tests@127.0.0.1:{self.port}/{name}"

    def _own(self, folder: Path) -> None:
        """PostgreSQL refuses to run as root; it gets the folder as somebody else."""
        self._as: list[str] = []
        if sys.platform != "win32" and os.geteuid() == 0:
            self._as = ["setpriv", f"--reuid={_UNPRIVILEGED}", "--regid=nogroup", "--clear-groups"]
            shutil.chown(folder, _UNPRIVILEGED)

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._bin / program), *arguments]
        done = subprocess.run(
            command, cwd=self._data.parent, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert done.returncode == 0, done.stderr.decode()


@contextlib.contextmanager
def started(folder: Path) -> Iterator[Cluster]:
    """A cluster that runs as long as this lasts."""
    cluster = Cluster(folder)
    cluster.start()
    try:
        yield cluster
    finally:
        cluster.stop("immediate")


def _programs() -> Path:
    found = _find()
    if found is None and install("postgresql"):
        found = _find()
    assert found, "PostgreSQL was not found. Install it (Debian and Ubuntu: apt-get install postgresql)."
    return found


def _find() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return max(Path(_PLACES).glob("*/bin"), key=lambda place: float(place.parent.name), default=None)
