"""Short notes that a browser carries for us, sealed, so that any process of the service knows them again."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Sequence


class Seal:
    """Closes and opens notes with one secret. What is in a note can be read by its bearer, and not changed."""

    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._key = hashlib.sha256(f"cohort seal {secret}".encode()).digest()
        self._clock = clock

    def close(self, purpose: str, note: Sequence[str], seconds: float) -> str:
        """A note for one purpose, good for so many seconds; it may stand in a cookie."""
        body = base64.urlsafe_b64encode(json.dumps([self._clock() + seconds, *note]).encode()).decode().rstrip("=")
        return f"{body}.{self._mark(purpose, body)}"

    def open(self, purpose: str, text: str) -> list[str] | None:
        """What a note says; None if it is none of ours, is for another purpose, or has had its time."""
        body, _, mark = text.partition(".")
        if not hmac.compare_digest(self._mark(purpose, body).encode(), mark.encode("utf-8", "replace")):
            return None
        until, *note = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return note if self._clock() < until else None

    def _mark(self, purpose: str, body: str) -> str:
        return hmac.new(self._key, f"{purpose}.{body}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
