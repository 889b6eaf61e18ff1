"""A report as one tidy table: a row for each number, with all that says what it is a number of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from curriculum.cohort.report.value import Item, Report, Voted

COLUMNS = (
    "invented",
    "date",
    "lesson",
    "exercise",
    "title",
    "vote",
    "round",
    "item",
    "text",
    "measure",
    "value",
    "label",
    "count",
    "of",
    "figure",
)
"""What each column holds is said in docs/instructors.md."""

COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, or of a new cell."""

Row = dict[str, Any]


def table(report: Report) -> bytes:
    """The table as CSV in UTF-8, with the mark at its beginning by which spreadsheets know that."""
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, COLUMNS, restval="")
    writer.writeheader()
    for row in _rows(report):
        cells = {name: _safe(cell) for name, cell in row.items() if cell is not None}
        writer.writerow({**cells, "invented": "yes" if report.invented else "no"})
    return written.getvalue().encode("utf-8-sig")


def _rows(report: Report) -> Iterator[Row]:
    yield {"title": report.title, "date": report.made, "measure": "joined", "count": report.joined}
    for day in report.days:
        yield {"date": day.date, "measure": "attended", "count": day.people, "of": report.joined}
    for vote in report.votes:
        about = {
            "date": vote.date,
            "lesson": vote.lesson,
            "exercise": vote.exercise,
            "title": vote.title,
            "vote": vote.id,
            "round": vote.round,
        }
        yield from ({**about, **row} for row in _of_vote(vote))
    for work in report.homework:
        about = {"date": work.due, "exercise": work.exercise, "title": work.title}
        yield {**about, "measure": "homework", "count": work.done, "of": report.joined}
    for person in report.register or ():
        named = {"value": person.pseudonym, "label": person.name}
        yield {**named, "measure": "register", "count": person.answered}
        yield from ({**named, "date": date, "measure": "was_there"} for date in person.days)


def _of_vote(vote: Voted) -> Iterator[Row]:
    yield {"measure": "answers", "count": vote.n}
    if vote.right:
        yield {"measure": "in_line", "count": vote.right[0], "of": vote.right[1]}
    if vote.n:
        yield {"measure": "alpha", "figure": vote.alpha}
    for item in vote.items:
        yield from ({"item": item.id, "text": item.text, **row} for row in _of_item(item))
    for pair in vote.confusions:
        yield {"measure": "taken_for", "value": pair.given, "label": pair.key, "count": pair.count}
    if vote.gain:
        people = {"value": vote.gain.quiz, "count": vote.gain.n}
        told = vote.gain.n is not None
        yield {**people, "measure": "mean_before", "figure": vote.gain.before if told else None}
        yield {**people, "measure": "mean_now", "figure": vote.gain.after if told else None}
        yield {**people, "measure": "gain", "figure": vote.gain.g}
    for one in vote.suggestions:
        yield {"text": one.item, "measure": "suggestion", "value": one.seen, "label": one.text}


def _of_item(item: Item) -> Iterator[Row]:
    yield {"measure": "answers", "count": item.n}
    for share in item.shares:
        yield {
            "measure": "given",
            "value": share.value,
            "label": share.label,
            "count": share.count,
            "of": item.n,
        }
    if item.right is not None:
        yield {"measure": "in_line", "count": item.right, "of": item.n}
    if item.disagreement is not None:
        yield {"measure": "disagreement", "figure": item.disagreement}
    if item.discrimination is not None:
        yield {"measure": "discrimination", "figure": item.discrimination}
    if item.moved:
        yield {"measure": "came_over", "count": item.moved.towards, "of": item.moved.both}
        yield {"measure": "left", "count": item.moved.away, "of": item.moved.both}


def _safe(cell: Any) -> Any:
    """A text that no spreadsheet takes for a formula: an apostrophe in front says that it is none."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(COMMANDS) else cell
