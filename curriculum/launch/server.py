"""JupyterLab for a workspace, in this very process."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from curriculum.launch import running, settings, trust


def serve(workspace: Path, place: str, arguments: list[str]) -> None:
    """Run JupyterLab until it is stopped.

    In this process, so that the lock, the interpreter, the signals and the process's number are the
    server's own, on Windows as elsewhere.

    Args:
        workspace: The prepared workspace.
        place: What the browser opens: what follows the server's own address.
        arguments: JupyterLab's own, such as ``--port=8890``.
    """
    if not sys.warnoptions:
        # What libraries have against each other is not for learners. Voila, where it is installed, prints it.
        logging.captureWarnings(True)
    os.environ.update(settings.environment(workspace))
    from jupyterlab.labapp import LabApp  # only now: some of it reads the environment when imported

    server = LabApp.initialize_server(argv=[*_options(workspace, place, arguments), *arguments])
    trust.sign(workspace, server.contents_manager.notary)
    identity = server.identity_provider
    # Jupyter would print the address its own way, five lines of it; we print it once, in one line.
    identity.token_generated = False
    server.io_loop.add_callback(running.announce, running.address(server.connection_url, identity.token, place))
    server.start()


def _options(workspace: Path, place: str, arguments: list[str]) -> list[str]:
    options = [*settings.options(workspace), f"--LabApp.default_url=/{place}"]
    # Containers run as root, and Jupyter would refuse to start there.
    if sys.platform != "win32" and os.geteuid() == 0 and "--allow-root" not in arguments:
        options.append("--allow-root")
    return options
