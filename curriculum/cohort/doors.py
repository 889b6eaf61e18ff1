"""Which ways lead into a session: its code, an instructor's one-time link, and accounts on a hub."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curriculum.cohort.hub import Hub


@dataclass(frozen=True)
class Doors:
    """What lets people in.

    Attributes:
        code: Whether the join code admits learners.
        link: Whether one-time links admit instructors.
        hub: Who vouches for accounts; None where there is no hub.
    """

    code: bool = True
    link: bool = True
    hub: Hub | None = None
