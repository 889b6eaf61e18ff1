"""``progress()``: how far the learner has come, from the learner's own record."""

from __future__ import annotations

from html import escape

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from curriculum.notebook.shown import Shown
from curriculum.record.answers import Answer, latest
from curriculum.record.journal import Journal


def progress() -> Shown:
    """Show, lesson by lesson, how many exercises have an answer."""
    course = Course()
    words = course.words
    answers = latest(Journal().events())
    rows = []
    for lesson in course.syllabus.lessons:
        of_lesson = [
            id for id, file in Shelf(course).files.items() if f"/{lesson.stem}/" in str(file).replace("\\", "/")
        ]
        if of_lesson:
            done = sum(1 for id in of_lesson if answers.get(id, Answer()).response)
            rows.append((f"{lesson.number:02} {lesson.title}", f"{done} of {len(of_lesson)}"))
    table = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(count)}</td></tr>' for name, count in rows)
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["progress"])}</h2><table class="plain"><thead><tr>'
        f'<th scope="col">{escape(words["progress_lesson"])}</th><th scope="col">{escape(words["progress_done"])}</th>'
        f'</tr></thead><tbody>{table}</tbody></table><p class="quiet">{escape(words["progress_whose"])}</p></section>'
    )
    return Shown(html, "\n".join(f"{name}: {count}" for name, count in rows))
