"""``python -m benchmarks.shell``: what the course panel costs, and how soon a lesson is ready.

Two servers side by side, the same but for the extension: the course as it starts, and JupyterLab without it. They take
turns, round by round, in one browser.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from curriculum.course.course import Course
from curriculum.shell.told import told
from tests.browser.lab import CHOSEN, FLAGS, Lab, running
from tests.chromium import find

HERE = Path(__file__).parent
BEGIN, END = "<!-- shell -->", "<!-- shell end -->"
LESSONS = {one["stem"]: len(one["exercises"]) for one in told(Course())["lessons"] if one["ready"]}
ADDED, SLOWER = 50, 1.5  # the aims: ms added to the start, and times JupyterLab's own 'run all'

# Ready: every exercise of the lesson in front stands in the page with something to answer in.
STAND = """(count) => { const front = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
    const all = front ? [...front.querySelectorAll('.cu.ex')] : [];
    return all.length === count && all.every((one) => one.querySelector('input, select, button.btn, [tabindex]')); }"""
UNTIL = f"""(count) => new Promise((resolve) => {{ const stand = {STAND}; const begun = performance.now();
    const look = () => stand(count) ? resolve(performance.now() - begun) : requestAnimationFrame(look); look(); }})"""
CLICK = f"""async ([stem, count]) => {{ document.querySelector(`.course-panel a[href$="${{stem}}.ipynb"]`).click();
    return await ({UNTIL})(count); }}"""
# The quickest that a person could be: 'run all' is chosen in the moment in which the kernel is there.
RUN_ALL = f"""async ([stem, count]) => {{ const begun = performance.now();
    const {{ commands }} = window.jupyterapp;
    const panel = await commands.execute('docmanager:open', {{path: `${{stem}}.ipynb`, factory: 'Notebook'}});
    await panel.context.ready; await panel.sessionContext.ready;
    const ran = performance.now();
    commands.execute('notebook:run-all-cells');
    await ({UNTIL})(count);
    return [performance.now() - begun, performance.now() - ran]; }}"""


def main() -> None:
    """Measure, and write ``results/shell-<date>.json`` and the table in ``README.md``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shell")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    found: dict[str, Any] = {"rounds": rounds, "cores": os.cpu_count()}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        root = Path(folder)
        none = [f"--LabServerApp.extra_labextensions_path={root / 'none'}"]
        with (
            running(root / "with", root / "settings") as ours,
            running(root / "without", root / "settings of the other", arguments=none) as plain,
        ):
            found["start"] = starts(browser, ours, plain, 4 * rounds)
            found["lessons"] = lessons(browser, ours, plain, rounds)
        found["make lab"] = [make_lab(browser, root / f"lab {n}") for n in range(rounds)]
        browser.close()
    (HERE / "results" / f"shell-{datetime.date.today()}.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    text = table(found)
    print(text)
    readme = HERE / "README.md"
    before, _, rest = readme.read_text("utf-8").partition(BEGIN)
    readme.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def starts(browser: Browser, ours: Lab, plain: Lab, rounds: int) -> dict[str, list[float]]:
    """Milliseconds from the page's first byte until JupyterLab calls itself restored, with a warm browser cache."""
    found: dict[str, list[float]] = {"with": [], "without": []}
    with browser.new_context() as context:
        for number in range(rounds + 1):
            for way, lab in (("with", ours), ("without", plain)):
                page = context.new_page()
                page.goto(f"{lab.address}/lab?token={lab.token}&reset", wait_until="commit")
                page.wait_for_function("() => window.jupyterapp?.restored")
                taken = page.evaluate("() => window.jupyterapp.restored.then(() => performance.now())")
                if number:
                    found[way].append(taken)
                page.close()
    return found


def lessons(browser: Browser, ours: Lab, plain: Lab, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds until a lesson's last exercise stands: from a click, and from JupyterLab's own way."""
    found: dict[str, dict[str, list[float]]] = {stem: {"click": [], "open": [], "run all": []} for stem in LESSONS}
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        for number in range(rounds + 1):
            for stem, count in LESSONS.items():
                page = _fresh(context, ours)
                page.wait_for_selector(".course-panel")
                clicked = page.evaluate(CLICK, [stem, count])
                _close(page, ours)
                page = _fresh(context, plain)
                opened, ran = page.evaluate(RUN_ALL, [stem, count])
                _close(page, plain)
                if number:
                    for way, taken in (("click", clicked), ("open", opened), ("run all", ran)):
                        found[stem][way].append(taken)
                print(number or "warm-up", stem, f"{clicked:.0f} {opened:.0f} {ran:.0f} ms", flush=True)
    return found


def make_lab(browser: Browser, workspace: Path) -> float:
    """Seconds from ``make lab``, set up before, until the first exercise of a new learner is ready."""
    (workspace / CHOSEN).parent.mkdir(parents=True)
    (workspace / CHOSEN).write_text('{"tourSeen": true}')
    begun = time.monotonic()
    command = ["make", "--silent", "lab", f"ARGS=--no-browser --workspace '{workspace}'"]
    with subprocess.Popen(
        command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        page = browser.new_page()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(".cu.ex .opt")
        taken = time.monotonic() - begun
        page.close()
        os.killpg(process.pid, signal.SIGTERM)
    print(f"make lab to the first exercise: {taken:.2f} s", flush=True)
    return taken


def _fresh(context: BrowserContext, lab: Lab) -> Page:
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{lab.address}/lab?token={lab.token}&reset")
    page.wait_for_function("() => window.jupyterapp?.restored")
    page.evaluate("() => window.jupyterapp.restored.then(() => null)")
    page.wait_for_timeout(500)
    return page


def _close(page: Page, lab: Lab) -> None:
    lab.end_kernels(page)
    page.close()


def table(found: dict[str, Any]) -> str:
    """The figures and the aims, in Markdown: medians, with the least and the most."""
    start = found["start"]
    added = [a - b for a, b in zip(start["with"], start["without"], strict=True)]
    rows = [
        "| | with the panel | without | difference |",
        "|---|---|---|---|",
        f"| start until restored, ms | {_spread(start['with'])} | {_spread(start['without'])} | {_spread(added)} |",
        "",
        "| Lesson | exercises | click until its last exercise is ready, ms | JupyterLab's open and 'run all', ms"
        " | of which 'run all' | ratio |",
        "|---|---|---|---|---|---|",
    ]
    ratios = []
    for stem, ways in found["lessons"].items():
        ratio = [a / b for a, b in zip(ways["click"], ways["open"], strict=True)]
        ratios.append(median(ratio))
        figures = " | ".join(_spread(ways[way]) for way in ("click", "open", "run all"))
        rows.append(f"| {stem} | {LESSONS[stem]} | {figures} | {_spread(ratio, 2)} |")
    seconds = found["make lab"]
    rows += [
        "",
        f"From `make lab`, set up before, to a new learner's first exercise: {_spread(seconds, 1)} s.",
        "",
        "| Aim | measured | |",
        "|---|---|---|",
        _aim(f"under {ADDED} ms added to the start", f"{median(added):.0f} ms", median(added) < ADDED),
        _aim(
            f"a lesson ready within {SLOWER} times 'run all' (the slowest)", f"{max(ratios):.2f}", max(ratios) <= SLOWER
        ),
    ]
    return "\n".join(rows)


def _aim(text: str, measured: str, met: bool) -> str:
    return f"| {text} | {measured} | {'met' if met else '**missed**'} |"


def _spread(values: list[float], digits: int = 0) -> str:
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


if __name__ == "__main__":
    main()
