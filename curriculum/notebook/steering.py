"""Steering a session from a kernel: what an instructor's notebook asks of the service."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from curriculum.record.address import place
from curriculum.record.service import Service, ServiceError

OF_THE_SESSION = ("title", "code", "address")
OF_THE_DESK = ("lesson", "exercise", "minutes", "step", "lessons", "exercises", "items")


class Steering(Service):
    """The service of a session, for its instructor. Each call may raise :class:`ServiceError`, and nothing else."""

    def enter(self, key: str) -> str:
        """The token that a one-time key is good for. The key is used up by it."""
        return str(_of(self._json("/api/teach/enter", {"key": key}), "token"))

    def look(self, since: int, wait: float) -> dict[str, Any]:
        """How the session stands, as soon as it is not state ``since`` any more or ``wait`` seconds have passed."""
        asked = urlencode({"since": since, "wait": f"{wait:g}"})
        return brief(self._json(f"/api/teach/state?{asked}", wait=wait))

    def act(self, action: dict[str, Any]) -> dict[str, Any]:
        """Do something, and say how the session stands then."""
        return brief(self._json("/api/teach/do", action))


def way_in(link: str) -> tuple[str, str]:
    """The address and the one-time key in an instructor's own link, each empty if it is not there."""
    address, _ = place(link)
    key = parse_qs(urlsplit(link.strip()).query).get("key", [""])[0] if address else ""
    return address.removesuffix("/teach"), key


def brief(state: object) -> dict[str, Any]:
    """The part of an instructor's state that a notebook shows. Names and single answers stay out of notebooks.

    Raises:
        ServiceError: It is no such state.
    """
    mine, cohort = _of(state, "private"), _of(state, "cohort")
    votes, plan = _of(mine, "votes"), _of(mine, "session")
    steps = _of(plan, "steps") if plan else []
    n = _of(state, "n")
    if not isinstance(n, int) or not isinstance(votes, list) or not isinstance(steps, list):
        raise ServiceError("join_rubbish")
    return {
        "n": n,
        "invented": _of(state, "invented"),
        "here": _of(state, "here"),
        "vote": _of(state, "vote"),
        "view": _of(_of(state, "projector"), "view"),
        "votes": votes[-2:],
        "steps": steps,
        **{name: _of(cohort, name) for name in OF_THE_SESSION},
        **{name: mine.get(name) for name in OF_THE_DESK},
    }


def _of(data: object, name: str) -> Any:
    if not isinstance(data, dict) or name not in data:
        raise ServiceError("join_rubbish")
    return data[name]
