"""What to do next time, from what the votes came to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curriculum.cohort.advice import HIGH, band
from curriculum.cohort.report.value import Suggestion
from curriculum.course.words import Words

MOVED = 10
"""Percentage points. A second vote that moved an item by less did not move it."""
POOR = 0.2
"""An index of discrimination below this is poor (Ebel and Frisbie 1991)."""

Found = tuple[str, str, str]
"""An item's id, what was seen of it, and what to do."""


def suggestions(
    tally: dict[str, Any], first: dict[str, Any] | None, words: Words, *, quiz: bool = False
) -> tuple[Suggestion, ...]:
    """The suggestions of one vote.

    Args:
        tally: What it came to.
        first: For a second vote, what the first came to.
        words: The words on paper.
        quiz: Whether it was one of two quizzes to be compared. Those are not there to be talked about.
    """
    texts = {item["id"]: item["text"] for item in tally["items"]}
    found = [
        *(() if quiz else _for_the_bands(tally, words)),
        *(_that_stayed(tally, first, words) if first else ()),
        *_that_tell_nobody_apart(tally, words),
    ]
    return tuple(Suggestion(texts[id], seen, text) for id, seen, text in found)


def _for_the_bands(tally: dict[str, Any], words: Words) -> Iterator[Found]:
    """For a first vote, every item, and what the session plan says of those that it prepares."""
    if "advice" not in tally:
        return
    planned = {one["item"]: one["text"] for one in tally["advice"] if one["text"]}
    for item in tally["items"]:
        percent = _percent(item)
        if percent is not None:
            plan = f" {words.fill('report_planned', text=planned[item['id']])}" if item["id"] in planned else ""
            seen = words.fill("report_share", count=item["right"], of=item["n"], percent=percent)
            yield item["id"], seen, f"{words['report_band_' + band(percent)]}{plan}"


def _that_stayed(tally: dict[str, Any], first: dict[str, Any], words: Words) -> Iterator[Found]:
    before = {item["id"]: _percent(item) for item in first.get("items", ())}
    for item in tally["items"]:
        was, now = before.get(item["id"]), _percent(item)
        if was is not None and now is not None and now <= HIGH and now - was < MOVED:
            yield item["id"], words.fill("report_from_to", before=was, after=now), words["report_stayed"]


def _that_tell_nobody_apart(tally: dict[str, Any], words: Words) -> Iterator[Found]:
    for id, index in (tally.get("discrimination") or {}).get("items", {}).items():
        if index < POOR:
            yield id, f"{index:.2f}".replace("-", "−"), words["report_turned" if index < 0 else "report_poor"]


def _percent(item: dict[str, Any]) -> int | None:
    if not item["shown"] or item["right"] is None:
        return None
    return int(100 * item["right"] / item["n"] + 0.5)
