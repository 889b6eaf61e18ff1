"""The four ways to make the same lesson, and how a learner answers in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way to make the lesson.

    Attributes:
        name: Its name in the results.
        what: What it is, for the table.
        cell: The code of each cell; ``{id}`` stands for the exercise.
        control: Finds the controls to press for feedback, in plain CSS.
        controls: How many of them each exercise has.
        option: Finds an option to pick inside a cell, by its ``{text}``; None where picking is pressing.
        certainty: Finds the middle one of three degrees of certainty inside a cell; None where it is not asked.
        settled: Text in every cell once an answer has been taken in; empty where nothing is said.
    """

    name: str
    what: str
    cell: str
    control: str
    controls: int = 1
    option: str | None = None
    certainty: str | None = None
    settled: str = ""


_STOCK = {
    "control": ".jp-Cell .widget-button.mod-primary",
    "option": ".widget-radio-box label:has-text({text})",
    "certainty": ".widget-toggle-buttons button:nth-of-type(2)",
}

OURS = Way(
    name="ours",
    what="this package: one anywidget per exercise",
    cell='from benchmarks.lessons import ours; ours.exercise("{id}")',
    control=".cu.ex .foot .btn.main",
    option="label.opt:has-text({text})",
    certainty=".sure label.lv:nth-of-type(2)",
    settled="Kept in your record.",
)
JUPYTERQUIZ = Way(
    name="jupyterquiz",
    what="jupyterquiz: one `display_quiz` per question; no kernel, no record, no certainty",
    cell='from jupyterquiz import display_quiz; display_quiz("{id}.quiz.json")',
    control=".jp-Cell .MCButton",
    controls=4,
)
COMPOSED = Way(
    name="composed",
    what="stock ipywidgets, part for part: 17 per exercise; no record",
    cell='from benchmarks.lessons import composed; composed.exercise("{id}")',
    **_STOCK,
)
LEAN = Way(
    name="lean",
    what="stock ipywidgets, the fewest that will do: 7 per exercise; no record",
    cell='from benchmarks.lessons import lean; lean.exercise("{id}")',
    **_STOCK,
)

WAYS = (OURS, JUPYTERQUIZ, COMPOSED, LEAN)
