"""Results as a table: medians, with the least and the most, and what the course aims at."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.handouts.ways import WAYS

BEGIN, END = "<!-- handouts -->", "<!-- handouts end -->"
SHARE, WARM, WHOLE = 1 / 5, 0.3, 20  # the aims: of webpdf's CPU, seconds, seconds
ROWS = (
    ("one lesson, a process of its own: s", "one", "wall", 1),
    ("CPU, s", "one", "cpu", 1),
    ("memory, MB", "one", "memory", 1e6),
    ("all lessons, one process: s", "all", "wall", 1),
    ("CPU, s", "all", "cpu", 1),
    ("memory, MB", "all", "memory", 1e6),
    ("PDFs, kB", "all", "bytes", 1e3),
    ("all lessons, run and saved before: s", "ran", "wall", 1),
    ("CPU, s", "ran", "cpu", 1),
    ("memory, MB", "ran", "memory", 1e6),
    ("PDFs, kB", "ran", "bytes", 1e3),
)


def write(found: dict[str, Any]) -> str:
    """The table and the aims, in Markdown."""
    ways = found["ways"]
    rows = [f"| | {' | '.join(way.title for way in WAYS.values())} |", f"|---|{'---|' * len(WAYS)}"]
    for label, part, key, scale in ROWS:
        rows.append(_row(label, ways, lambda one, p=part, k=key, s=scale: [one[p][k] / s]))
    rows.append(_row("made again, every cell of prose changed: s", ways, lambda one: one["again"]))
    rows.append(_row("another lesson, same process: s", ways, lambda one: one["another"]))
    absent = [f"{way.title}: not here. To install it: `{way.install}`." for key, way in WAYS.items() if key not in ways]
    return "\n".join([*rows, "", *absent, *([""] if absent else []), *_ours(found)])


def _ours(found: dict[str, Any]) -> list[str]:
    if "ours" not in found["ways"]:
        return []
    ours, whole = found["ways"]["ours"], found["set"]
    again = [seconds for one in ours for seconds in one["again"]]
    wall = [one["wall"] for one in whole]
    files = whole[0]["files"]
    return [
        f"The whole set by `curriculum handouts`, {files} PDFs: {_spread(wall)} s, of CPU "
        f"{_spread([one['cpu'] for one in whole])} s; memory {_spread([one['memory'] / 1e6 for one in whole])} MB.",
        "",
        "| Aim | measured | |",
        "|---|---|---|",
        *_shares(found["ways"]),
        _aim(f"a lesson made again in under {WARM} s", f"{_spread(again)} s", median(again) < WARM),
        _aim(f"the whole set in under {WHOLE} s", f"{_spread(wall)} s", median(wall) < WHOLE),
    ]


def _shares(ways: dict[str, Any]) -> list[str]:
    if "webpdf" not in ways:
        return []
    told = []
    for label, part in (("all lessons", "all"), ("all lessons, run before", "ran")):
        share = [a[part]["cpu"] / b[part]["cpu"] for a, b in zip(ways["ours"], ways["webpdf"], strict=True)]
        told.append(
            _aim(f"{label}: {SHARE} of webpdf's CPU or less (by round)", _spread(share), median(share) <= SHARE)
        )
    return told


def _row(label: str, ways: dict[str, Any], take: Callable[[dict[str, Any]], list[float]]) -> str:
    cells = [
        _spread([value for one in ways[way] for value in take(one)]) if way in ways else "not here" for way in WAYS
    ]
    return f"| {label} | {' | '.join(cells)} |"


def _aim(text: str, measured: str, met: bool) -> str:
    return f"| {text} | {measured} | {'met' if met else '**missed**'} |"


def _spread(values: list[float]) -> str:
    digits = 2 if median(values) < 10 else 1 if median(values) < 100 else 0
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"
