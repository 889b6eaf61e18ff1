"""``make soak``: one whole session. The service as a process, the instructor's pages, six JupyterLabs and two phones.

First vote, a talk, second vote, both shown, and the report. Pictures are left in the test's folder, to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.conftest import opened
from tests.browser.hands import exercise
from tests.browser.lab import running
from tests.browser.phones import WORDS, join, sent, watched, work
from tests.cohort.classroom import EXERCISE
from tests.cohort.process import Process
from tests.handouts.pdfs import faults, text
from tests.kinds.exercises import SHELF

PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
LESSON, ITEM = "04-preconditions", "handover"
FIRST = ("receptivity", "receptivity", "urgency", "valued", "receptivity", "motivation", "valued", "urgency")
SECOND = ("valued", "valued", "urgency", "valued", "valued", "valued", "valued", "valued")
TITLE = SHELF.take(EXERCISE).definition.title


@dataclass
class Learner:
    """Someone in the room, at a JupyterLab or on a phone."""

    page: Page
    phone: bool

    def work(self) -> Locator:
        return work(self.page) if self.phone else exercise(self.page, TITLE)

    def choose(self, choice: str) -> None:
        """Choose an answer; whoever stays with theirs says so."""
        option = self.work().get_by_role("radio", name=_texts()[choice], exact=True).first
        if option.is_checked():
            _press(self.work(), "join_here_send")
        option.check()
        if self.phone:
            sent(self.page)
        else:
            expect(self.work().get_by_text(WORDS["join_here_given"])).to_be_visible()


def test_a_whole_session(browser: Browser, tmp_path: Path) -> None:
    with ExitStack() as stack:
        service = stack.enter_context(Process(str(tmp_path / "sessions.sqlite"), "--title", "Tuesday"))
        private, room = stack.enter_context(_instructor(browser, service))
        room.screenshot(path=tmp_path / "1-join.png")
        learners = [stack.enter_context(_at_a_lab(browser, service, tmp_path / f"learner {n}")) for n in range(6)]
        learners += [stack.enter_context(_on_a_phone(browser, service)) for _ in range(2)]
        expect(room.locator("main")).to_contain_text(WORDS.fill("cohort_here", n=8))
        private.get_by_label(WORDS["cohort_choose_lesson"]).select_option(LESSON)
        private.get_by_label(WORDS["cohort_choose_exercise"]).select_option(EXERCISE)
        private.get_by_label(WORDS["cohort_choose_item"]).select_option(ITEM)
        _vote(private, room, learners, "cohort_do_open_item", FIRST, WORDS.fill("cohort_first_count", n=8))
        learners[0].page.screenshot(path=tmp_path / "2-learner.png")
        learners[7].page.screenshot(path=tmp_path / "3-phone.png")
        private.screenshot(path=tmp_path / "4-first-vote.png", full_page=True)
        assert room.locator("table").count() == 0, "a first chart tells what is popular"
        private.get_by_role("button", name=WORDS.fill("cohort_timer", n=2)).click()
        expect(room.locator(".timer")).to_be_visible()
        room.screenshot(path=tmp_path / "5-talk.png")
        _vote(private, room, learners, "cohort_do_again", SECOND, WORDS.fill("cohort_second_count", n=8))
        _press(private, "cohort_show_both")
        expect(room.locator("table.bars")).to_be_visible()
        room.screenshot(path=tmp_path / "6-both.png")
        private.screenshot(path=tmp_path / "7-second-vote.png", full_page=True)
        report, table = (_downloaded(private, tmp_path, word) for word in ("report_pdf", "report_csv"))
        assert faults(report) == []
        assert TITLE in text(report) and "8" in text(report)
        assert table.decode("utf-8-sig").startswith("invented,date,lesson")
        for learner in learners:
            learner.page.close()


def _vote(private: Page, room: Page, learners: list[Learner], begin: str, choices: Any, counted: str) -> None:
    _press(private, begin)
    for learner, choice in zip(learners, choices, strict=True):
        learner.choose(choice)
    expect(room.locator("main")).to_contain_text(counted)
    _press(private, "cohort_do_close")
    expect(private.locator("table.bars").first).to_be_visible()


def _press(page: Page | Locator, word: str) -> None:
    page.get_by_role("button", name=WORDS[word], exact=True).click()


def _downloaded(private: Page, folder: Path, word: str) -> bytes:
    with private.expect_download() as waiting:
        private.get_by_role("link", name=WORDS[word]).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file.read_bytes()


@contextmanager
def _instructor(browser: Browser, service: Process) -> Iterator[tuple[Page, Page]]:
    context = browser.new_context(viewport=PROJECTOR)
    with watched(context) as private:
        private.goto(f"{service.address}/teach?key={service.key}")
        room = context.new_page()
        room.goto(f"{service.address}/console")
        expect(room.get_by_role("heading", level=1)).to_be_visible()
        yield private, room


@contextmanager
def _at_a_lab(browser: Browser, service: Process, folder: Path) -> Iterator[Learner]:
    with running(folder / "workspace", folder / "settings") as lab, opened(browser) as page:
        lab.visit(page, "00-start-here")
        panel = page.get_by_role("region", name=WORDS["join_title"], exact=True)
        panel.get_by_label(WORDS["join_address"]).fill(f"{service.address}/?code={service.code}")
        panel.get_by_role("button", name=WORDS["join_look"]).click()
        panel.get_by_role("button", name=WORDS["join_do"], exact=True).click()
        expect(panel.get_by_role("status")).to_contain_text(WORDS["join_no_vote"])
        lab.visit(page, LESSON)
        yield Learner(page, phone=False)


@contextmanager
def _on_a_phone(browser: Browser, service: Process) -> Iterator[Learner]:
    with watched(browser.new_context(viewport=PHONE)) as page:
        page.goto(f"{service.address}/?code={service.code}")
        join(page)
        yield Learner(page, phone=True)


def _texts() -> dict[str, str]:
    definition: Any = SHELF.take(EXERCISE).definition
    item = next(one for one in definition.items if one.id == ITEM)
    return {choice.id: choice.text for choice in item.choices}
