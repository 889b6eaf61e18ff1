"""The JupyterHub in front of a service: who somebody is, and whether they may teach. The hub says, nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from curriculum.cohort.prefix import tidy_prefix
from curriculum.cohort.seal import Seal
from curriculum.cohort.writer import Refused

TEACH = "custom:cohort:teach"
"""The scope that opens the instructor's pages."""

PATIENCE = 10.0
"""Seconds until a hub that says nothing counts as away."""

NEEDED = ("JUPYTERHUB_SERVICE_NAME", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_API_URL", "JUPYTERHUB_SERVICE_PREFIX")
"""What a hub tells its services, in the environment. Learners' servers are told no name of a service."""


class Place(NamedTuple):
    """Where a hub has put the service.

    Attributes:
        prefix: The path below which it lives.
        address: What browsers reach, if the hub knows that; else empty.
        host: What to listen on; empty if the hub does not say.
        port: The port to listen on; 0 if the hub does not say.
    """

    prefix: str
    address: str
    host: str
    port: int


class Visitor(NamedTuple):
    """Somebody whom the hub knows: the user's name there, and whether they may teach."""

    name: str
    teaches: bool


def place(environment: Mapping[str, str]) -> Place | None:
    """Where a hub has put this process as its service; None if no hub has."""
    if not all(environment.get(name) for name in NEEDED):
        return None
    prefix = tidy_prefix(environment["JUPYTERHUB_SERVICE_PREFIX"])
    host = environment.get("JUPYTERHUB_HOST", "")
    public = environment.get("JUPYTERHUB_PUBLIC_URL", "") or (host and f"{host}{prefix}")
    listens = urlsplit(environment.get("JUPYTERHUB_SERVICE_URL", ""))
    return Place(prefix, public.rstrip("/"), listens.hostname or "", listens.port or 0)


class Hub:
    """Asks the hub that the environment names. JupyterHub's own library does the asking."""

    def __init__(self) -> None:
        from jupyterhub.services.auth import HubOAuth, check_scopes

        self._auth: Any = HubOAuth()
        self._check: Any = check_scopes
        self.seal = Seal(self._auth.api_token)

    def way_in(self, state: str) -> tuple[str, str]:
        """Where a browser goes to sign in, and the secret that its return is to be completed with."""
        verifier, challenge, method = self._auth.generate_pkce_code_challenge()
        asked = {"state": state, "code_challenge": challenge, "code_challenge_method": method}
        return f"{self._auth.login_url}&{urlencode(asked)}", str(verifier)

    async def of_token(self, token: str) -> Visitor | None:
        """Whose token it is; None if it is nobody's, a service's, or may not be used here.

        Raises:
            Refused: The hub does not answer.
        """
        found = await self._ask(self._auth.user_for_token(token, use_cache=False, sync=False))
        if not found or found.get("kind") != "user":
            return None
        scopes = found.get("scopes") or ()
        if not self._check(self._auth.access_scopes, scopes):
            return None
        return Visitor(str(found["name"]), bool(self._check({TEACH}, scopes)))

    async def of_code(self, code: str, verifier: str) -> Visitor | None:
        """Who has come back from signing in; None if the hub does not say so.

        Raises:
            Refused: The hub does not answer, or knows nothing of this code.
        """
        token = await self._ask(self._auth.token_for_code(code, code_verifier=verifier, sync=False))
        return await self.of_token(token)

    async def _ask(self, asked: Any) -> Any:
        from tornado.web import HTTPError

        try:
            async with asyncio.timeout(PATIENCE):
                return await asked
        except (HTTPError, TimeoutError, KeyError, ValueError) as error:
            raise Refused("cohort_hub_away", 503) from error
