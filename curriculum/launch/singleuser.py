"""JupyterLab for a workspace as a learner's server on a JupyterHub, in this very process."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from curriculum.errors import CurriculumError
from curriculum.launch import settings, trust, workspace


def serve(folder: Path, place: str, arguments: list[str]) -> None:
    """Run JupyterLab until the hub stops it. The hub says where it listens and who may open it.

    Args:
        folder: The workspace, which is brought up to this version of the course.
        place: What opens first: what follows the server's own address.
        arguments: JupyterLab's own.

    Raises:
        CurriculumError: No hub has started this, JupyterHub is not installed here, or the workspace cannot be used.
    """
    if not os.environ.get("JUPYTERHUB_SERVICE_URL"):
        raise CurriculumError("--hub is for a JupyterHub that starts this, and none has: leave it out.")
    if find_spec("jupyterhub") is None:
        raise CurriculumError("--hub needs JupyterHub: pip install 'leading-change-curriculum[hub]'.")
    workspace.prepare(folder)
    os.environ.update(settings.environment(folder))
    from jupyterhub.singleuser import extension  # only now: some of it reads the environment when imported

    _sign(folder)
    extension.main([*_options(folder, place, arguments), *arguments])


def _sign(folder: Path) -> None:
    from jupyter_core.paths import jupyter_data_dir
    from nbformat.sign import NotebookNotary

    data = Path(jupyter_data_dir())
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # a first start: the server would make it later
    notary = NotebookNotary(data_dir=str(data))
    trust.sign(folder, notary)
    notary.store.close()


def _options(folder: Path, place: str, arguments: list[str]) -> list[str]:
    options = [*settings.options(folder), f"--ServerApp.default_url=/{place}"]
    if sys.platform != "win32" and os.geteuid() == 0 and "--allow-root" not in arguments:
        options.append("--allow-root")
    return options
