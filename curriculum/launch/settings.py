"""How JupyterLab is set up for the course: for this start only.

The folder ``jupyter`` beside this module goes in front of Jupyter's search path for configuration:

- ``jupyter_server_config.json``: opens the first lesson, offers this Python's kernel only, saves worksheets
  and not dead views, asks no package registry for extensions, and says little.
- ``labconfig/default_setting_overrides.d``: other defaults for JupyterLab's settings. No news and no question
  about news, and whole lessons kept in the page, so that exercises are not torn down while scrolling.

The size of text cannot be set so: JupyterLab 4 takes it from the user's own settings and from nowhere else.
So the course has settings of its own, in the workspace, with text of 16 px to begin with. There the learner's
choices are kept, and so are the open tabs. Their other JupyterLab looks into none of these folders.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from curriculum.record.replacing import replace
from curriculum.shell import extension

CONFIGURATION = Path(__file__).parent / "jupyter"
OWN = Path(".jupyterlab")
"""Where JupyterLab's settings and tabs lie inside a workspace."""

_THEMES = Path("settings", "@jupyterlab", "apputils-extension", "themes.jupyterlab-settings")
_LARGER_TEXT = {"overrides": {"content-font-size1": "16px"}}


def environment(workspace: Path, inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables that the server and its kernels need on top of those they inherit."""
    searched = inherited.get("JUPYTER_CONFIG_PATH")
    path = f"{CONFIGURATION}{os.pathsep}{searched}" if searched else str(CONFIGURATION)
    # So that JupyterLab's own terminal knows the command 'curriculum', as lesson 00 says it does.
    programs = os.pathsep.join(filter(None, [str(Path(sys.executable).parent), inherited.get("PATH")]))
    return {"CURRICULUM_WORKSPACE": str(workspace), "JUPYTER_CONFIG_PATH": path, "PATH": programs}


def options(workspace: Path) -> list[str]:
    """Return JupyterLab's arguments for its folders; Notebook 7, on the same server, takes the same."""
    return [
        f"--ServerApp.root_dir={workspace}",
        f"--LabServerApp.user_settings_dir={workspace / OWN / 'settings'}",
        f"--LabServerApp.workspaces_dir={workspace / OWN / 'tabs'}",
        f"--LabServerApp.extra_labextensions_path={workspace / OWN / 'extension'}",
    ]


def begin(workspace: Path) -> None:
    """Put the first settings into a workspace that has none, and this version's extension; what was chosen stays.

    Raises:
        ContentError: If a file of the course is faulty.
        OSError: If they cannot be written.
    """
    extension.lay(workspace / OWN / "extension")
    themes = workspace / OWN / _THEMES
    if not themes.exists():
        themes.parent.mkdir(parents=True, exist_ok=True)
        replace(themes, json.dumps(_LARGER_TEXT, indent=2).encode() + b"\n")
