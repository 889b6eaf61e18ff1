"""A real JupyterLab, started as a learner starts it, and a page in a real Chromium."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.patience import PATIENCE
from tests.ports import free_port

OLDEST = Path(sys.prefix) / "oldest-jupyterlab"
"""The oldest JupyterLab that the course allows, without what it depends on; 'make test' puts it there."""

ANSWERS = Path("my-record") / "answers.jsonl"
CHOSEN = Path(".jupyterlab", "settings", "leading-change-course", "plugin.jupyterlab-settings")
"""Where a workspace keeps what its learner has chosen in the course panel, and that the tour was shown."""
INSECURE = "classroom.test"
"""A name for this machine that a browser does not know: to it a page there is insecure, as on a room's network."""

FLAGS = [
    f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Lab:
    """A running JupyterLab.

    Attributes:
        address: Its address up to the path, without a slash at the end.
        token: What opens it.
        workspace: The learner's folder.
        data: Jupyter's folder for data, with the key that says which notebooks are trusted.
    """

    address: str
    token: str
    workspace: Path
    data: Path

    def visit(self, page: Page, lesson: str) -> None:
        """Open a lesson as a learner would, and wait until its exercises stand: no key is pressed."""
        page.goto(f"{self.address}/lab/tree/{lesson}.ipynb?token={self.token}&reset")
        page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .course-bar[data-state=ready]", state="attached")
        page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) .cu.ex")
        page.wait_for_selector(".course-panel")

    def end_kernels(self, page: Page) -> None:
        """End every kernel, so that the next lesson starts a fresh one."""
        api, key = f"{self.address}/api/kernels", {"Authorization": f"token {self.token}"}
        for kernel in page.request.get(api, headers=key).json():
            page.request.delete(f"{api}/{kernel['id']}", headers=key)

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in a page and wait until its kernel is idle."""
        page.goto(f"{self.address}/lab/tree/{notebook}?token={self.token}&reset")
        page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.isReady", timeout=1000 * PATIENCE)
        self.idle(page)

    def idle(self, page: Page) -> None:
        """Wait until the kernel of the notebook in front has nothing to do."""
        kernel = "window.jupyterapp.shell.currentWidget.context.sessionContext.session?.kernel"
        page.wait_for_function(
            f"{kernel}?.status === 'idle' && {kernel}?.connectionStatus === 'connected'", timeout=1000 * PATIENCE
        )

    def run_all(self, page: Page) -> None:
        """Run every cell, and wait until the last has been run and its exercises stand."""
        command(page, "notebook:run-all-cells")
        page.wait_for_function(
            """() => { const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
                for (let i = 0; i < cells.length; i++) {
                    const cell = cells.get(i);
                    if (cell.type === 'code' && cell.sharedModel.source && !cell.executionCount) return false;
                }
                return true; }""",
            timeout=1000 * PATIENCE,
        )
        self.idle(page)
        page.wait_for_selector(".cu.ex", timeout=1000 * PATIENCE)

    def record(self) -> str:
        """What the learner's record holds now."""
        file = self.workspace / ANSWERS
        return file.read_text("utf-8") if file.exists() else ""


@contextmanager
def running(
    workspace: Path,
    settings: Path,
    *,
    chosen: dict[str, bool] | None = None,
    course: Path | None = None,
    arguments: Sequence[str] = (),
    oldest: bool = False,
) -> Iterator[Lab]:
    """Start ``curriculum lab`` on a workspace, with Jupyter's own folders apart from this machine's.

    Args:
        workspace: The learner's folder.
        settings: The folder for Jupyter's own.
        chosen: What the learner has chosen before; that the tour was seen, if not given.
        course: The folder of another edition of the course, to be run instead of this one.
        arguments: More for JupyterLab.
        oldest: Whether to put the oldest JupyterLab in front of the installed one.
    """
    (workspace / CHOSEN).parent.mkdir(parents=True, exist_ok=True)
    (workspace / CHOSEN).write_text(json.dumps({"tourSeen": True} if chosen is None else chosen))
    folders = {f"JUPYTER_{name}_DIR": str(settings / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **folders, "IPYTHONDIR": str(settings / "ipython")}
    environment.pop("CURRICULUM_WORKSPACE", None)
    first = [str(folder) for folder in (course, OLDEST if oldest else None) if folder]
    if first:
        environment["PYTHONPATH"] = os.pathsep.join(first)
    if oldest:
        # Its page as well: if that and its Python part differ in version, JupyterLab asks to be built, and waits.
        environment["JUPYTERLAB_DIR"] = str(OLDEST / "share" / "jupyter" / "lab")
    own = ["--no-browser", "--workspace", str(workspace), "--LabApp.expose_app_in_browser=True"]
    own += ["--port", str(free_port())]  # two that start at once would else look for a free one and find the same
    own.append("--JupyterNotebookApp.expose_app_in_browser=True")
    log = settings / "lab.log"
    settings.mkdir(parents=True, exist_ok=True)
    hide_what_learners_lack(settings / "config" / "labconfig")
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "curriculum", "lab", *own, *arguments],
            env=environment,
            cwd=course,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _wait_for(process, log, workspace, settings / "data")
    finally:
        process.terminate()
        try:
            process.wait(3)  # one that is told to end while it starts a kernel never does
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def hide_what_learners_lack(configuration: Path) -> None:
    """Keep out of the page what Notebook and Voila add to it: they are installed for other tests."""
    others = {"@jupyter-notebook/lab-extension": True, "@voila-dashboards/jupyterlab-preview": True}
    configuration.mkdir(parents=True, exist_ok=True)
    (configuration / "page_config.json").write_text(json.dumps({"disabledExtensions": others}), "utf-8")


def _wait_for(process: subprocess.Popen[bytes], log: Path, workspace: Path, data: Path) -> Lab:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        whole, _, _ = log.read_text().rpartition("\n")  # the line that is being written may be cut in its token
        for word in whole.split():
            if word.startswith("http://") and "token=" in word:
                address, token = word.split("/lab", 1)[0], word.split("token=", 1)[1].split("&")[0]
                return Lab(address, token, workspace, data)
        if process.poll() is not None:
            break
        time.sleep(0.2)
    raise AssertionError(f"curriculum lab did not start:\n{log.read_text()}")


def command(page: Page, name: str, arguments: dict[str, Any] | None = None) -> None:
    """Give JupyterLab a command, without waiting for what it returns: some never do."""
    page.evaluate("([name, args]) => { window.jupyterapp.commands.execute(name, args) }", [name, arguments or {}])


def cells(page: Page) -> list[str]:
    """The sources of the notebook's cells, in order."""
    found: list[str] = page.evaluate(
        """() => { const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
            return Array.from({length: cells.length}, (_, i) => cells.get(i).sharedModel.source); }"""
    )
    return found
