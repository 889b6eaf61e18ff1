"""One-page aids: the sixteen elements, the case on a page, run sheets, and a certificate to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.handouts.desk import Desk, Part
from curriculum.handouts.document import Document
from curriculum.handouts.own import certificate_head, certificate_limits
from curriculum.handouts.run_sheet import run_sheet
from curriculum.handouts.tree import Node, heading, lines_of, paragraph, strong, table, text


def elements(desk: Desk) -> Document:
    """The sixteen elements with their questions, and room for notes."""
    words, framework = desk.course.words, desk.course.framework
    nodes = [heading(1, words["paper_aid_elements"])]
    head = [[], [text(words["paper_aid_element"])], [text(words["paper_aid_asks"])], [text(words["paper_aid_notes"])]]
    for group in framework.groups:
        found = [element for element in framework.elements if element.group == group.id]
        rows = [[[text(str(one.number))], [strong(one.name)], [text(one.asks)], []] for one in found]
        nodes += [heading(2, group.plural), table(head, rows, widths=[1, 6, 6, 6], tall=True)]
    nodes.append(_sources(framework.sources[:1], desk))
    return Document(words["paper_aid_elements"], [Part(nodes)], compact=True)


def case(desk: Desk) -> Document:
    """The case, paragraph by paragraph, and what the account leaves out."""
    words, told = desk.course.words, desk.course.case
    nodes = [heading(1, words["paper_aid_case"]), paragraph(told.title), paragraph(told.origin, quiet=True)]
    for one in told.paragraphs:
        said = " ".join(passage.text for passage in one.passages)
        lead = f" {one.lead}" if one.lead else ""
        nodes.append(paragraph(strong(f"{one.name}."), f"{lead} {said}"))
    nodes += [heading(2, words["paper_aid_silences"]), lines_of(one.text for one in told.silences)]
    nodes.append(_sources(told.sources, desk))
    return Document(words["paper_aid_case"], [Part(nodes)])


def run_sheets(stem: str, desk: Desk) -> Document:
    """A lesson's run sheets, each on a page of its own."""
    lesson, session = desk.course.syllabus.lesson(stem), desk.course.session(stem)
    title = f"{lesson.number:02} {lesson.title}"
    parts = [
        Part([{"is": "new-page"}, heading(1, title), *run_sheet(session, minutes, desk, level=2)])
        for minutes in session.plans
    ]
    return Document(f"{title}: {desk.course.words['paper_run_sheet']}", parts, compact=True)


def certificate(desk: Desk) -> Document:
    """A certificate of practice to fill in by hand."""
    return Document(desk.course.words["certificate"], [Part(list(_certificate(desk)))])


def _certificate(desk: Desk) -> Iterator[Node]:
    words = desk.course.words
    yield from certificate_head(desk)
    yield {"is": "fields", "labels": [words["paper_name"]]}
    yield paragraph(words["paper_certificate_ticked"])
    for one in desk.course.syllabus.lessons:
        said = f"{one.number:02} {one.title}, {words.fill('shell_minutes', n=one.minutes)}"
        yield paragraph({"is": "box", "ticked": False}, said)
    yield {"is": "fields", "labels": [words["paper_signed"], words["paper_date"]]}
    yield certificate_limits(desk)


def _sources(ids: tuple[str, ...], desk: Desk) -> Node:
    cited = "; ".join(desk.course.sources[id].short for id in ids)
    return paragraph(f"{desk.course.words['source']}: {cited}.", quiet=True)
