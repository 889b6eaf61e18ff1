"""A session's service that no hub has started: the command and the environment of deploy/kubernetes/session.yaml."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from curriculum.cohort.command import DATABASE
from tests.deploy.hub import OUTSIDE_KEY, Hub
from tests.deploy.manifests import ROOT, container, variables
from tests.deploy.programs import program

PREFIX = "/services/outside"
NAMES = {"/services/cohort/": f"{PREFIX}/", "service-cohort": "service-outside", "cohort": "outside"}
"""In place of the manifest's own, for a hub that has a session of its own."""


@contextlib.contextmanager
def running(hub: Hub, database: str, log: Path) -> Iterator[None]:
    """The service, for as long as this lasts."""
    told = variables({"hub.services.cohort.apiToken": OUTSIDE_KEY, "password": ""})
    told = {name: NAMES.get(value, value) for name, value in told.items()}
    told |= {"JUPYTERHUB_API_URL": hub.api, DATABASE: database, "PYTHONPATH": str(ROOT)}
    named, *arguments = container("session.yaml", "Deployment")["args"]
    assert named == "curriculum"
    mine = {"--host": "127.0.0.1", "--port": urlsplit(hub.outside).port, "--address": hub.address}
    parts = [argument.partition("=") for argument in arguments]
    command = [f"{name}={mine.get(name, value)}" if sign else name for name, sign, value in parts]
    with program([sys.executable, "-m", named, *command], log, told, f"{hub.outside}{PREFIX}/healthz"):
        yield
