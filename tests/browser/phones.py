"""Phones for tests: windows of a real Chromium as wide as a phone, on an address that is plain http to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from curriculum.cohort.database import file_url
from tests.browser.lab import INSECURE
from tests.browser.looks import AXE, LOOK, RULES
from tests.cohort.classroom import EXERCISE, Classroom, classroom
from tests.kinds.exercises import SHELF
from tests.patience import PATIENCE

WORDS = SHELF.course.words
SIZE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1024, "height": 768}


def address(room: Classroom) -> str:
    return room.service.address.replace("127.0.0.1", INSECURE)


@contextmanager
def phone(browser: Browser, room: Classroom, **more: Any) -> Iterator[Page]:
    """A phone on the page for joining, its code filled in as a camera would. A fault in a script is a failure."""
    context = browser.new_context(viewport=more.pop("viewport", SIZE), reduced_motion="reduce", **more)
    with watched(context) as page:
        page.goto(f"{address(room)}/?code={room.code}")
        yield page


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not faults, faults


def join(page: Page) -> str:
    """Join under the pseudonym that is offered, or another if somebody has it by now, and return what the page says."""
    before, after = WORDS["join_phone_as"].split("{pseudonym}")
    page.get_by_role("button", name=WORDS["join_do"], exact=True).click()
    said = page.get_by_text(re.compile(f"^{re.escape(before)}.+{re.escape(after)}$"))
    expect(said).to_be_visible()
    return said.inner_text().removeprefix(before).removesuffix(after)


def work(page: Page) -> Locator:
    return page.locator(".cu.ex")


def sent(page: Page) -> None:
    """Wait until the page says that the session has the answer."""
    expect(work(page).locator(".foot [role=status]")).to_contain_text(WORDS["join_phone_sent"])


def violations(page: Page) -> list[Any]:
    """What axe-core finds on the whole page."""
    page.evaluate(AXE)
    passed, found = page.evaluate(LOOK, [["html"], [*RULES]])
    assert passed > 10
    return list(found)


def sideways(page: Page) -> int:
    """How many pixels the page can be moved to the side."""
    n: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return n


@contextmanager
def session(folder: Path, **more: Any) -> Iterator[Classroom]:
    """A classroom on a file. At its end whoever still waits for news has some, and need not be waited for."""
    with classroom(file_url(folder / "sessions.sqlite"), **more) as made:
        yield made
        made.do("title", title="Over")


def pick(page: Page, choice: str) -> None:
    """Choose an answer to the first question in view."""
    definition: Any = SHELF.take(EXERCISE).definition
    given = definition.items[0].choices
    work(page).get_by_role("radio", name=next(one.text for one in given if one.id == choice)).first.check()


def answers_of(room: Classroom, pseudonym: str) -> list[dict[str, Any]]:
    """Everything that the service keeps of what one person has sent; no vote may be open."""
    row = next(row for row in room.state()["private"]["roster"] if row["pseudonym"] == pseudonym)
    kept: list[dict[str, Any]] = room.teach("GET", f"/api/teach/person/{row['person']}").json()["answers"]
    return kept


def says(page: Page, word: str) -> None:
    expect(page.locator("main > [role=status]")).to_have_text(WORDS[word])


@contextmanager
def instructor(browser: Browser, room: Classroom, **more: Any) -> Iterator[tuple[Page, Page]]:
    """The instructor's own page, and the projector's, in one browser that came in by a one-time link."""
    link = room.teach("POST", "/api/teach/link").json()["link"].replace("127.0.0.1", INSECURE)
    context = browser.new_context(viewport=more.pop("viewport", PROJECTOR), **more)
    with watched(context) as private:
        private.goto(link)
        expect(private.get_by_text(WORDS["cohort_private"])).to_be_visible()
        console = context.new_page()
        console.goto(f"{address(room)}/console")
        expect(console.get_by_role("heading", level=1)).to_be_visible()
        yield private, console
