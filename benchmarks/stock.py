"""The same lesson composed from stock ipywidgets, as one would write it; it keeps no record."""

from __future__ import annotations

import ipywidgets as w

from benchmarks.quiz import PROMPT, RIGHT, questions


def show(number: int) -> w.VBox:
    """One exercise: title, prompt, question, choices, certainty, button and feedback in a box."""
    question = questions()[number]
    picks = w.RadioButtons(options=question.choices, value=None, layout=w.Layout(width="auto"))
    sure = w.ToggleButtons(options=["1", "2", "3"], value=None, description="How sure?")
    check = w.Button(description="Check", button_style="primary")
    feedback = w.HTML()

    def on_check(_button: w.Button) -> None:
        if picks.value is None or sure.value is None:
            feedback.value = "Choose an answer, and say how sure you are."
            return
        at = question.choices.index(picks.value)
        word = "In line" if at == RIGHT else "Look again"
        feedback.value = f"<p><b>{word}.</b> {question.feedback[at]}</p>"

    check.on_click(on_check)
    parts = [w.HTML(f"<h3>{question.title}</h3>"), w.HTML(f"<p>{PROMPT}</p>"), w.HTML(f"<p>{question.text}</p>")]
    box = w.VBox([*parts, picks, sure, check, feedback])
    box.add_class("benchmark-stock")
    return box
