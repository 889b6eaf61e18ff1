"""The same lesson with jupyterquiz: one call for each question, with the package's defaults. It asks no certainty."""

from __future__ import annotations

from jupyterquiz import display_quiz

from benchmarks.quiz import RIGHT, questions


def show(number: int) -> None:
    """One question."""
    question = questions()[number]
    answers = [
        {"answer": text, "correct": at == RIGHT, "feedback": said}
        for at, (text, said) in enumerate(zip(question.choices, question.feedback, strict=True))
    ]
    display_quiz([{"question": question.text, "type": "multiple_choice", "answers": answers}], shuffle_answers=False)
