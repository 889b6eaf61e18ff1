"""The same lesson from stock ipywidgets, part for part what an exercise of this package shows; it keeps no record."""

from __future__ import annotations

from html import escape

import ipywidgets as w

from benchmarks.quiz import PROMPT, RIGHT, questions

MARKS = {"1": (1, 0), "2": (2, -2), "3": (3, -6)}


def show(number: int) -> w.VBox:
    """One exercise: besides what ``stock`` shows, kind, counts, start again, status, and the score with its rule."""
    question = questions()[number]
    picks = w.RadioButtons(options=question.choices, value=None, layout=w.Layout(width="auto"))
    sure = w.ToggleButtons(options=list(MARKS), value=None)
    check = w.Button(description="Check my answers", button_style="primary")
    again = w.Button(description="Start again")
    said, status, tally, rule = w.HTML(), w.HTML(), w.HTML(), w.HTML()
    score = w.Accordion(children=[rule], titles=["Score, and how it is counted"])

    def on_check(_button: w.Button) -> None:
        if picks.value is None or sure.value is None:
            status.value = "Choose an answer, and say how sure you are."
            return
        at = question.choices.index(picks.value)
        right = at == RIGHT
        said.value = f"<p><b>{'In line' if right else 'Look again'}.</b> {escape(question.feedback[at])}</p>"
        tally.value = "1 in line with the key" if right else "1 to look at again"
        rule.value = f"{MARKS[sure.value][0 if right else 1]} of 3"
        status.value = "Checked. You can change your answer."

    def on_again(_button: w.Button) -> None:
        picks.value = sure.value = None
        said.value = tally.value = rule.value = ""
        status.value = "Cleared."

    check.on_click(on_check)
    again.on_click(on_again)
    parts = [w.HTML("<small>Choice, about 1 min</small>"), w.HTML(f"<h3>{question.title}</h3>"), w.HTML(PROMPT)]
    asked = [tally, w.HTML(question.text), picks, said, w.HBox([w.Label("How sure are you?"), sure])]
    box = w.VBox([*parts, *asked, w.HBox([check, again, status]), score])
    box.add_class("benchmark-full")
    return box
