"""JupyterLab for a workspace as a learner's server on a JupyterHub, in this very process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from curriculum.errors import CurriculumError
from curriculum.launch import settings, trust


def serve(workspace: Path, place: str, arguments: list[str]) -> None:
    """Run JupyterLab until the hub stops it. The hub says where it listens and who may open it.

    Args:
        workspace: The prepared workspace.
        place: What opens first: what follows the server's own address.
        arguments: JupyterLab's own.

    Raises:
        CurriculumError: No hub has started this, or JupyterHub is not installed here.
    """
    if not os.environ.get("JUPYTERHUB_SERVICE_URL"):
        raise CurriculumError("--hub is for a JupyterHub that starts this, and none has: leave it out.")
    os.environ.update(settings.environment(workspace))
    try:
        from jupyterhub.singleuser.extension import main
    except ImportError:
        raise CurriculumError("--hub needs JupyterHub: pip install 'leading-change-curriculum[hub]'.") from None
    _sign(workspace)
    main([*_options(workspace, place, arguments), *arguments])


def _sign(workspace: Path) -> None:
    from jupyter_core.paths import jupyter_data_dir
    from nbformat.sign import NotebookNotary

    data = Path(jupyter_data_dir())
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # a first start: the server would make it later
    notary = NotebookNotary(data_dir=str(data))
    trust.sign(workspace, notary)
    notary.store.close()


def _options(workspace: Path, place: str, arguments: list[str]) -> list[str]:
    options = [*settings.options(workspace), f"--ServerApp.default_url=/{place}"]
    if sys.platform != "win32" and os.geteuid() == 0 and "--allow-root" not in arguments:
        options.append("--allow-root")
    return options
