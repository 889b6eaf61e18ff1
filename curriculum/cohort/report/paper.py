"""A report on paper: the same values as a document, which the handouts' press sets as an accessible PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from curriculum.cohort.report.value import Report
from curriculum.cohort.report.votes import ROUNDS, asked
from curriculum.course.words import Words
from curriculum.handouts.desk import Part
from curriculum.handouts.document import Document
from curriculum.handouts.editions import desk
from curriculum.handouts.options import Options
from curriculum.handouts.press import printed
from curriculum.handouts.tree import Node, heading, lines_of, notice, paragraph, strong, table, text, whole

LONG = 8
"""A list of so many items may go over a page's end."""


def pdf(report: Report) -> bytes:
    """The report as a PDF.

    Raises:
        CurriculumError: It cannot be printed.
    """
    with desk("instructor", Options()) as made:
        words = made.course.words
        if report.invented:  # at the foot of every page
            made.options = replace(made.options, contact=words["cohort_invented"])
        return printed(Document(words.fill("report_title", title=report.title), parts(report, words)), made)


def parts(report: Report, words: Words) -> list[Part]:
    """The report in parts, each of which can be set alone."""
    found = [_head(report, words), _people(report, words), *_votes(report, words)]
    found += [_homework(report, words)] if report.homework else []
    found += [_next(report, words), _limits(words)]
    found += [_register(report, words)] if report.register is not None else []
    return [Part(list(part)) for part in found]


def _head(report: Report, words: Words) -> Iterator[Node]:
    yield heading(1, words.fill("report_title", title=report.title))
    yield paragraph(words.fill("report_made", date=report.made), quiet=True)
    if report.invented:
        yield paragraph(strong(words["cohort_invented"]))


def _people(report: Report, words: Words) -> Iterator[Node]:
    yield heading(2, words["report_session"])
    if report.joined is None:
        yield paragraph(words["report_joined_few"])
    else:
        yield paragraph(words.fill("report_joined", n=report.joined))
    rows = [[[text(day.date)], [text(_people_or_not(day.people, words))]] for day in report.days]
    yield table([[text(words["report_day"])], [text(words["report_there"])]], rows, widths=[1, 2])
    yield paragraph(words["report_sign"], quiet=True)


def _votes(report: Report, words: Words) -> Iterator[Iterator[Node]]:
    if not report.votes:
        yield iter([heading(2, words["report_votes"]), paragraph(words["report_no_votes"])])
    for at, first in enumerate(vote for vote in report.votes if vote.of is None):
        second = next((vote for vote in report.votes if vote.of == first.id), None)
        title = [heading(2, words["report_votes"])] if at == 0 else []
        yield iter([*title, *asked(first, second, words)])


def _homework(report: Report, words: Words) -> Iterator[Node]:
    yield heading(2, words["report_homework"])
    head = [[text(words[name])] for name in ("report_item", "report_due", "report_done")]
    rows = [
        [[text(work.title)], [text(work.due)], [text(_people_or_not(work.done, words))]] for work in report.homework
    ]
    yield table(head, rows, widths=[4, 2, 2])


def _next(report: Report, words: Words) -> Iterator[Node]:
    yield heading(2, words["report_next"])
    if not any(vote.suggestions for vote in report.votes):
        yield paragraph(words["report_no_next"])
        return
    yield paragraph(words["report_next_note"])
    for vote in report.votes:
        if vote.suggestions:
            yield heading(3, words.fill("report_next_of", title=vote.title, vote=words[ROUNDS[vote.round]]))
        for said in dict.fromkeys(one.text for one in vote.suggestions):
            about = [f"{one.item} {one.seen}" for one in vote.suggestions if one.text == said]
            blocks = [paragraph(strong(said)), lines_of(about)]
            yield from [whole(blocks)] if len(about) < LONG else blocks


def _limits(words: Words) -> Iterator[Node]:
    yield heading(2, words["report_limits"])
    names = ("report_limit_frozen", "report_limit_five", "report_limit_noise", "report_limit_effect")
    yield lines_of(words[name] for name in names)


def _register(report: Report, words: Words) -> Iterator[Node]:
    yield {"is": "new-page"}
    yield heading(2, words["report_register"])
    yield notice(words["report_register_note"])
    head = [[text(words[f"report_{name}"])] for name in ("pseudonym", "name", "days", "answered")]
    rows = [
        [[text(one.pseudonym)], [text(one.name)], [text(", ".join(one.days))], [text(str(one.answered))]]
        for one in report.register or ()
    ]
    yield table(head, rows, widths=[3, 3, 4, 2], align=["left", "left", "left", "right"])


def _people_or_not(people: int | None, words: Words) -> str:
    return words["report_not_told"] if people is None else str(people)
