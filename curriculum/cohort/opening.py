"""Opening the cohort that a service is for: the last one, or a new one."""

from __future__ import annotations

from typing import NamedTuple

from curriculum.cohort import cohorts
from curriculum.cohort.cohorts import Cohort
from curriculum.cohort.database import connect, now, one_writer_at_a_time, writing
from curriculum.cohort.tidying import tidy
from curriculum.course.words import Words


class Wishes(NamedTuple):
    """What the instructor asked for: a title, days to keep it, names for the register, an invented class, a link."""

    title: str
    keep_days: int
    names: bool
    invented: bool
    link: bool = True


class Opened(NamedTuple):
    """The cohort, the key of a one-time link to it if one was asked for, and how many old cohorts were deleted."""

    cohort: Cohort
    key: str
    purged: int


def open_cohort(url: str, wishes: Wishes, words: Words) -> Opened:
    """Open the last cohort, or the one with the title that was asked for; make it if there is none.

    Raises:
        CurriculumError: The database cannot be used.
    """
    engine = connect(url)
    with writing(engine) as connection:
        one_writer_at_a_time(connection)  # or two that start side by side would each make one
        purged = cohorts.purge(connection, now()[:10])
        id = None if wishes.invented else cohorts.last(connection, wishes.title)
        if id is None:
            title = wishes.title or words["cohort_rehearsal_title" if wishes.invented else "cohort_title"]
            id = cohorts.make(
                connection, title, now(), keep_days=wishes.keep_days, names=wishes.names, fake=wishes.invented
            )
        key = cohorts.new_link(connection, id, now()) if wishes.link else ""
        cohort = cohorts.about(connection, id)
    if purged:
        tidy(engine)
    engine.dispose()
    assert cohort is not None
    return Opened(cohort, key, purged)
