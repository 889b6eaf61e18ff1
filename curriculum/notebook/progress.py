"""``progress()``: how far the learner has come, from the learner's own record."""

from __future__ import annotations

from html import escape

from curriculum.notebook.exercise import shelf
from curriculum.notebook.shown import Shown
from curriculum.record.answers import Answer, latest
from curriculum.record.journal import Journal


def progress() -> Shown:
    """Show, lesson by lesson, how many exercises have an answer to each of their items."""
    course = shelf().course
    words = course.words
    answers = latest(Journal().events())
    rows = []
    for lesson in course.syllabus.lessons:
        of_lesson = [one for one in map(shelf().take, shelf().files) if one.lesson == lesson.stem]
        if of_lesson:
            done = sum(answers.get(one.id, Answer()).complete(one.definition.needs) for one in of_lesson)
            rows.append((f"{lesson.number:02} {lesson.title}", f"{done} of {len(of_lesson)}"))
    table = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(count)}</td></tr>' for name, count in rows)
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["progress"])}</h2><table class="plain"><thead><tr>'
        f'<th scope="col">{escape(words["progress_lesson"])}</th><th scope="col">{escape(words["progress_done"])}</th>'
        f'</tr></thead><tbody>{table}</tbody></table><p class="quiet">{escape(words["progress_whose"])}</p></section>'
    )
    return Shown(html, "\n".join(f"{name}: {count}" for name, count in rows))
