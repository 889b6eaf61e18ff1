"""What an instructor is told at the start, in the order they need it."""

from __future__ import annotations

import io
import socket

import segno

from curriculum.cohort.access import grouped
from curriculum.cohort.opening import Opened
from curriculum.course.words import Words

ALONE = ("127.0.0.1", "localhost", "::1")
"""Addresses that only this machine reaches."""


def announce(opened: Opened, address: str, host: str, words: Words) -> str:
    """Print it all, and return the instructor's link."""
    cohort = opened.cohort
    join = f"{address}/?code={cohort.code}"
    link = f"{address}/teach?key={opened.key}"
    picture = io.StringIO()
    segno.make(join, error="m").terminal(picture, compact=True)
    lines = [
        words.fill("cohort_purged", n=opened.purged) if opened.purged else "",
        cohort.title,
        words["cohort_invented"] if cohort.invented else "",
        words.fill("cohort_say_code", code=grouped(cohort.code)),
        words.fill("cohort_say_address", address=address),
        words.fill("cohort_say_join", address=join),
        picture.getvalue(),
        words["cohort_say_only_here" if host in ALONE else "cohort_say_open"],
        words.fill("cohort_say_link", link=link),
        words["cohort_say_gone" if cohort.invented else "cohort_say_stop"],
    ]
    print(*filter(None, lines), sep="\n", flush=True)
    return link


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
