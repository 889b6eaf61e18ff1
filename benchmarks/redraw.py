# ruff: noqa: E501 -- scripts for the page stand on one line each
"""``python -m benchmarks.redraw``: how soon a figure follows the hand, for every model at the sizes that lesson 08 shows.

The models take turns in one page and one kernel. The pledge computes next to nothing: what it takes is the way to the
kernel and back and the drawing, and the others are given as times of that.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf, Shelved
from tests.browser.conftest import write
from tests.browser.hands import exercise
from tests.browser.lab import FLAGS, running
from tests.chromium import find

SHELF = Shelf(Course())
LESSON = "08-networks-momentum-critical-mass"
PLAIN = "pledge"
AIM, MOVES, ROUNDS = 100, 10, 5  # ms from a move of the slider until the new line is painted; moves in a turn; turns
# Every model's first slider goes to and fro between values that give another line each time, or none changes.
FOLLOW = """async ([id, values]) => {
    const slider = document.getElementById(id), line = () => slider.closest('.sim').querySelector('.curve > svg .l2')?.getAttribute('d');
    const took = [];
    for (const value of values) {
        const before = line(), begun = performance.now();
        slider.value = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        while (line() === before && performance.now() - begun < 1000) await new Promise(requestAnimationFrame);
        if (line() === before) continue; // the model gives the same line here
        await new Promise(requestAnimationFrame);
        took.push(performance.now() - begun);
    }
    return took; }"""


def main() -> None:
    """Measure, and print the table."""
    exercises = [one for id in SHELF.files if (one := SHELF.take(id)).lesson == LESSON and one.kind.name == "estimate"]
    took: dict[str, list[float]] = {one.id: [] for one in exercises}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        with running(Path(folder) / "workspace", Path(folder) / "settings") as lab:
            write(lab, "redraw.ipynb", [f'import curriculum; curriculum.exercise("{one.id}")' for one in exercises])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(60_000)
            lab.open(page, "redraw.ipynb")
            lab.run_all(page)
            sliders = {one.id: _predicted(page, one) for one in exercises}
            for turn in range(ROUNDS):
                for one in exercises:
                    took[one.id] += _followed(page, sliders[one.id], _values(one, turn))
    plain = median(next(took[one.id] for one in exercises if _model(one) == PLAIN))
    print(
        "| Exercise | model | moves | median, ms | p95, ms | times the pledge | median within 100 ms |\n|---|---|---|---|---|---|---|"
    )
    for one in exercises:
        middle, high = median(took[one.id]), quantiles(took[one.id], n=20)[-1]
        met = "met" if middle <= AIM else "**missed**"
        moves = len(took[one.id])
        print(f"| {one.id} | {_model(one)} | {moves} | {middle:.0f} | {high:.0f} | {middle / plain:.2f} | {met} |")


def _model(shelved: Shelved) -> str:
    definition: Any = shelved.definition
    return str(definition.model)


def _predicted(page: Page, shelved: Shelved) -> Locator:
    """The slider that steers, once a prediction has been made and run."""
    sim = exercise(page, shelved.definition.title).locator(".sim").first
    sim.locator(".step").first.locator("input[type=number]").fill("1")
    sim.locator(".runs button").first.click()
    sim.locator(".curve > svg path.l2").wait_for(state="attached")  # a flat line counts as hidden
    return sim.locator(".step").nth(1).locator("input[type=range]").first


def _values(shelved: Shelved, turn: int) -> list[float]:
    """Evenly over the whole slider, from one end in one turn and from the other in the next."""
    definition: Any = shelved.definition
    setting = definition.settings[0]
    width = (setting.to - setting.from_) / MOVES
    values = [setting.from_ + width * (at + turn / ROUNDS) for at in range(MOVES)]
    return values if turn % 2 else values[::-1]


def _followed(page: Page, slider: Locator, values: list[float]) -> list[float]:
    found: list[float] = page.evaluate(FOLLOW, [slider.get_attribute("id"), values])
    return found


if __name__ == "__main__":
    main()
