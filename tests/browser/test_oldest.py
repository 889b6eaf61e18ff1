"""The oldest JupyterLab that the course allows: a lesson opens in it, runs and keeps an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import do, exercise
from tests.browser.lab import OLDEST, Lab, running
from tests.browser.test_exercises import WORDS, events, normal
from tests.browser.test_lesson import LESSON, an_answer, shown_in_order
from tests.test_environment import oldest_allowed


@pytest.fixture(scope="module")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    assert OLDEST.is_dir(), "'make test' puts the oldest JupyterLab there"
    folder = tmp_path_factory.mktemp("oldest")
    with running(folder / "workspace", folder / "settings", oldest=True) as lab:
        yield lab


def test_a_lesson_runs_in_the_oldest_jupyterlab_and_keeps_an_answer(oldest: Lab, page: Page) -> None:
    oldest.open(page, f"{LESSON}.ipynb")
    served = json.loads(page.locator("#jupyter-config-data").text_content() or "")["appVersion"]
    assert served == page.evaluate("window.jupyterapp.version") == oldest_allowed()

    oldest.run_all(page)
    exercises = shown_in_order()
    expect(page.locator(".cu.ex")).to_have_count(len(exercises))
    for shelved in exercises:
        expect(exercise(page, shelved.definition.title)).to_be_visible()

    first = exercises[0]
    root, answer = exercise(page, first.definition.title), an_answer(first, by="mouse")
    do(page, root, first.definition, answer, by="mouse")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert normal(first, events(oldest, first.id)[-1]["response"]) == normal(first, answer)
