"""A hub for tests that need none: it knows what it is told, and may be away. tests/deploy has a real one."""

from __future__ import annotations

from dataclasses import dataclass, field

from curriculum.cohort.hub import Hub, Visitor
from curriculum.cohort.seal import Seal
from curriculum.cohort.writer import Refused

LEARNER, TEACHER = Visitor("bea@hub", False), Visitor("ada@hub", True)


@dataclass
class Pretended(Hub):
    """Takes a key, or a code that somebody comes back with, for who it was told it is.

    Attributes:
        known: Who everybody is.
        away: Whether it does not answer.
        time: By its clock, in seconds.
    """

    known: dict[str, Visitor] = field(default_factory=lambda: {"bea's key": LEARNER, "ada's code": TEACHER})
    away: bool = False
    time: float = 0.0

    def __post_init__(self) -> None:
        self.seal = Seal("secret", lambda: self.time)

    def way_in(self, state: str) -> tuple[str, str]:
        return f"http://hub.test/authorize?state={state}", "verifier"

    async def of_token(self, token: str) -> Visitor | None:
        if self.away:
            raise Refused("cohort_hub_away", 503)
        return self.known.get(token)

    async def of_code(self, code: str, verifier: str) -> Visitor | None:
        return await self.of_token(code) if verifier == "verifier" else None
