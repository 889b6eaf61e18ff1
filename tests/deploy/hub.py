"""A JupyterHub for tests: the configuration of deploy/single-server, a real proxy, and accounts of its own."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.browser.lab import ANSWERS, CHOSEN, hide_what_learners_lack
from tests.debian import install
from tests.deploy.programs import program
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
    """A hub, running or not.

    Attributes:
        homes: Where the folders of its accounts lie.
        address: What browsers reach, without a slash at the end.
        api: Where the hub answers its services.
        outside: Where the session listens that somebody else starts.
    """

    homes: Path
    address: str = field(default_factory=lambda: f"http://127.0.0.1:{free_port()}")
    api: str = field(default_factory=lambda: f"http://127.0.0.1:{free_port()}/hub/api")
    outside: str = field(default_factory=lambda: f"http://127.0.0.1:{free_port()}")

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
def running(hub: Hub, folder: Path, *, instructors: str, database: str) -> Iterator[None]:
    """Run a hub, with its files in a folder, as long as this lasts."""
    own = folder / "jupyterhub_config.py"
    own.write_text(
        OWN.format(
            configuration=str(CONFIGURATION),
            password=PASSWORD,
            homes=str(hub.homes / "{username}"),
            hub=urlsplit(hub.api).port,
            api=free_port(),
            key=KEY,
            outside=hub.outside,
            outside_key=OUTSIDE_KEY,
        )
    )
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), str(_proxy().parent), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "NODE_PATH": "/usr/share/nodejs",  # where Debian's Node looks by itself, and no other does
        "COURSE_PUBLIC_URL": hub.address,
        "COURSE_PROXY_URL": hub.address,
        "COURSE_SESSION_URL": f"http://127.0.0.1:{free_port()}",
        "COURSE_STATE": str(folder),
        "COURSE_SESSIONS": str(folder),
        "COURSE_DATABASE": database,
        "COURSE_INSTRUCTORS": instructors,
    }
    command = [sys.executable, "-m", "jupyterhub", "-f", str(own)]
    with program(command, folder / "hub.log", environment, f"{hub.session}/healthz"):
        yield


def _proxy() -> Path:
    found = shutil.which(PROXY)
    if found is None and install(f"node-{PROXY}"):
        found = shutil.which(PROXY)
    assert found, f"{PROXY} was not found. Install it (Debian and Ubuntu: apt-get install node-{PROXY}; else by npm)."
    return Path(found)
