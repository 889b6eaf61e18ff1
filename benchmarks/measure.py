"""One measurement: a fresh page, a fresh kernel, one lesson made in one way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser

from benchmarks.quiz import COUNT, questions
from benchmarks.traffic import Traffic
from tests.browser.lab import Lab, command

MODULES = {"ours": "ours", "jupyterquiz": "jupyterquiz_lesson", "full": "stock_full", "stock": "stock"}
PICKS = (1, 2)
SCRIPT = Path(__file__).with_name("page.js").read_text("utf-8")


def measure(browser: Browser, lab: Lab, way: str) -> dict[str, Any]:
    """Run the lesson and use it.

    Returns:
        ready (ms), clicks (ms each), received and sent (bytes until ready), comms_received, comms_sent, saved (bytes).
    """
    shutil.rmtree(lab.workspace / "my-record", ignore_errors=True)
    file = _write(lab.workspace, way)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    traffic = Traffic()
    traffic.watch(page)
    try:
        lab.open(page, file.name)
        page.wait_for_timeout(500)
        page.evaluate(SCRIPT)
        traffic.clear()
        ready = page.evaluate("([way, count]) => window.bench.run(way, count)", [way, COUNT])
        lab.idle(page)
        page.wait_for_timeout(500)  # what follows at once still belongs to the run
        found = {
            "ready": ready,
            "received": traffic.bytes["received"],
            "sent": traffic.bytes["sent"],
            "comms_received": traffic.comms("received"),
            "comms_sent": traffic.comms("sent"),
            "messages": {f"{way} {kind}": n for (way, kind), n in sorted(traffic.messages.items())},
            "clicks": [],
        }
        for pick in PICKS:
            page.evaluate("([way, at]) => window.bench.pick(way, at)", [way, pick])
            page.wait_for_timeout(800)  # answers are kept after 350 ms of quiet; none is under way when we click
            lab.idle(page)
            for number, question in enumerate(questions()):
                arguments = [way, number, pick, question.feedback[pick]]
                found["clicks"].append(page.evaluate("(given) => window.bench.feedback(...given)", arguments))
        command(page, "docmanager:save")
        page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        found["saved"] = file.stat().st_size
        assert any(cell.outputs for cell in nbformat.read(file, 4).cells), "the notebook was saved without outputs"
        return found
    finally:
        page.evaluate("() => { window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown() }")
        page.wait_for_timeout(500)
        page.close()


def _write(workspace: Path, way: str) -> Path:
    module = MODULES[way]
    cells = [nbformat.v4.new_code_cell(f"from benchmarks import {module}; {module}.show({n})") for n in range(COUNT)]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    file = workspace / f"benchmark {way}.ipynb"
    file.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})), "utf-8")
    return file
