"""``gain("before", "after")``: what changed between two quizzes, said plainly, with its limits."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved
from curriculum.measures.gain import normalised_gain
from curriculum.notebook.exercise import shelf
from curriculum.notebook.live import Bundle, live
from curriculum.record.answers import Answer, latest
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


@dataclass(frozen=True)
class Result:
    """One quiz: its title, its questions, those with an answer, and those in line."""

    title: str
    questions: int
    answered: int
    right: int

    @property
    def percent(self) -> float:
        """The share of questions in line, 0 to 100."""
        return 100 * self.right / self.questions


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


def change(before: Result, after: Result, course: Course) -> str:
    """What changed, in words: raw counts first, then the normalised gain where there is one."""
    words = course.words
    raw = words.fill("gain_raw", before=before.right, after=after.right, n=after.questions)
    share = normalised_gain(before.percent, after.percent)
    if share is None:
        return f"{raw} {words['gain_full']}"
    if share > 0:
        return f"{raw} {words.fill('gain_share', percent=f'{int(100 * share + 0.5)}', g=f'{share:.2f}')}"
    return f"{raw} {words['gain_none' if share == 0 else 'gain_loss']}"


def result(quiz: Shelved, answer: Answer) -> Result:
    """A question is in line if something picked is, and nothing else is to be looked at again."""
    ids = tuple(quiz.kind.assesses(quiz.definition, quiz.key))
    given = answer.response.get("items")
    items = given if isinstance(given, dict) else {}
    answered = sum(1 for id in ids if isinstance(items.get(id), dict) and items[id].get("picks"))
    verdict = quiz.judge(answer.response)
    marks = {id: {note.mark for note in notes} for id, notes in verdict.notes.items()} if verdict else {}
    right = sum(1 for id in ids if "right" in (said := marks.get(id, set())) and not said & {"look", "missed"})
    return Result(quiz.definition.title, len(ids), answered, right)


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
