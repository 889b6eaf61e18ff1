"""Programs that tests need and PyPI does not have: installed by Debian's own means, where this user may do that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def install(*packages: str) -> bool:
    """Install Debian packages; return False where that may not be done, or failed."""
    apt = _apt()
    return bool(apt) and run([*apt, "update"]) and run([*apt, "install", "--yes", *packages])


def run(command: list[str]) -> bool:
    """Run a command and return whether it succeeded; what it says goes to stderr."""
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def _apt() -> list[str]:
    """Return the command that installs Debian packages, if this user may use it without a password."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return []
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--quiet"]
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") and run(["sudo", "--non-interactive", "true"]):
        return ["sudo", "--non-interactive", *apt]
    return []
