"""What stands between the network and the service: sizes, times and headers, for every request alike."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from curriculum.cohort.prefix import below

KB = 1024
LARGEST = 256 * KB
"""Bytes in the body of a request."""

LARGEST_FILE = 5 * 1024 * KB
"""Bytes in a record that is dropped in."""

PATIENCE = 15.0
"""Seconds until a body must have come in whole."""

FILES = "/api/teach/import"

HEADERS: Mapping[str, str] = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
"""On every response."""


class TooLarge(Exception):
    """More came than may."""


class Guard:
    """Wraps the service."""

    def __init__(self, app: ASGIApp, words: Mapping[str, str], patience: float = PATIENCE, prefix: str = "") -> None:
        self._app = app
        self._prefix = prefix
        self._words = words
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _guarded(send)
        inside = below(scope, self._prefix)
        if inside is None:
            await self._outside(scope, guarded)
            return
        scope = inside
        most = LARGEST_FILE if scope["path"] == FILES else LARGEST
        try:
            async with asyncio.timeout(self._patience):
                body = await _whole(receive, scope, most)
        except TooLarge:
            await _say(guarded, 413, self._words["cohort_too_large"])
        except TimeoutError:
            await _say(guarded, 408, self._words["cohort_too_slow"])
        else:
            if body is not None:
                await self._app(scope, _replay(body, receive), guarded)

    async def _outside(self, scope: Scope, send: Send) -> None:
        """The prefix itself leads to what is below it, since a page's addresses are relative; all else is nowhere."""
        if scope["path"] == self._prefix:
            query = b"?" + scope["query_string"] if scope["query_string"] else b""
            headers = [(b"location", f"{self._prefix}/".encode() + query), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 307, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
        else:
            await _say(send, 404, self._words["cohort_no_such_place"])


async def _whole(receive: Receive, scope: Scope, most: int) -> bytes | None:
    """The body; None if the sender has gone."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    if said.isdigit() and int(said[:20]) > most:
        raise TooLarge
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > most:
            raise TooLarge
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = [body]

    async def replayed() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return replayed


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            own: list[tuple[bytes, bytes]] = list(message.get("headers", []))
            known = {name.lower() for name, _ in own}
            own += [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in known]
            message = {**message, "headers": own}
        await send(message)

    return guarded


async def _say(send: Send, status: int, sentence: str) -> None:
    body = json.dumps({"error": sentence}).encode()
    headers: list[Any] = [(b"content-type", b"application/json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
