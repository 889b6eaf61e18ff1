"""What an instructor is told at the start, in the order they need it."""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING

import segno

from curriculum.cohort.access import grouped
from curriculum.cohort.opening import Opened
from curriculum.course.words import Words

if TYPE_CHECKING:
    from curriculum.cohort.whereabouts import Whereabouts

ALONE = ("127.0.0.1", "localhost", "::1")
"""Addresses that only this machine reaches."""


def announce(opened: Opened, where: Whereabouts, words: Words) -> str:
    """Print it all, and return the instructor's link; where a hub vouches for people, less is to be said."""
    cohort, address = opened.cohort, where.address
    link = f"{address}/teach?key={opened.key}" if where.link else f"{address}/teach"
    lines = [
        words.fill("cohort_purged", n=opened.purged) if opened.purged else "",
        cohort.title,
        words["cohort_invented"] if cohort.invented else "",
        words.fill("cohort_say_code", code=grouped(cohort.code)) if where.code else "",
        words.fill("cohort_say_address", address=address),
        *(_joining(f"{address}/?code={cohort.code}", words) if where.code else ()),
        words["cohort_say_hub" if where.hub else "cohort_say_only_here" if where.host in ALONE else "cohort_say_open"],
        words.fill("cohort_say_link", link=link) if where.link else "",
        words["cohort_say_gone" if cohort.invented else "cohort_say_stop"],
    ]
    print(*filter(None, lines), sep="\n", flush=True)
    return link


def _joining(address: str, words: Words) -> tuple[str, str]:
    """The address that a phone's camera reads, and its picture."""
    picture = io.StringIO()
    segno.make(address, error="m").terminal(picture, compact=True)
    return words.fill("cohort_say_join", address=address), picture.getvalue()


def reached(host: str) -> str:
    """The address of this machine that others reach; nothing is sent to find it."""
    if host not in ("0.0.0.0", "::"):
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address kept for documents: only the way there is asked for
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"
