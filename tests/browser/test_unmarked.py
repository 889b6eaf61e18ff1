"""Kinds that are not marked: done by mouse and by keyboard, then compared with what the course has to say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.kinds.shelf import Shelved
from tests.browser.conftest import shown
from tests.browser.hands import ask, do, exercise
from tests.browser.lab import Lab, cells
from tests.browser.test_exercises import SHELF, WORDS, events

UNMARKED = ["where-the-lens-fails"]


@pytest.fixture(scope="module")
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """A notebook with one exercise of each such kind, run."""
    sources = [f'import curriculum; curriculum.exercise("{name}")' for name in UNMARKED]
    with shown(browser, lab, "unmarked.ipynb", sources) as page:
        expect(page.locator(".cu.ex")).to_have_count(len(UNMARKED))
        yield page


def compare(root: Locator, shelved: Shelved) -> Locator:
    """The button that asks for what the course has to say."""
    return root.locator(".foot").get_by_role("button", name=WORDS[f"check_{shelved.kind.name}"])


def texts(data: Any) -> list[str]:
    """Every text of a key that a learner is told after the comparison."""
    if isinstance(data, dict):
        own = [value for name, value in data.items() if name in ("reason", "note", "text") and isinstance(value, str)]
        return own + [text for value in data.values() for text in texts(value)]
    return [text for value in data for text in texts(value)] if isinstance(data, (list, tuple)) else []


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize("name", UNMARKED)
def test_it_is_done_compared_and_kept(page: Page, lab: Lab, name: str, by: str) -> None:
    shelved = SHELF.take(name)
    samples = shelved.kind.samples(shelved.definition, shelved.key)
    root = exercise(page, shelved.definition.title)
    before = cells(page)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    status = root.get_by_role("status").last
    expect(status).to_contain_text(WORDS["cleared"])
    told = texts(shelved.key.model_dump()["items"])
    assert told and not [text for text in told if text in root.inner_text()]
    if by == "keyboard":
        root.focus()
    do(page, root, shelved.definition, samples.right, by=by)
    expect(status).to_contain_text(WORDS["kept"])
    ask(page, compare(root, shelved), by=by)
    expect(status).to_contain_text(WORDS["compared"])
    for text in told:
        expect(root).to_contain_text(text)
    seen = root.inner_text()
    assert [text for text in told if seen.count(text) != 1] == []
    last = [event for event in events(lab, name) if event["do"] == "check"][-1]
    assert last["response"] == json.loads(json.dumps(samples.right))
    assert not any(last["verdict"].values())
    assert cells(page) == before


@pytest.mark.parametrize("name", UNMARKED)
def test_what_is_still_to_do_is_said_and_nothing_shown(page: Page, name: str) -> None:
    shelved = SHELF.take(name)
    root = exercise(page, shelved.definition.title)
    root.get_by_role("button", name=WORDS["start_again"]).click()
    do(page, root, shelved.definition, shelved.kind.samples(shelved.definition, shelved.key).wrong, by="mouse")
    compare(root, shelved).click()
    expect(root.locator(".say.hold").first).to_be_visible()
    assert not [text for text in texts(shelved.key.model_dump()["items"]) if text in root.inner_text()]
