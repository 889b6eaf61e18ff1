"""A whole vote as a room sees it: three phones, the projector and the instructor's own page, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.phones import WORDS, instructor, join, phone, sent, session, work
from tests.cohort.classroom import EXERCISE, Classroom, event
from tests.kinds.exercises import SHELF

ITEM = "handover"
LESSON = "04-preconditions"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with session(tmp_path) as made:
        made.do("lesson", lesson=LESSON)
        yield made


def press(page: Page, word: str) -> None:
    page.get_by_role("button", name=WORDS[word], exact=True).press("Enter")


def choose(page: Page, words: str) -> None:
    work(page).get_by_role("radio", name=words).check()
    sent(page)


def test_first_vote_talk_second_vote_and_both_are_shown(browser: Browser, room: Classroom) -> None:
    texts = {one["id"]: one["text"] for one in _public()["items"][0]["choices"]}
    with ExitStack() as stack:
        private, console = stack.enter_context(instructor(browser, room))
        phones = [stack.enter_context(phone(browser, room)) for _ in range(3)]
        for page in phones:
            join(page)
        others = room.people(3)
        expect(console.locator("main")).to_contain_text(WORDS.fill("cohort_here", n=6))
        private.get_by_label(WORDS["cohort_choose_exercise"]).select_option(EXERCISE)
        private.get_by_label(WORDS["cohort_choose_item"]).select_option(ITEM)
        press(private, "cohort_do_open_item")
        for page, choice in zip(phones, ("valued", "receptivity", "urgency"), strict=True):
            choose(page, texts[choice])
        for person in others:
            person.send(_vote(room, "receptivity"))
        expect(console.locator("main")).to_contain_text(WORDS.fill("cohort_first_count", n=6))
        assert console.locator("table").count() == private.locator("table").count() == 0
        press(private, "cohort_do_close")
        expect(private.locator("table.bars")).to_be_visible()
        expect(console.locator("main")).to_contain_text(WORDS["cohort_vote_closed"])
        assert console.locator("table").count() == 0  # a first chart tells what is popular
        press(private, "cohort_do_again")
        for page in phones:
            expect(work(page)).to_contain_text(WORDS["join_here_again"])
            choose(page, texts["motivation"])  # another answer than before, so that there is something to send
            choose(page, texts["valued"])
        for person in others:
            person.send(_vote(room, "valued"))
        expect(console.locator("main")).to_contain_text(WORDS.fill("cohort_second_count", n=6))
        press(private, "cohort_do_close")
        press(private, "cohort_show_both")
        expect(console.locator("table.bars")).to_be_visible()
        assert _counts(console) == {
            texts["valued"]: ["1", "6"],
            texts["receptivity"]: ["4", "0"],
            texts["urgency"]: ["1", "0"],
        }


def _counts(page: Page) -> dict[str, list[str]]:
    """The numbers of each row of the chart's table: first vote, second vote."""
    rows = page.locator("table.bars tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts()[-2:] for row in rows}


def _public() -> dict[str, Any]:
    shelved = SHELF.take(EXERCISE)
    public: dict[str, Any] = shelved.kind.public(shelved.definition, SHELF.course)
    return public


def _vote(room: Classroom, choice: str) -> dict[str, Any]:
    return event(EXERCISE, room.state()["vote"]["id"], {"items": {ITEM: {"picks": [choice], "certainty": 2}}})
