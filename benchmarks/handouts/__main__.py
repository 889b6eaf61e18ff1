"""Measure the ways in turn, and write ``results/handouts-<date>.json`` and the table in ``README.md``."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.handouts import table
from benchmarks.handouts.meter import Cost, metered
from benchmarks.handouts.peers import chromium
from benchmarks.handouts.ways import WAYS

HERE = Path(__file__).parents[1]
LESSONS = sorted((HERE.parent / "notebooks").glob("*.ipynb"))
LARGEST = max(LESSONS, key=lambda file: file.stat().st_size)
OTHERS = 4
CONVERT = [sys.executable, "-m", "nbconvert"]


class Bench:
    """Where lessons are made, and what they are made with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "CURRICULUM_WORKSPACE": str(folder / "workspace")}
        if WAYS["webpdf"].here:
            self.environment["CHROMIUM"] = chromium()
        self.ran = self._run_before()

    def make(self, way: str, lessons: Sequence[Path]) -> dict[str, Any]:
        """What it costs to make the lessons in one process, and the bytes of what was made."""
        target = self._empty()
        made, _ = self._command([*CONVERT, "--to", WAYS[way].exporter, "--output-dir", str(target), *map(str, lessons)])
        files = _pdfs(target)
        assert len(files) == len(lessons), f"{way} made {len(files)} of {len(lessons)} lessons"
        return {**made, "bytes": sum(file.stat().st_size for file in files)}

    def warm(self, way: str) -> dict[str, list[float]]:
        """Seconds for a lesson in a process that has made one before."""
        lessons = [LARGEST, *(file for file in LESSONS if file != LARGEST)][: OTHERS + 1]
        _, told = self._command(
            [sys.executable, "-m", "benchmarks.handouts.warm", WAYS[way].exporter, *map(str, lessons)]
        )
        return json.loads(told)

    def everything(self) -> dict[str, Any]:
        """What ``curriculum handouts`` costs, and how many PDFs it makes."""
        target = self._empty()
        made, _ = self._command([sys.executable, "-m", "curriculum", "handouts", str(target)])
        return {**made, "files": len(_pdfs(target))}

    def _run_before(self) -> list[Path]:
        target = self.folder / "ran"
        self._command([*CONVERT, "--to", "notebook", "--execute", "--output-dir", str(target), *map(str, LESSONS)])
        return sorted(target.glob("*.ipynb"))

    def _empty(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.folder))

    def _command(self, command: Sequence[str]) -> tuple[Cost, str]:
        return metered(command, HERE.parent, self.environment)


def main() -> None:
    """Measure, after one warm-up of each way."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handouts")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    here = [way for way in WAYS if WAYS[way].here]
    found: dict[str, Any] = {"rounds": rounds, "cores": os.cpu_count(), "ways": {way: [] for way in here}, "set": []}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for way in here:
            print("warm-up", way, f"{bench.make(way, [LARGEST])['wall']:.2f} s", flush=True)
        for number in range(1, rounds + 1):
            for way in here:
                one = {
                    "one": bench.make(way, [LARGEST]),
                    "all": bench.make(way, LESSONS),
                    "ran": bench.make(way, bench.ran),
                    **bench.warm(way),
                }
                found["ways"][way].append(one)
                print(number, way, f"{one['all']['wall']:.1f} s", f"{one['all']['cpu']:.1f} s CPU", flush=True)
            if "ours" in here:
                found["set"].append(bench.everything())
    _keep(found)


def _pdfs(folder: Path) -> list[Path]:
    files = [file for file in folder.rglob("*.pdf") if file.read_bytes().startswith(b"%PDF")]
    return sorted(files)


def _keep(found: dict[str, Any]) -> None:
    file = HERE / "results" / f"handouts-{datetime.date.today()}.json"
    file.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    text = table.write(found)
    print(text)
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(table.BEGIN)
    readme.write_text(f"{before}{table.BEGIN}\n\n{text}\n\n{table.END}{rest.partition(table.END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
