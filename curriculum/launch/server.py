"""JupyterLab for a workspace, in this very process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from curriculum.launch import running, settings, trust
from curriculum.launch.lessons import left_at


def serve(workspace: Path, arguments: list[str]) -> None:
    """Run JupyterLab until it is stopped.

    In this process, so that the lock, the interpreter, the signals and the process's number are the
    server's own, on Windows as elsewhere.

    Args:
        workspace: The prepared workspace.
        arguments: JupyterLab's own, such as ``--port=8890``.
    """
    os.environ.update(settings.environment(workspace))
    from jupyterlab.labapp import LabApp  # only now: some of it reads the environment when imported

    lesson = left_at(workspace)
    server = LabApp.initialize_server(argv=[*_options(workspace, lesson, arguments), *arguments])
    trust.sign(workspace, server.contents_manager.notary)
    identity = server.identity_provider
    # Jupyter would print the address its own way, five lines of it; we print it once, in one line.
    identity.token_generated = False
    server.io_loop.add_callback(running.announce, running.address(server.connection_url, identity.token, lesson))
    server.start()


def _options(workspace: Path, lesson: str, arguments: list[str]) -> list[str]:
    options = [*settings.options(workspace), f"--LabApp.default_url=/{running.path(lesson)}"]
    # Containers run as root, and Jupyter would refuse to start there.
    if sys.platform != "win32" and os.geteuid() == 0 and "--allow-root" not in arguments:
        options.append("--allow-root")
    return options
