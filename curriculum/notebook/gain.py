"""``gain("before", "after")``: what changed between two quizzes, said plainly, with its limits."""

from __future__ import annotations

from html import escape

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved
from curriculum.notebook.exercise import shelf
from curriculum.notebook.live import Bundle, live
from curriculum.record.answers import Answer, latest
from curriculum.record.gain import Result, change, result
from curriculum.record.journal import Journal


def gain(before: str, after: str) -> None:
    """Show how many questions were in line before and after, and the normalised gain (Hake 1998).

    Nothing is shown until every question of both has an answer.

    Args:
        before: The first quiz.
        after: The second, parallel to it.

    Raises:
        CurriculumError: There is no such exercise, or its file is faulty.
    """
    course, quizzes = shelf().course, (shelf().take(before), shelf().take(after))
    live(f"gain {before} {after}", lambda: (_face(quizzes, course),), [before, after])


def _face(quizzes: tuple[Shelved, Shelved], course: Course) -> Bundle:
    words = course.words
    answers = latest(Journal().events())
    before, after = (result(quiz, answers.get(quiz.id, Answer())) for quiz in quizzes)
    undone = next((one for one in (before, after) if one.answered < one.questions), None)
    if undone:
        text = words.fill("gain_needs", quiz=undone.title, answered=undone.answered, n=undone.questions)
        return {"text/html": f'<div class="cu caption"><p>{escape(text)}</p></div>', "text/plain": text}
    said = change(before, after, course)
    limits = "".join(
        f"<li>{escape(words[name])}</li>" for name in ("gain_limit_one", "gain_limit_why", "gain_limit_band")
    )
    html = (
        f'<section class="cu les"><h2 class="end-h">{escape(words["gain"])}</h2>{_table((before, after), course)}'
        f"<p>{escape(said)}</p><p>{escape(words['gain_limits'])}</p><ul>{limits}</ul></section>"
    )
    return {"text/html": html, "text/plain": said}


def _table(results: tuple[Result, Result], course: Course) -> str:
    words = course.words
    head = "".join(
        f'<th scope="col">{escape(words[name])}</th>' for name in ("gain_quiz", "gain_right", "gain_percent")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(one.title)}</th><td>{one.right} / {one.questions}</td>'
        f"<td>{int(one.percent + 0.5)}%</td></tr>"  # a half is rounded up: 2 of 16 is 13%
        for one in results
    )
    return f'<table class="plain"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
