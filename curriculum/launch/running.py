"""The JupyterLab that already serves a workspace, if one does."""

from __future__ import annotations

import hashlib
import os
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from jupyter_core.paths import jupyter_runtime_dir

# A server on this very machine: no proxy, whatever the hospital's network asks for.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Running(NamedTuple):
    """A server that runs.

    Attributes:
        url: Its address, with a slash at the end.
        token: What lets the learner in.
        pid: The number of its process.
    """

    url: str
    token: str
    pid: int


def lock_file(workspace: Path) -> Path:
    """Where the lock on a workspace lies: with Jupyter's notes on running servers, not in the workspace."""
    digest = hashlib.sha256(os.path.normcase(workspace).encode()).hexdigest()
    return Path(jupyter_runtime_dir(), f"curriculum-{digest[:16]}.lock")


def find(workspace: Path) -> Running | None:
    """Return the server whose root is this workspace and that answers, or None.

    Jupyter's notes on servers outlive a crash, and another process may since have got the same number or
    port. Only an answer that accepts the note's token counts.
    """
    from jupyter_server.serverapp import list_running_servers  # slow to import, and seldom needed

    try:
        servers = list(list_running_servers())
    except OSError:  # a note vanished while it was being read: that server has just stopped
        return None
    for info in servers:
        if os.path.normcase(info["root_dir"]) == os.path.normcase(workspace):
            server = Running(info["url"], info["token"], info["pid"])
            if _answers(server):
                return server
    return None


def address(url: str, token: str, place: str) -> str:
    """Return the address of a place on a server, such as ``lab/tree/00-start-here.ipynb``."""
    return url + place + (f"?{urlencode({'token': token})}" if token else "")


def announce(address: str) -> None:
    """Tell the learner where the course is: one line, the address last."""
    print(f"The course is open at {address}", flush=True)


def show(server: Running, place: str, *, browser: bool) -> None:
    """Tell the learner that the course is running, and open it in the browser if they want that."""
    print("It is already running, so this is that one. Control-C in its own window stops it.")
    announce(address(server.url, server.token, place))
    if browser:
        # Jupyter's own page with the token in it, readable by this user only: other users of this machine
        # could read an address with a token in the list of processes.
        page = Path(jupyter_runtime_dir(), f"jpserver-{server.pid}-open.html")
        webbrowser.open(page.as_uri() if page.exists() else address(server.url, server.token, place))


def _answers(server: Running) -> bool:
    request = urllib.request.Request(f"{server.url}api/status", headers={"Authorization": f"token {server.token}"})
    try:
        with _DIRECT.open(request, timeout=3):
            return True
    except urllib.error.HTTPError as error:
        # With a password of the learner's own there is no token: being asked for it is the answer.
        return not server.token and error.code in (401, 403)
    except OSError:
        return False
