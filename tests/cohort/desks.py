"""The instructor's side for tests: the own page and the projector's, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.cohort.classroom import Classroom
from tests.cohort.phones import HOST, WORDS, address, watched

PROJECTOR = {"width": 1024, "height": 768}


@contextmanager
def instructor(browser: Browser, room: Classroom, **more: Any) -> Iterator[tuple[Page, Page]]:
    """The instructor's own page, and the projector's, in one browser that came in by a one-time link."""
    link = room.teach("POST", "/api/teach/link").json()["link"].replace("127.0.0.1", HOST)
    context = browser.new_context(viewport=more.pop("viewport", PROJECTOR), **more)
    with watched(context) as private:
        private.goto(link)
        expect(private.get_by_text(WORDS["cohort_private"])).to_be_visible()
        console = context.new_page()
        console.goto(f"{address(room)}/console")
        expect(console.get_by_role("heading", level=1)).to_be_visible()
        yield private, console


def press(page: Page, word: str) -> None:
    page.get_by_role("button", name=WORDS[word], exact=True).click()
