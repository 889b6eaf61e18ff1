"""Who may come in: join codes, tokens, one-time links, and the count of failed attempts."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of join codes: none that is taken for another (0 and O, 1, I and L, U and V)."""

LENGTH = 8
"""Letters in a join code: 30 to the power of 8, some 650 thousand million."""

SAFE = ("GET", "HEAD", "OPTIONS")


def new_code() -> str:
    """A join code."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def tidy_code(given: str) -> str:
    """A code as someone typed it: small letters, spaces and hyphens do not matter."""
    return "".join(given.split()).replace("-", "").upper()[: 4 * LENGTH]


def grouped(code: str) -> str:
    """The code as it is shown: XXXX-XXXX."""
    return f"{code[:4]}-{code[4:]}"


def new_token() -> str:
    """A secret that nobody guesses, to go into an address or a header."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to use it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Limit(NamedTuple):
    """How many failures are borne in so many seconds."""

    by_address: int = 60
    overall: int = 600
    seconds: float = 600


class Failures:
    """Counts attempts that failed, by address and over all. Successes cost nothing: a class shares one address."""

    def __init__(self, limit: Limit = Limit(), clock: Callable[[], float] = time.monotonic) -> None:  # noqa: B008
        self._limit = limit
        self._clock = clock
        self._turn = threading.Lock()
        self._failed: deque[tuple[float, str]] = deque()

    def too_many(self, address: str) -> bool:
        """Whether no further attempt is looked at, be it right or wrong."""
        with self._turn:
            self._forget()
            mine = sum(1 for _, whose in self._failed if whose == address)
            return mine >= self._limit.by_address or len(self._failed) >= self._limit.overall

    def add(self, address: str) -> None:
        """One more that failed."""
        with self._turn:
            self._failed.append((self._clock(), address))

    def _forget(self) -> None:
        oldest = self._clock() - self._limit.seconds
        while self._failed and self._failed[0][0] < oldest:
            self._failed.popleft()


def same_origin(method: str, headers: Mapping[str, str], *, writes_with_cookie: bool) -> bool:
    """Whether a request comes from the service's own pages, or from no page at all.

    A browser says so by Sec-Fetch-Site; over plain http it leaves that out, and says so by Origin. With a cookie, a
    request that changes something must say one of the two; a script without a cookie need not.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        return False
    if method in SAFE or not writes_with_cookie:
        return True
    return site == "same-origin" or (site is None and origin is not None)
