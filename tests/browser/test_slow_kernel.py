"""A kernel whose words come late: what it says of an earlier answer undoes no later one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from tests.browser.conftest import opened, write
from tests.browser.hands import exercise
from tests.browser.lab import Lab
from tests.patience import until

SHELF = Shelf(Course())
WORDS = SHELF.course.words
EXERCISE = "counted-or-said"
TITLE = SHELF.take(EXERCISE).definition.title
CARDS = [item.id for item in SHELF.take(EXERCISE).definition.items]


class Line:
    """The line between the kernel and the page. What the kernel says can be held; messages with a word can be lost."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[tuple[WebSocketRoute, Any]] = []
        self.held = False
        self.lose_to_kernel = b""
        self.lose_to_page = b""
        self.lost = 0
        page.route_web_socket(re.compile("/channels"), self._between)

    def _between(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def to_kernel(said: Any) -> None:
            if not self._loses(said, self.lose_to_kernel):
                server.send(said)

        def to_page(said: Any) -> None:
            if self._loses(said, self.lose_to_page):
                return
            if self.held:
                self._waiting.append((socket, said))
            else:
                socket.send(said)

        socket.on_message(to_kernel)
        server.on_message(to_page)

    def _loses(self, said: Any, word: bytes) -> bool:
        loses = bool(word) and word in (said.encode() if isinstance(said, str) else said)
        self.lost += loses
        return loses

    def words(self) -> Iterator[None]:
        """Let one message through after another, those that come in the meantime too."""
        while self._waiting:
            socket, said = self._waiting.pop(0)
            socket.send(said)
            yield


@pytest.fixture(scope="module")
def opened_once(browser: Browser, lab: Lab) -> Iterator[tuple[Page, Line]]:
    """A page with one exercise, and the line to its kernel."""
    write(lab, "slow.ipynb", [f'import curriculum; curriculum.exercise("{EXERCISE}")'])
    with opened(browser) as page:
        line = Line(page)
        lab.open(page, "slow.ipynb")
        lab.run_all(page)
        yield page, line


@pytest.fixture
def slow(opened_once: tuple[Page, Line], lab: Lab) -> tuple[Page, Line]:
    """The same, with no answer to the exercise."""
    page, line = opened_once
    line.lose_to_kernel = line.lose_to_page = b""
    line.held, line.lost = False, 0
    exercise(page, TITLE).get_by_role("button", name=WORDS["start_again"]).click()
    until(lambda: not events(lab) or events(lab)[-1]["response"] == {}, page)
    return page, line


def radio(root: Locator, card: int, group: int = 0) -> Locator:
    return root.locator(".sortcard").nth(card).get_by_role("radio").nth(group)


def choose(root: Locator, card: int, group: int = 0) -> None:
    radio(root, card, group).locator("xpath=ancestor::label[1]").click()


def check(root: Locator) -> None:
    root.locator(".foot").get_by_role("button", name="Check").click()


def events(lab: Lab) -> list[dict[str, Any]]:
    """What the record holds of answers to the exercise, the first ones first."""
    every = map(json.loads, lab.record().splitlines())
    return [event for event in every if event["exercise"] == EXERCISE and event["do"] in ("answer", "check")]


def given(lab: Lab) -> list[set[str]]:
    """The cards that each of these answers is about."""
    return [set(event["response"].get("items", {})) for event in events(lab)]


def test_what_is_chosen_after_a_check_stays_chosen_when_its_answer_comes(slow: tuple[Page, Line], lab: Lab) -> None:
    page, line = slow
    root = exercise(page, TITLE)
    line.held = True
    choose(root, 0)
    check(root)
    choose(root, 1)
    page.wait_for_timeout(1000)  # longer than an answer waits for the next one
    for _ in line.words():
        page.wait_for_timeout(50)
        expect(radio(root, 0)).to_be_checked(timeout=1)
        expect(radio(root, 1)).to_be_checked(timeout=1)
        if not radio(root, 2).is_checked():
            choose(root, 2)  # builds upon what is on the page now
            page.wait_for_timeout(500)
    line.held = False
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    check(root)
    expect(root.get_by_role("status")).to_contain_text("Checked.")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    for card in range(3):
        expect(radio(root, card)).to_be_checked()
    assert given(lab)[-1] == set(CARDS[:3])


def test_feedback_is_not_shown_beside_an_answer_that_was_changed_since(slow: tuple[Page, Line]) -> None:
    page, line = slow
    root = exercise(page, TITLE)
    feedback = root.locator(".sortcard").nth(0).locator(".say")
    line.held = True
    choose(root, 0)
    check(root)
    choose(root, 0, group=1)
    page.wait_for_timeout(1000)
    for _ in line.words():
        page.wait_for_timeout(50)
        expect(feedback).to_have_count(0, timeout=1)
    line.held = False
    check(root)
    expect(root.get_by_role("status")).to_contain_text("Checked.")
    expect(feedback).to_have_count(1)


@pytest.mark.parametrize(
    ("way", "word", "arrived"), [("lose_to_kernel", b'"do":"answer"', False), ("lose_to_page", b'"heard"', True)]
)
def test_an_answer_that_got_lost_or_that_nothing_was_heard_of_is_kept_once(
    slow: tuple[Page, Line], lab: Lab, way: str, word: bytes, arrived: bool
) -> None:
    page, line = slow
    root = exercise(page, TITLE)
    before = given(lab)
    after = [*before, {CARDS[1]}]
    setattr(line, way, word)
    choose(root, 1)
    page.wait_for_timeout(1000)
    assert line.lost
    assert given(lab) == (after if arrived else before)
    setattr(line, way, b"")
    expect(root.get_by_role("status")).to_contain_text(WORDS["kept"])
    assert given(lab) == after
    expect(radio(root, 1)).to_be_checked()


def test_a_check_that_got_lost_is_made_once_more(slow: tuple[Page, Line]) -> None:
    page, line = slow
    root = exercise(page, TITLE)
    choose(root, 0)
    line.lose_to_kernel = b'"do":"check"'
    check(root)
    page.wait_for_timeout(500)
    assert line.lost == 1
    line.lose_to_kernel = b""
    expect(root.get_by_role("status")).to_contain_text("Checked.")


def test_an_answer_lost_in_one_view_is_not_sent_over_a_later_one_in_another(
    browser: Browser, lab: Lab, notebook: str
) -> None:
    write(lab, notebook, [f'import curriculum; curriculum.exercise("{EXERCISE}")'] * 2)
    with opened(browser) as page:
        line = Line(page)
        lab.open(page, notebook)
        lab.run_all(page)
        expect(exercise(page, TITLE)).to_have_count(2)
        one, two = exercise(page, TITLE).all()
        one.get_by_role("button", name=WORDS["start_again"]).click()
        page.wait_for_timeout(1000)
        line.lose_to_kernel = b'"do":"answer"'
        choose(one, 0)
        page.wait_for_timeout(1000)
        assert line.lost == 1
        line.lose_to_kernel = b""
        choose(two, 1)
        page.wait_for_timeout(7000)  # longer than an answer waits to be heard
        assert given(lab)[-1] == set(CARDS[:2])
        for view in (one, two):
            expect(radio(view, 0)).to_be_checked()
            expect(radio(view, 1)).to_be_checked()
            expect(view.get_by_role("status")).to_contain_text(WORDS["kept"])
