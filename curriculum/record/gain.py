"""What changed between two quizzes, from a learner's own answers."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelved
from curriculum.measures.gain import normalised_gain
from curriculum.record.answers import Answer


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
    """How one quiz went. A question is in line if something picked is, and nothing else is to be looked at again."""
    ids = tuple(quiz.kind.assesses(quiz.definition, quiz.key))
    given = answer.response.get("items")
    items = given if isinstance(given, dict) else {}
    answered = sum(1 for id in ids if isinstance(items.get(id), dict) and items[id].get("picks"))
    verdict = quiz.judge(answer.response)
    marks = {id: {note.mark for note in notes} for id, notes in verdict.notes.items()} if verdict else {}
    right = sum(1 for id in ids if "right" in (said := marks.get(id, set())) and not said & {"look", "missed"})
    return Result(quiz.definition.title, len(ids), answered, right)
