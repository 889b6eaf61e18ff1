"""The projector's page and the instructor's own for everyone: axe-core on each view, widths, and hostile texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.phones import WORDS, address, instructor, session, sideways, violations
from tests.cohort.classroom import Classroom, event

HOSTILE = '<img src=x onerror="window.hacked=1"></script>'


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Classroom]:
    with session(tmp_path) as made:
        made.do("lesson", lesson="04-preconditions")
        yield made


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_hostile_texts_stay_text(browser: Browser, room: Classroom, theme: str) -> None:
    room.do("title", title=HOSTILE)
    with instructor(browser, room) as (private, console):
        if theme == "dark":
            console.keyboard.press("d")
            private.reload()
        people = [room.join(f"{HOSTILE[:30]} {n}") for n in range(6)]
        vote = room.open("kettle-levels")
        for n, person in enumerate(people):
            person.send(event("kettle-levels", vote, _mapped(n)))
        expect(console.locator("main")).to_contain_text(WORDS.fill("cohort_first_count", n=6))
        found = {"question": violations(console), "private, open": violations(private)}
        room.do("close")
        room.do("pick", text=HOSTILE)
        room.do("note", text=HOSTILE)
        for view in ("join", "closed", "one", "map", "pairs", "agreement", "text", "blank"):
            room.do("show", view=view)
            expect(private.locator(".sees")).to_have_text(WORDS[f"cohort_view_{view}"])
            found[view] = violations(console) + [sideways(console)] * (sideways(console) > 0)
        for summary in private.locator("summary").all():
            summary.click()
        for width in (1440, 390, 320):
            private.set_viewport_size({"width": width, "height": 844})
            found[f"private, {width} wide"] = violations(private) + [sideways(private)] * (sideways(private) > 0)
        for page in (private, console):
            assert page.evaluate("() => window.hacked") is None
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_refusal_is_as_light_or_dark_as_the_browser_asks(
    browser: Browser, room: Classroom, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{address(room)}/console")
        expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["cohort_page_refused"])
        behind = page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
        assert behind == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 17, 17)"}[scheme]
        assert violations(page) == []


def _mapped(n: int) -> dict[str, Any]:
    """An answer that differs from its neighbours in element and level, with a hostile reason."""
    level = ("supported", "arguable", "not supported")[n % 3]
    return {"items": {"jar": {"marks": [{"element": ("valued", "goals")[n % 2], "level": level}], "why": HOSTILE}}}
