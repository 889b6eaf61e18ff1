"""The browser for the tests: a real Chromium or Chrome, found or installed.

``python -m tests.chromium`` prints the path of one, installing it first where that can be done, or says what to
do and exits with 1. Tests call :func:`find`, which only looks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.debian import install, run

_NAMED = "CHROMIUM"
_SHELL = "chromium-headless-shell"
"""Chromium without its own window, the part that Playwright too prefers: a fifth less work for a page of JupyterLab."""
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC = ("Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome")
_WINDOWS = ("Chromium/Application/chrome.exe", "Google/Chrome/Application/chrome.exe")
_REMEDY = (
    "The browser tests need Chromium or Chrome, and none was found. Install one (Debian and Ubuntu: "
    "apt-get install chromium; elsewhere: your system's own way), or run 'playwright install chromium', "
    "or set CHROMIUM to the path of the one to use."
)


class NoBrowserError(Exception):
    """No browser was found; the text says what to do."""


def find() -> Path:
    """Return the path of a browser that starts.

    Raises:
        NoBrowserError: If there is none. A test that needs a browser then fails; it is never skipped.
    """
    for candidate in _candidates():
        if _starts(candidate):
            return candidate
    raise NoBrowserError(_REMEDY)


def main() -> int:
    """Print the browser's path, after installing one if need be."""
    if _playwrights_own() is None:
        # The Node that comes with Playwright needs this library, and the smallest Debian systems lack it.
        install("libatomic1")
        if _playwrights_own() is None:
            print("Playwright, which drives the browser for the tests, does not start here:", file=sys.stderr)
            run([sys.executable, "-m", "playwright", "--version"])
            return 1
    try:
        browser = find()
    except NoBrowserError:
        print("No Chromium or Chrome was found.", file=sys.stderr)
        _install()
        try:
            browser = find()
        except NoBrowserError as error:
            print(error, file=sys.stderr)
            return 1
    print(browser)
    return 0


def _install() -> None:
    """Try to install a browser: Debian's package where that may be done, else Playwright's own."""
    if _NAMED in os.environ:
        return  # whoever names a browser wants that one
    if not (install(_SHELL) or install("chromium")):
        run([sys.executable, "-m", "playwright", "install", "chromium"])


def _candidates() -> Iterator[Path]:
    if _NAMED in os.environ:
        yield Path(os.environ[_NAMED])
        return
    yield from (Path(path) for name in _NAMES if (path := shutil.which(name)))
    if sys.platform == "darwin":
        roots = [Path("/Applications"), Path.home() / "Applications"]
        yield from (root / place for root in roots for place in _MAC)
    if sys.platform == "win32":
        variables = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
        roots = [Path(os.environ[variable]) for variable in variables if variable in os.environ]
        yield from (root / place for root in roots for place in _WINDOWS)
    if own := _playwrights_own():
        yield own


def _playwrights_own() -> Path | None:
    """Where Playwright would keep a browser of its own; None if Playwright itself does not start."""
    # In a process of its own: Playwright allows one session at a time, and a test may have one open.
    program = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return Path(told.stdout.strip()) if told.returncode == 0 else None


def _starts(candidate: Path) -> bool:
    """Whether it is a browser: Ubuntu's ``chromium-browser`` may be a note that says where to get one."""
    if not candidate.is_file():
        return False
    if sys.platform == "win32":
        return True  # there, Chrome opens a window when asked for its version
    try:
        answer = subprocess.run([candidate, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
