"""``certificate()``: what the learner has worked through, with its minutes, and what it is not."""

from __future__ import annotations

from html import escape

from curriculum.notebook.exercise import shelf, shown
from curriculum.notebook.live import Bundle, live
from curriculum.record.journal import Journal
from curriculum.record.portfolio import portfolio, practice


def certificate() -> None:
    """Show the certificate of practice: the lessons in which every exercise has an answer, and their planned minutes.

    Raises:
        ContentError: The file of an exercise is faulty.
    """
    live("certificate", lambda: (_face(),), shown())


def _face() -> Bundle:
    course = shelf().course
    words = course.words
    done = practice(portfolio(Journal().events(), shelf()), shelf())
    if not done.lessons:
        text = words["certificate_none"]
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    total = len(course.syllabus.lessons)
    said = words.fill("certificate_said", n=len(done.lessons), total=total, minutes=done.minutes)
    listed = "".join(
        f"<li>{escape(f'{one.number:02} {one.title}')}, {escape(words.fill('shell_minutes', n=one.minutes))}</li>"
        for one in done.lessons
    )
    html = (
        f'<section class="cu les certificate"><h2 class="end-h">{escape(words["certificate"])}</h2>'
        f"<p><b>{escape(course.syllabus.title)}</b><br>{escape(course.syllabus.subtitle)}</p>"
        f'<p class="name">{escape(words["certificate_name"])}</p><p>{escape(said)}</p><ul>{listed}</ul>'
        f"<p>{escape(words.fill('certificate_date', date=done.last))}</p>"
        f"<p><b>{escape(words['certificate_not'])}</b> {escape(words['certificate_limits'])}</p></section>"
    )
    return {"text/html": html, "text/plain": f"{words['certificate']}. {said} {words['certificate_not']}"}
