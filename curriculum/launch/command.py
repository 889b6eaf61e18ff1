"""The subcommand ``curriculum lab``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from curriculum.errors import CurriculumError
from curriculum.launch import running, server, singleuser, workspace
from curriculum.launch.lessons import left_at
from curriculum.record.lock import Lock

# A cold start of JupyterLab on a slow, busy laptop; a few seconds are usual.
PATIENCE = 90.0


def lab(arguments: Sequence[str]) -> int:
    """Open the lessons: start JupyterLab, or show the one that already serves this workspace.

    Whoever holds the workspace's lock is the one that starts. Everyone else waits until that server
    answers, or takes the lock over if its holder has gone.

    Args:
        arguments: What follows ``curriculum lab``; what is not ours goes on to JupyterLab.

    Raises:
        CurriculumError: If the workspace cannot be used, or another start never becomes ready.
    """
    known, others = _parser().parse_known_args(arguments)
    page = _page(notebook=known.notebook)
    folder = workspace.locate(known.workspace)
    if known.hub:  # the hub starts one server to a learner, and says where
        singleuser.serve(folder, page + left_at(folder), others)
        return 0
    lock = Lock(running.lock_file(folder))
    deadline = time.monotonic() + PATIENCE
    while not ours(lock):
        if found := running.find(folder):
            running.show(found, page + left_at(folder), browser=known.browser)
            return 0
        if time.monotonic() > deadline:
            raise CurriculumError(
                f"Another 'curriculum lab' holds {folder} but does not answer: "
                "stop it (or restart the computer) and try again."
            )
        time.sleep(0.2)
    try:
        return _start(folder, page, known, others)
    finally:
        lock.release()


def ours(lock: Lock) -> bool:
    """Take the workspace's lock if it is free, and say whether it is now ours.

    Raises:
        CurriculumError: If the lock's file cannot be made.
    """
    try:
        return lock.acquire()
    except OSError as error:
        raise CurriculumError(
            f"{lock.path.parent} cannot be written, and JupyterLab needs it: "
            "free some space there, or set JUPYTER_RUNTIME_DIR to another folder."
        ) from error


def _page(*, notebook: bool) -> str:
    """Where the server shows a lesson: in JupyterLab, or in Notebook 7 if that is asked for and installed."""
    if not notebook:
        return "lab/tree/"
    try:
        installed = version("notebook")
    except PackageNotFoundError:
        installed = "0"
    if int(installed.split(".")[0]) < 7:
        raise CurriculumError(
            "Notebook 7 is not installed here: install it (pip install notebook), or leave out --notebook."
        )
    return "notebooks/"


def _start(folder: Path, page: str, known: argparse.Namespace, others: list[str]) -> int:
    notices = workspace.prepare(folder)
    starting = "Starting JupyterLab. Control-C in this window stops it."
    print(f"Your lessons are in {folder}", *notices, starting, sep="\n", flush=True)
    options = [] if known.browser else ["--no-browser"]
    if known.port is not None:
        options.append(f"--port={known.port}")
    server.serve(folder, page + left_at(folder), [*options, *others])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="curriculum lab",
        description="Open the lessons in JupyterLab. Started twice, it shows the one that runs.",
        epilog="Any other argument goes on to JupyterLab: see 'jupyter lab --help-all'.",
        allow_abbrev=False,  # else '--work' and the like would never reach JupyterLab
    )
    parser.add_argument(
        "--workspace",
        metavar="FOLDER",
        help="the folder for your working copies and answers "
        "(else $CURRICULUM_WORKSPACE, else 'leading-change-course' in your home)",
    )
    parser.add_argument("--no-browser", dest="browser", action="store_false", help="print the address, open nothing")
    parser.add_argument("--notebook", action="store_true", help="open the lessons in Notebook 7, if it is installed")
    parser.add_argument("--hub", action="store_true", help="be a learner's server on the JupyterHub that starts this")
    parser.add_argument("--port", type=int, help="the port to listen on; the next free one if it is taken")
    return parser
