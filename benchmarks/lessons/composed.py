"""The quiz from stock ipywidgets, part for part what our exercise shows: 17 widgets each. It keeps no record."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as w


def exercise(id: str) -> w.VBox:
    """One exercise, from the JSON file that lies beside the notebook."""
    quiz: dict[str, Any] = json.loads(Path(f"{id}.json").read_text("utf-8"))
    feedback = {choice["text"]: choice for choice in quiz["choices"]}
    picks = w.RadioButtons(options=list(feedback), value=None, layout=w.Layout(width="auto"))
    said = w.HTML()
    sure = w.ToggleButtons(options=["1", "2", "3"], value=None)
    check = w.Button(description="Check my answers", button_style="primary")
    again = w.Button(description="Start again")
    status, tally, rule = w.HTML(), w.HTML(), w.HTML()
    score = w.Accordion(children=[rule], titles=["How this is scored"])

    def on_check(_button: w.Button) -> None:
        if picks.value is None or sure.value is None:
            status.value = "Choose an answer, and say how sure you are."
            return
        choice = feedback[picks.value]
        said.value = f"<p>{escape(choice['feedback'])}</p>"
        tally.value = "1 in line with the key" if choice["correct"] else "1 to look at again"
        marks = {"1": (1, 0), "2": (2, -2), "3": (3, -6)}[sure.value]
        rule.value = f"{marks[0] if choice['correct'] else marks[1]} of 3"
        status.value = "Checked. You can change your answer."

    def on_again(_button: w.Button) -> None:
        picks.value = sure.value = None
        said.value = tally.value = rule.value = ""
        status.value = "Cleared."

    check.on_click(on_check)
    again.on_click(on_again)
    return w.VBox(
        [
            w.HTML(f"<small>{escape(quiz['kicker'])}</small>"),
            w.HTML(f"<h3>{escape(quiz['title'])}</h3>"),
            w.HTML(f"<p>{escape(quiz['prompt'])}</p>"),
            tally,
            w.HTML(f"<p>{escape(quiz['question'])}</p>"),
            picks,
            said,
            w.HBox([w.Label("How sure are you?"), sure]),
            w.HBox([check, again, status]),
            score,
        ]
    )
