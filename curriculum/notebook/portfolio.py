"""``portfolio()``: the learner's own words and plans, lesson by lesson, to read, print and keep."""

from __future__ import annotations

from html import escape
from itertools import groupby

from curriculum.notebook.exercise import shelf, shown
from curriculum.notebook.live import Bundle, live
from curriculum.record.journal import Journal
from curriculum.record.portfolio import Entry
from curriculum.record.portfolio import portfolio as made_of


def portfolio() -> None:
    """Show what the learner has written so far, and which exercises have an answer.

    Raises:
        ContentError: The file of an exercise is faulty.
    """
    live("portfolio", lambda: (_face(),), shown())


def _face() -> Bundle:
    course = shelf().course
    words = course.words
    entries = made_of(Journal().events(), shelf())
    if not entries:
        text = words["portfolio_none"]
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    parts = []
    for stem, of_lesson in groupby(entries, key=lambda entry: entry.lesson):
        lesson = course.syllabus.lesson(stem)
        parts.append(f"<h3>{escape(f'{lesson.number:02} {lesson.title}')}</h3>{''.join(map(_entry, of_lesson))}")
    html = (
        f'<section class="cu les portfolio"><h2 class="end-h">{escape(words["portfolio"])}</h2>'
        f'<p class="quiet">{escape(words["portfolio_whose"])}</p>{"".join(parts)}</section>'
    )
    plain = words.fill("portfolio_plain", n=len(entries), texts=sum(len(entry.written) for entry in entries))
    return {"text/html": html, "text/plain": plain}


def _entry(entry: Entry) -> str:
    own = "".join(
        f"<dt>{escape(asked)}</dt><dd>{'<br>'.join(map(escape, text.splitlines()))}</dd>"
        for asked, text in entry.written
    )
    return f"<h4>{escape(entry.title)}</h4>" + (f"<dl>{own}</dl>" if own else "")
