"""The three forms of a report as files: paper, a table, and statements."""

from __future__ import annotations

from sqlalchemy import Connection

from curriculum.cohort.report.reckoning import reckon
from curriculum.cohort.report.statements import of_cohort
from curriculum.cohort.report.table import table
from curriculum.cohort.report.value import Report
from curriculum.cohort.texts import packed
from curriculum.course.course import Course
from curriculum.errors import CurriculumError
from curriculum.kinds.shelf import Shelf

TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "xapi": "application/json"}
"""The forms, and what each is to a browser."""

_ENDS = {"pdf": "report.pdf", "csv": "report.csv", "xapi": "xapi.json"}


class NotInstalled(CurriculumError):
    """What a PDF needs is not there."""


def name(cohort: int, form: str) -> str:
    """The name of the file."""
    return f"cohort-{cohort}.{_ENDS[form]}"


def gathered(
    connection: Connection, cohort: int, form: str, shelf: Shelf, today: str, *, register: bool
) -> Report | bytes:
    """What a file is made of: the report as a value, or the statements as they stand.

    Raises:
        CurriculumError: There is no such cohort.
    """
    if form == "xapi":
        return packed(of_cohort(connection, cohort, shelf)).encode("ascii")
    return reckon(connection, cohort, shelf, today, register=register)


def made(found: Report | bytes, form: str, course: Course) -> bytes:
    """The file itself. A PDF takes a moment, so this is done when the database is free again.

    Raises:
        NotInstalled: What a PDF needs is not there.
        CurriculumError: It cannot be printed.
    """
    if isinstance(found, bytes):
        return found
    if form == "csv":
        return table(found)
    try:
        from curriculum.cohort.report.paper import pdf
    except ModuleNotFoundError:
        raise NotInstalled(course.words["report_needs"]) from None
    return pdf(found)
