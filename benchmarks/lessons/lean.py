"""The quiz from as few stock ipywidgets as will do: 7 each, with less on show than ours. It keeps no record."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as w


def exercise(id: str) -> w.VBox:
    """One exercise, from the JSON file that lies beside the notebook."""
    quiz: dict[str, Any] = json.loads(Path(f"{id}.json").read_text("utf-8"))
    feedback = {choice["text"]: choice["feedback"] for choice in quiz["choices"]}
    picks = w.RadioButtons(options=list(feedback), value=None)
    sure = w.ToggleButtons(options=["1", "2", "3"], value=None, description="How sure?")
    check = w.Button(description="Check my answers", button_style="primary")
    said = w.HTML()

    def on_check(_button: w.Button) -> None:
        said.value = f"<p>{escape(feedback[picks.value])}</p>" if picks.value else "Choose an answer."

    check.on_click(on_check)
    title = w.HTML(f"<h3>{escape(quiz['title'])}</h3>")
    prompt = w.HTML(f"<p>{escape(quiz['prompt'])}</p><p>{escape(quiz['question'])}</p>")
    return w.VBox([title, prompt, picks, sure, check, said])
