"""``python -m benchmarks``: measure the three ways in turn, and write results and table."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import quiz, table
from benchmarks.measure import MODULES, measure
from tests.browser.lab import FLAGS, running
from tests.chromium import find

HERE = Path(__file__).parent


def main() -> None:
    """Measure, one warm-up first, and write ``results/<date>.json`` and the table in ``README.md``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    found = {way: [] for way in MODULES}
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "workspace", Path(folder) / "settings") as lab,
        sync_playwright() as playwright,
    ):
        quiz.write(lab.workspace / "lesson")
        browser = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        for number in range(rounds + 1):
            for way in MODULES:
                one = measure(browser, lab, way)
                if number:
                    found[way].append(one)
                print(number or "warm-up", way, f"{one['ready']:.0f} ms", flush=True)
        browser.close()
    results = {"rounds": rounds, "cores": os.cpu_count(), "ways": found}
    file = HERE / "results" / f"{datetime.date.today()}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    told = table.write(results)
    print(told)
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(table.BEGIN)
    after = rest.partition(table.END)[2]
    readme.write_text(f"{before}{table.BEGIN}\n\n{told}\n{table.END}{after}", "utf-8")


if __name__ == "__main__":
    main()
