"""nbgrader's command line: a hand-in of one learner, and the collection of thirty.

It gets an environment of its own in ``build/``, because it adds itself to every JupyterLab of its Python. A learner's
name is there the name of the account, so one account hands in, and the instructor collects copies under thirty names
with the check of the owner off.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median
from typing import Any

import nbformat

ENVIRONMENT = Path(__file__).parents[2] / "build" / "nbgrader"
PACKAGE = "nbgrader==0.9.6"
LEARNERS, HAND_INS = 30, 5
CONFIG = """
c = get_config()
c.CourseDirectory.course_id = "course"
c.CourseDirectory.root = {root!r} + "/course"
c.Exchange.root = {root!r} + "/exchange"
c.Exchange.cache = {root!r} + "/cache"
c.ExchangeCollect.check_owner = False
"""
CELL = {"schema_version": 3, "grade": True, "grade_id": "a", "locked": False, "points": 1, "solution": True}


def measured() -> dict[str, Any]:
    """Seconds of wall clock and of CPU: medians of a hand-in, and of collecting thirty in one go."""
    _install()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _course(root)
        hand_ins = [_run(root / "learner", "submit", "ps1") for _ in range(HAND_INS)]
        inbound = root / "exchange" / "course" / "inbound"
        one, *others = sorted(inbound.iterdir())
        for other in others:
            shutil.rmtree(other)
        name = one.name.partition("+")[0]
        for n in range(LEARNERS - 1):
            shutil.copytree(one, inbound / one.name.replace(name, f"learner{n}", 1))
        wall, cpu = _run(root / "course", "collect", "ps1")
        collected = len(list((root / "course" / "submitted").iterdir()))
        assert collected == LEARNERS, f"{collected} of {LEARNERS} were collected"
    return {
        "package": PACKAGE,
        "hand_ins": HAND_INS,
        "hand_in_s": median(wall for wall, _ in hand_ins),
        "hand_in_cpu_s": median(cpu for _, cpu in hand_ins),
        "collect_30_s": wall,
        "collect_30_cpu_s": cpu,
    }


def _install() -> None:
    if not (ENVIRONMENT / "bin" / "nbgrader").exists():
        venv.create(ENVIRONMENT, clear=True, with_pip=True)
        python = str(ENVIRONMENT / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-qq", PACKAGE], check=True, stdout=sys.stderr)


def _course(root: Path) -> None:
    """A course with one assignment of one question, released and fetched."""
    for name in ("course/source/ps1", "exchange", "cache", "learner"):
        (root / name).mkdir(parents=True)
    (root / "exchange").chmod(0o777)
    for place in ("course", "learner"):
        (root / place / "nbgrader_config.py").write_text(CONFIG.format(root=str(root)))
    new = nbformat.v4
    cells = [
        new.new_markdown_cell("Which element is at work here?"),
        new.new_markdown_cell("Your answer.", metadata={"nbgrader": {**CELL, "task": False}}),
    ]
    nbformat.write(new.new_notebook(cells=cells), root / "course" / "source" / "ps1" / "question.ipynb")
    _run(root / "course", "generate_assignment", "ps1")
    _run(root / "course", "release_assignment", "ps1")
    _run(root / "learner", "fetch_assignment", "ps1")


def _run(place: Path, *arguments: str) -> tuple[float, float]:
    """Run a command of nbgrader's, and return its seconds of wall clock and of CPU."""
    before, begun = _cpu(), time.perf_counter()
    commands = ENVIRONMENT / "bin"
    environment = {**os.environ, "HOME": str(place), "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [str(commands / "nbgrader"), *arguments], cwd=place, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - begun, _cpu() - before


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(measured())
