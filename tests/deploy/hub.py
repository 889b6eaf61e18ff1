"""A JupyterHub for tests: the configuration of deploy/single-server, a real proxy, and accounts of its own."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.browser.lab import ANSWERS, CHOSEN, hide_what_learners_lack
from tests.debian import install
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
CONFIGURATION = ROOT / "deploy" / "single-server" / "jupyterhub_config.py"
PROXY = "configurable-http-proxy"
PASSWORD = "a password for tests"
KEY, OUTSIDE_KEY = "a-key-of-the-tests-own", "the-key-of-the-second-session"
WORKSPACE = "leading-change-course"

# What no configuration for others may hold: one password for every account, servers that need no account of the
# system, ports that nobody else has, a key with which the tests may make keys for others, and a second session, which
# somebody else starts, as on Kubernetes, and only instructors may open.
OWN = """
c = get_config()
load_subconfig({configuration!r})
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = {password!r}
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.SimpleLocalProcessSpawner.interrupt_timeout = 1
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.services.append({{"name": "tests", "api_token": {key!r}}})
c.JupyterHub.services.append(
    {{**c.JupyterHub.services[0], "name": "outside", "url": {outside!r}, "api_token": {outside_key!r}}}
)
for own in ("command", "environment"):
    del c.JupyterHub.services[-1][own]
c.JupyterHub.load_roles.append(
    {{"name": "outside", "groups": ["instructors"], "scopes": ["access:services!service=outside"]}}
)
c.JupyterHub.load_roles.append({{"name": "tests", "services": ["tests"], "scopes": ["admin:users", "tokens"]}})
c.Application.log_level = "INFO"
"""


@dataclass
class Hub:
    """A hub that runs.

    Attributes:
        address: What browsers reach, without a slash at the end.
        homes: Where the folders of its accounts lie.
        api: Where the hub answers its services.
        outside: The port for the session that somebody else starts.
    """

    address: str
    homes: Path
    api: str
    outside: int

    @property
    def service_key(self) -> str:
        """The key of a service of the hub: nobody's."""
        return KEY

    @property
    def session(self) -> str:
        return f"{self.address}/services/cohort"

    def key(self, account: str, scopes: Sequence[str] = ()) -> str:
        """A key of an account: with these scopes, or all that the account has."""
        asked = {"scopes": list(scopes)} if scopes else {}
        headers = {"authorization": f"Bearer {KEY}"}
        httpx.post(f"{self.address}/hub/api/users/{account}", headers=headers)  # made, if it is not there
        said = httpx.post(f"{self.address}/hub/api/users/{account}/tokens", json=asked, headers=headers)
        assert said.status_code == 201, said.text
        return str(said.json()["token"])

    def prepare(self, account: str) -> None:
        """Give an account a folder in which the tour has been seen and JupyterLab is what learners have."""
        home = self.homes / account
        (home / WORKSPACE / CHOSEN).parent.mkdir(parents=True)
        (home / WORKSPACE / CHOSEN).write_text(json.dumps({"tourSeen": True}))
        hide_what_learners_lack(home / ".jupyter" / "labconfig")

    def record(self, account: str) -> str:
        """What a learner's record holds."""
        return (self.homes / account / WORKSPACE / ANSWERS).read_text("utf-8")


@contextlib.contextmanager
def running(folder: Path, *, instructors: str, database: str) -> Iterator[Hub]:
    """A hub that runs as long as this lasts."""
    public, session, hub, api, outside = (free_port() for _ in range(5))
    made = Hub(f"http://127.0.0.1:{public}", folder / "homes", f"http://127.0.0.1:{hub}/hub/api", outside)
    own = folder / "jupyterhub_config.py"
    own.write_text(
        OWN.format(
            configuration=str(CONFIGURATION),
            password=PASSWORD,
            homes=str(made.homes / "{username}"),
            hub=hub,
            api=api,
            key=KEY,
            outside=f"http://127.0.0.1:{outside}",
            outside_key=OUTSIDE_KEY,
        )
    )
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), str(_proxy().parent), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "NODE_PATH": "/usr/share/nodejs",  # where Debian's Node looks by itself, and no other does
        "COURSE_PUBLIC_URL": made.address,
        "COURSE_PROXY_URL": made.address,
        "COURSE_SESSION_URL": f"http://127.0.0.1:{session}",
        "COURSE_STATE": str(folder),
        "COURSE_SESSIONS": str(folder),
        "COURSE_DATABASE": database,
        "COURSE_INSTRUCTORS": instructors,
    }
    log = folder / "hub.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(own)],
            env=environment,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(process, made, log)
        yield made
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until an address answers; False if the process has ended, or two minutes have passed."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address).is_success:
                return True
        time.sleep(0.2)
    return False


def _wait(process: subprocess.Popen[bytes], hub: Hub, log: Path) -> None:
    if not answers(f"{hub.session}/healthz", process):
        raise AssertionError(f"JupyterHub did not start:\n{log.read_text()}")


def _proxy() -> Path:
    found = shutil.which(PROXY)
    if found is None and install(f"node-{PROXY}"):
        found = shutil.which(PROXY)
    assert found, f"{PROXY} was not found. Install it (Debian and Ubuntu: apt-get install node-{PROXY}; else by npm)."
    return Path(found)
