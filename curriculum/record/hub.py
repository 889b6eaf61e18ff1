"""The JupyterHub that this kernel runs on, if it does, and the session that the hub has beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from curriculum.record.address import place

ADDRESS = "CURRICULUM_COHORT_ADDRESS"
"""The variable in which those who look after a hub say where its session is."""


@dataclass(frozen=True)
class HubSession:
    """A hub's own session.

    Attributes:
        address: Where it is.
        token: The key of this server on the hub. A secret, for that address and no other.
    """

    address: str
    token: str = field(repr=False)


def hub_session(environment: Mapping[str, str] = os.environ) -> HubSession | None:
    """The session of the hub that this kernel runs on; None if there is no hub, or it names no session."""
    address, _ = place(environment.get(ADDRESS, ""))
    token = environment.get("JUPYTERHUB_API_TOKEN", "")
    if not (address and token and environment.get("JUPYTERHUB_USER")):
        return None
    return HubSession(address, token)
