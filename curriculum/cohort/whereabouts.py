"""Where a service listens and what others reach: as its options say, or as the hub does that started it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib.util import find_spec
from typing import NamedTuple

from curriculum.cohort.announcing import reached
from curriculum.cohort.hub import place
from curriculum.cohort.prefix import tidy_prefix
from curriculum.errors import CurriculumError

EVERYWHERE, PORT = "0.0.0.0", 8765
"""What is listened on, unless an option or a hub says otherwise."""


class Whereabouts(NamedTuple):
    """Where a service is.

    Attributes:
        host: The address to listen on.
        port: The port to listen on.
        prefix: The path below which it lives; empty for none.
        address: What other machines reach, without a slash at the end.
        hub: Whether a hub stands before it and vouches for people.
        code: Whether the join code admits learners.
        link: Whether one-time links admit instructors.
    """

    host: str
    port: int
    prefix: str
    address: str
    hub: bool
    code: bool
    link: bool


def whereabouts(given: argparse.Namespace, environment: Mapping[str, str]) -> Whereabouts:
    """Where the service is to be. Options go before what a hub says.

    Raises:
        CurriculumError: Something does not fit together, or JupyterHub's library is missing.
    """
    placed = place(environment)
    if placed and find_spec("jupyterhub") is None:
        raise CurriculumError("A hub's session needs jupyterhub: pip install 'leading-change-curriculum[cohort,hub]'.")
    if given.admit and not placed:
        raise CurriculumError("--admit is for a session that a JupyterHub stands before: elsewhere both let people in.")
    host = given.host or (placed and placed.host) or EVERYWHERE
    port = given.port or (placed and placed.port) or PORT
    prefix = tidy_prefix(given.prefix) or (placed.prefix if placed else "")
    address = (given.address or (placed and placed.address) or "").rstrip("/")
    if placed and not address:
        raise CurriculumError(
            "Say what browsers reach: --address https://..., or JupyterHub's own c.JupyterHub.public_url."
        )
    address = address or f"http://{reached(host)}:{port}"
    admitted = set(given.admit or ()) if placed else {"code", "link"}
    return Whereabouts(
        host,
        port,
        prefix,
        address if address.endswith(prefix) else address + prefix,
        placed is not None,
        "code" in admitted,
        "link" in admitted,
    )
