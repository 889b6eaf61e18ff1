"""A session's service that no hub has started: the command and the environment of deploy/kubernetes/session.yaml."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from curriculum.cohort.command import DATABASE
from tests.deploy.hub import OUTSIDE_KEY, Hub, answers
from tests.deploy.manifests import ROOT, container, variables

NAMES = {"/services/cohort/": "/services/outside/", "service-cohort": "service-outside", "cohort": "outside"}
"""In place of the manifest's own, for a hub that has a session of its own."""


@contextlib.contextmanager
def running(hub: Hub, database: str, log: Path) -> Iterator[str]:
    """The service, for as long as this lasts; yields the address at which browsers reach it."""
    told = variables({"hub.services.cohort.apiToken": OUTSIDE_KEY, "password": ""})
    told = {name: NAMES.get(value, value) for name, value in told.items()}
    told |= {"JUPYTERHUB_API_URL": hub.api, DATABASE: database}
    program, *arguments = container("session.yaml", "Deployment")["args"]
    assert program == "curriculum"
    mine = {"--host": "127.0.0.1", "--port": str(hub.outside), "--address": hub.address}
    named = [argument.partition("=") for argument in arguments]
    command = [f"{name}={mine.get(name, value)}" if sign else name for name, sign, value in named]
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", program, *command],
            env=os.environ | told | {"PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT))},
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    address = f"{hub.address}/services/outside"
    try:
        assert answers(f"{address}/healthz", process), log.read_text()
        yield address
    finally:
        process.terminate()
        process.wait(20)
