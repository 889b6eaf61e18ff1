"""How JupyterLab is set up for the course: for this start only.

The folder ``jupyter`` beside this module goes in front of Jupyter's search path for configuration:

- ``jupyter_server_config.json``: opens the first lesson, offers this Python's kernel only, and says little.
- ``labconfig/default_setting_overrides.d``: other defaults for JupyterLab's settings. Text of 16 px, no news
  and no question about news, and whole lessons kept in the page, so that exercises are not torn down
  while scrolling.

They are defaults: what the learner has chosen in JupyterLab's settings goes before them, and nothing of the
learner's is written. Their other JupyterLab does not look into this folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent / "jupyter"


def environment(workspace: Path, inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables that the server and its kernels need on top of those they inherit."""
    searched = inherited.get("JUPYTER_CONFIG_PATH")
    path = f"{FOLDER}{os.pathsep}{searched}" if searched else str(FOLDER)
    return {"CURRICULUM_WORKSPACE": str(workspace), "JUPYTER_CONFIG_PATH": path}
