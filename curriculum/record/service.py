"""Talking to the service of a session: one request at a time, with the standard library alone.

Whatever answers, or does not, comes back as a value or as a :class:`ServiceError`. The token goes to the address that
was joined and nowhere else: a redirect is not followed.
"""

from __future__ import annotations

import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote, urlencode

from pydantic import BaseModel, ValidationError

from curriculum.errors import CurriculumError
from curriculum.record.address import near
from curriculum.record.event import Event
from curriculum.record.told import Joined, Offer, Receipt, State

M = TypeVar("M", bound=BaseModel)

TIMEOUT = 10.0
"""Seconds until a service that says nothing counts as out of reach."""
LARGEST = 2_000_000
"""Bytes of an answer that are read at most."""


class ServiceError(CurriculumError):
    """A request that came to nothing.

    Attributes:
        why: The name, among the course's words, of what is said about it.
        status: What the service answered with; 0 if it did not answer.
        said: The service's own sentence, if it gave one.
    """

    def __init__(self, why: str, status: int = 0, said: str = "") -> None:
        super().__init__(said or f"The session did not answer as it should ({why}).")
        self.why = why
        self.status = status
        self.said = said


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> None:
        fp.close()
        raise ServiceError("join_redirected", code)


class Service:
    """The service at one address. Each call may raise :class:`ServiceError`, and nothing else."""

    def __init__(self, address: str, token: str = "") -> None:
        """Talk to ``address`` as the learner whom it knows by ``token``."""
        self.address = address
        self._token = token
        direct = [urllib.request.ProxyHandler({})] if near(address) else []
        self._opener = urllib.request.build_opener(_StayHere, *direct)

    def offer(self, code: str) -> Offer:
        """What a session says to somebody who has its code and has not joined."""
        return self._get(Offer, f"/api/cohort?{urlencode({'code': code})}")

    def join(self, code: str, pseudonym: str, name: str = "", key: str = "", *, offered: bool = False) -> Joined:
        """Join, under a pseudonym; ``name`` is for the register alone, and ``key`` for asking a hub who this is.

        One that was only ``offered`` gives way to another if somebody has taken it since.
        """
        more = {"name": name, "hub": key, "offered": offered}
        given = {"code": code, "pseudonym": pseudonym} | {field: value for field, value in more.items() if value}
        return self._post(Joined, "/api/join", given)

    def state(self, since: int, wait: float) -> State:
        """How the session stands, as soon as it is not state ``since`` any more or ``wait`` seconds have passed."""
        asked = urlencode({"since": since, "wait": f"{wait:g}"})
        return self._get(State, f"/api/state?{asked}", wait)

    def send(self, events: Sequence[Event]) -> Receipt:
        """Send answers, and get them acknowledged."""
        return self._post(Receipt, "/api/answers", {"events": [wire(event) for event in events]})

    def feedback(self, exercise: str) -> object:
        """What the service says about this learner's last answer to an exercise, as it came."""
        return self._json(f"/api/feedback/{quote(exercise, safe='')}")

    def leave(self, *, erase: bool) -> None:
        """Leave the session; with ``erase``, what was sent is erased there."""
        self._json("/api/leave", {"erase": erase})

    def _get(self, model: type[M], path: str, wait: float = 0) -> M:
        return _fit(model, self._json(path, wait=wait))

    def _post(self, model: type[M], path: str, data: dict[str, Any]) -> M:
        return _fit(model, self._json(path, data))

    def _json(self, path: str, data: dict[str, Any] | None = None, wait: float = 0) -> object:
        timeout = TIMEOUT + wait
        headers = {"User-Agent": "leading-change-course", "Accept": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        body = None
        try:
            if data is not None:
                headers["Content-Type"] = "application/json"
                body = json.dumps(data, allow_nan=False).encode()
            request = urllib.request.Request(f"{self.address}{path}", body, headers)
            with self._opener.open(request, timeout=timeout) as answer:
                return json.loads(_all(answer, time.monotonic() + timeout))
        except urllib.error.HTTPError as error:
            _refused(error)
        except OSError as error:
            reason = getattr(error, "reason", error)
            known = not isinstance(reason, ssl.SSLCertVerificationError)
            raise ServiceError("join_unreached" if known else "join_certificate") from None
        except (ValueError, RecursionError, http.client.HTTPException):
            raise ServiceError("join_rubbish") from None


def wire(event: Event) -> dict[str, Any]:
    """An answer as it is sent: what was answered and when, and nothing else of the record."""
    return event.model_dump(include={"id", "exercise", "vote", "response", "time"})


def _fit(model: type[M], data: object) -> M:
    try:
        return model.model_validate(data)
    except (ValidationError, RecursionError):
        raise ServiceError("join_rubbish") from None


def _all(answer: Any, deadline: float) -> bytes:
    """The body, but neither more of it nor longer than is reasonable."""
    read = b""
    while part := answer.read1(65536):
        read += part
        if len(read) > LARGEST:
            raise ServiceError("join_rubbish")
        if time.monotonic() > deadline:
            raise ServiceError("join_unreached")
    return read


def _refused(error: urllib.error.HTTPError) -> NoReturn:
    """What the service means by an answer that is no success."""
    with error:
        if error.code >= 500:
            raise ServiceError("join_fault", error.code)
        why = "join_unknown" if error.code == 401 else "join_rubbish"
        try:
            said = json.loads(error.read(65536))["error"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError, http.client.HTTPException):
            raise ServiceError(why, error.code) from None
    if not isinstance(said, str):
        raise ServiceError(why, error.code)
    raise ServiceError("join_unknown" if error.code == 401 else "join_refused", error.code, said[:500])
