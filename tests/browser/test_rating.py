"""Ratings: given by mouse and by keyboard, kept, and drawn beside an earlier one in words and in marks."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.kinds.shelf import Shelved
from curriculum.record.event import Event
from curriculum.record.journal import Journal
from tests.browser.conftest import opened, write
from tests.browser.hands import do, exercise
from tests.browser.lab import ANSWERS, Lab, cells
from tests.browser.test_exercises import SHELF, WORDS, events

THEN, NOW = SHELF.take("where-i-stand"), SHELF.take("where-i-stand-now")


def told(shelved: Shelved, then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What stands beside each statement's marks, in the words of the course."""
    scale = shelved.definition.scale
    said = []
    for statement in shelved.definition.items:
        before, after = (of.get(statement.id, {}).get("rating") for of in (then, now))
        names = {"then": scale[before - 1] if before else "", "now": scale[after - 1] if after else ""}
        if before and after:
            said.append(WORDS.fill("rating_same" if before == after else "rating_changed", **names))
        else:
            said.append(WORDS.fill("rating_only_then", **names) if before else names["now"])
    return said


def marks(root: Locator) -> list[tuple[list[int], list[int]]]:
    """Where the marks of each row stand: those of then, and those of now, counted from 1."""
    rows: list[list[str]] = root.locator(".profile .track").evaluate_all(
        "tracks => tracks.map((track) => [...track.children].map((mark) => mark.className))"
    )

    def standing(row: list[str], word: str) -> list[int]:
        return [at for at, name in enumerate(row, 1) if word in name.split()]

    return [(standing(row, "then"), standing(row, "now")) for row in rows]


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_ratings_are_given_kept_and_drawn_beside_the_earlier_ones(
    browser: Browser, lab: Lab, notebook: str, by: str
) -> None:
    then = THEN.kind.samples(THEN.definition, None).partly["items"]
    now = NOW.kind.samples(NOW.definition, None).right["items"]
    journal = Journal(lab.workspace / ANSWERS)
    journal.append(Event(do="answer", exercise=THEN.id, response={"items": {**then, "tell-evidence": {"rating": 3}}}))
    then = {**then, "tell-evidence": {"rating": 3}}
    journal.append(Event(do="answer", exercise=NOW.id, response={}))
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{NOW.id}")'])
    with opened(browser) as page:
        lab.open(page, notebook)
        lab.run_all(page)
        root = exercise(page, NOW.definition.title)
        before = cells(page)
        expect(root.locator(".profile")).to_be_hidden()
        expect(root.locator(".foot").get_by_role("button")).to_have_text([WORDS["start_again"]])
        do(page, root, NOW.definition, {"items": now}, by=by)
        expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
        assert events(lab, NOW.id)[-1]["response"] == {"items": now}
        assert root.locator(".profile li > .quiet").all_inner_texts() == told(NOW, then, now)
        expected = [
            ([then[id]["rating"]] if id in then else [], [now[id]["rating"]])
            for id in (statement.id for statement in NOW.definition.items)
        ]
        assert marks(root) == expected
        assert cells(page) == before
    with opened(browser) as page:
        lab.open(page, notebook)
        lab.run_all(page)
        root = exercise(page, NOW.definition.title)
        assert root.locator(".profile li > .quiet").all_inner_texts() == told(NOW, then, now)


def test_keys_stay_in_a_rating(page: Page, lab: Lab, notebook: str) -> None:
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{THEN.id}")'])
    lab.open(page, notebook)
    lab.run_all(page)
    before = cells(page)
    for place in (page.locator(".cu.ex input").first, page.locator(".cu.ex .foot button").first):
        place.focus()
        for key in ("b", "a", "d", "d", "x", "ArrowDown", "ArrowUp", "Enter", "Escape"):
            page.keyboard.press(key)
    assert cells(page) == before


def test_an_answer_from_when_it_was_sorted_is_left_and_the_exercise_stands(page: Page, lab: Lab, notebook: str) -> None:
    """Until the kind was there, these statements were cards put into groups; a record may still hold that."""
    sorted_ = {"items": {statement.id: {"group": "not-yet"} for statement in THEN.definition.items}}
    journal = Journal(lab.workspace / ANSWERS)
    for id in (THEN.id, NOW.id):
        journal.append(Event(do="answer", exercise=id, response=sorted_))
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{id}")' for id in (THEN.id, NOW.id)])
    lab.open(page, notebook)
    lab.run_all(page)
    for shelved in (THEN, NOW):
        root = exercise(page, shelved.definition.title)
        total = len(shelved.definition.items)
        expect(root.get_by_role("status")).to_contain_text(WORDS.fill("answered", n=0, total=total))
        expect(root.locator(".profile")).to_be_hidden()
        root.locator(".rated").first.locator(".lv").nth(1).click()
        expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
        expect(root.locator(".profile li").first).to_contain_text(shelved.definition.scale[1])
    assert events(lab, THEN.id)[-1]["response"]["items"]["tell-evidence"] == {"rating": 2}
