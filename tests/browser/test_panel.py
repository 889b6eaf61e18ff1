"""The course panel: thirteen lessons, how far one has come, where to go on, and a quiet way to the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.course.course import Course
from curriculum.kinds.shelf import Shelf
from tests.browser.conftest import opened
from tests.browser.hands import exercise
from tests.browser.lab import ANSWERS, Lab, running
from tests.patience import until

COURSE = Course()
WORDS = COURSE.words
LESSONS = COURSE.syllabus.lessons
SHELF = Shelf(COURSE)
EXERCISES = [id for id, file in SHELF.files.items() if "04-preconditions" in str(file)]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A course of its own, begun by nobody yet."""
    folder = tmp_path_factory.mktemp("panel")
    with running(folder / "workspace", folder / "settings") as lab:
        yield lab


@pytest.fixture(scope="module")
def shown(own: Lab, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        own.visit(page, "04-preconditions")
        yield page


@pytest.fixture
def panel(shown: Page) -> Locator:
    found = shown.get_by_role("navigation", name=WORDS["shell_title"])
    link(found, "Preconditions").click()
    expect(link(found, "Preconditions")).to_have_attribute("aria-current", "page")
    return found


def link(panel: Locator, title: str) -> Locator:
    return (
        panel.get_by_role("listitem").filter(has=panel.page.locator(".course-name", has_text=title)).get_by_role("link")
    )


def test_it_is_open_at_the_first_start_with_every_lesson_and_its_minutes(panel: Locator) -> None:
    expect(panel).to_be_visible()
    rows = panel.locator("ol > li")
    expect(rows).to_have_count(len(LESSONS))
    for row, lesson in zip(rows.all(), LESSONS, strict=True):
        expect(row).to_contain_text(f"{lesson.number:02}{lesson.title}{lesson.minutes} min")
        expect(row.get_by_role("link")).to_have_count(int(lesson.ready))
        if not lesson.ready:
            expect(row).to_contain_text(WORDS["shell_being_written"])


def test_the_lesson_in_front_is_the_current_item(panel: Locator) -> None:
    expect(panel.locator("[aria-current=page]")).to_have_count(1)
    expect(link(panel, "Preconditions")).to_have_attribute("aria-current", "page")
    link(panel, "The case").click()
    expect(link(panel, "The case")).to_have_attribute("aria-current", "page")
    expect(panel.locator("[aria-current=page]")).to_have_count(1)


def test_it_follows_the_record_as_answers_come_in(panel: Locator, own: Lab) -> None:
    page = panel.page
    shown = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    shelved = SHELF.take("ground-at-my-place")
    cards = exercise(page, shelved.definition.title).locator(".sortcard")
    for number in range(len(shelved.definition.items)):
        cards.nth(number).get_by_role("radio").first.check()
        if number == 0:
            expect(shown.get_by_text(WORDS["kept"]).first).to_be_visible()
            expect(link(panel, "Preconditions")).not_to_contain_text(
                WORDS.fill("shell_answered", n=1, total=len(EXERCISES))
            )
    count = WORDS.fill("shell_answered", n=1, total=len(EXERCISES))
    expect(link(panel, "Preconditions")).to_contain_text(count)
    # Another window's answers are seen when this one is looked at again.
    event = {"time": "2999-01-01T00:00:00+00:00", "do": "answer", "lesson": "04-preconditions"}
    items = {id: {key: {"picks": ["x"]} for key in SHELF.take(id).definition.needs} for id in EXERCISES}
    lines = [{"id": id, **event, "response": {"items": items[id] or {"x": {}}}, "exercise": id} for id in EXERCISES]
    with (own.workspace / ANSWERS).open("a") as record:
        record.writelines(json.dumps(line) + "\n" for line in lines)
    page.evaluate("() => { window.dispatchEvent(new Event('focus')) }")
    expect(link(panel, "Preconditions")).to_contain_text(WORDS["shell_done"])
    expect(panel).to_contain_text(WORDS.fill("shell_done_count", n=1, total=len(LESSONS)))


def test_where_to_go_on_is_named_and_one_click_away(panel: Locator, own: Lab) -> None:
    way = panel.locator(".course-go")
    expect(way).to_contain_text(WORDS["shell_continue"])
    way.get_by_role("link").click()
    # Lesson 04 was worked on last and is done: on to the next that is ready, or back to the first.
    ready = [lesson for lesson in LESSONS if lesson.ready]
    after = [lesson for lesson in ready if lesson.number > 4] or ready
    expect(panel.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) h1.les-q")).to_have_text(after[0].question)
    expect(way).to_be_empty()


def test_the_cohort_is_named_when_one_has_joined_it(panel: Locator, own: Lab) -> None:
    expect(panel.locator(".course-cohort")).to_be_hidden()
    membership = own.workspace / "my-record" / "cohort.json"
    membership.parent.mkdir(exist_ok=True)
    membership.write_text(json.dumps({"title": "Tuesdays <b>&", "name": "Grey Heron"}))
    panel.page.evaluate("() => { window.dispatchEvent(new Event('focus')) }")
    expect(panel).to_contain_text(WORDS.fill("shell_cohort", title="Tuesdays <b>&", who="Grey Heron"))
    membership.unlink()
    panel.page.evaluate("() => { window.dispatchEvent(new Event('focus')) }")
    expect(panel.locator(".course-cohort")).to_be_hidden()


def test_answers_are_downloaded_as_they_stand_in_the_record(panel: Locator, own: Lab, tmp_path: Path) -> None:
    with panel.page.expect_download() as download:
        panel.get_by_role("button", name=WORDS["shell_download"]).click()
    download.value.save_as(tmp_path / "copy")
    assert download.value.suggested_filename == WORDS["shell_download_name"]
    assert (tmp_path / "copy").read_bytes() == (own.workspace / ANSWERS).read_bytes()
    expect(panel.get_by_role("status")).to_have_text(WORDS["shell_downloaded"])


def test_the_way_to_the_portfolio_is_said_while_its_lesson_is_being_written(panel: Locator) -> None:
    lesson = COURSE.syllabus.lesson(COURSE.guide.portfolio)
    if lesson.ready:
        expect(panel.get_by_role("link", name=WORDS["shell_portfolio"])).to_be_visible()
    else:
        expect(panel).to_contain_text(WORDS.fill("shell_portfolio_later", number=lesson.number))


def test_help_answers_what_learners_ask(panel: Locator) -> None:
    panel.get_by_text(WORDS["shell_help"], exact=True).click()
    expect(panel.get_by_role("button", name=WORDS["shell_tour_again"])).to_be_visible()
    for entry in COURSE.guide.help:
        expect(panel.get_by_text(entry.question)).to_be_visible()
        expect(panel.get_by_text(entry.answer)).to_be_visible()


def test_by_keyboard_alone_one_gets_from_the_panel_into_an_exercise(panel: Locator) -> None:
    page = panel.page
    target = link(panel, "Movements and the framework")
    link(panel, "Start here").focus()  # the link above it goes when the lesson it names comes to the front
    for _ in range(20):
        if target.evaluate("el => document.activeElement === el"):
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError("Tab never came to the lesson")
    page.keyboard.press("Enter")
    expect(target).to_have_attribute("aria-current", "page")
    expect(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cu.ex").first).to_be_visible()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => Boolean(document.activeElement.closest('.cu.ex'))"):
            break
    else:
        raise AssertionError("Tab never came to an exercise")


RECORDS = {
    "none": "",
    "begun, and started again": ["answer a {x}", "answer a {}"],
    "two at once, the later one counts": ["answer a {} 2", "answer a {x} 1"],
    "help is no answer": ["hint a", "reveal a"],
    "in part, in whole and in name only": ["answer a {x}", "answer b {x}", "answer c {z}", "answer d {z}"],
    "nought is an answer": ["answer b {xy}"],
    "run together and torn": ["answer a {x}", "+answer b {x}", "torn"],
}


@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_it_counts_as_the_course_itself_counts(panel: Locator, workspace: Path, lines: list[str]) -> None:
    """The panel derives progress in the browser; it must agree with the record's own reading in Python."""
    from curriculum.record.answers import latest
    from curriculum.record.journal import FILE, Journal

    text = ""
    for number, line in enumerate(lines):
        if line == "torn":
            text += '{"id":"torn","time":"2026-01-01T00'
            continue
        do, exercise, *rest = line.lstrip("+").split()
        given: dict[str, Any] = {
            "x": {"picks": ["a"]},
            "y": {"estimate": 0},
            "z": {"picks": [], "why": "", "code": None},
        }
        items = {id: given[id] for id in given if rest and id in rest[0]}
        response = {"items": items} if items else {} if rest and rest[0] == "{}" else None
        time = f"2026-01-01T00:00:0{rest[1] if len(rest) > 1 else number}.000+00:00"
        event = {"id": f"e{number}", "time": time, "do": do, "exercise": exercise, "lesson": "00-start-here"}
        text = text.rstrip("\n") if line.startswith("+") else text
        text += json.dumps(event | ({} if response is None else {"response": response}), separators=(",", ":")) + "\n"
    (workspace / FILE).parent.mkdir(parents=True)
    (workspace / FILE).write_text(text)
    needs = {"a": ["x"], "b": ["x", "y"], "c": ["z"]}
    answers = latest(Journal().events())
    expected = sorted(id for id, answer in answers.items() if answer.complete(needs.get(id, ())))
    module = panel.page.evaluate("() => document.querySelector('link[href*=\"shell/browser/style.css\"]').href")
    address = re.sub("style.css$", "record.js", module)
    found = panel.page.evaluate(
        "async ([address, text, needs]) => [...(await import(address)).derive(text, needs).answered].sort()",
        [address, text, needs],
    )
    assert found == expected


def test_a_panel_that_was_closed_stays_closed_and_one_that_was_open_is_open_again(own: Lab, browser: Browser) -> None:
    with opened(browser) as page:
        own.visit(page, "04-preconditions")
        panel = page.get_by_role("navigation", name=WORDS["shell_title"])
        expect(panel).to_be_visible()
        wait_until_kept(own, page, is_open=True)
        for is_open in (False, True):
            page.get_by_role("tab", name=WORDS["shell_title"]).click()
            wait_until_kept(own, page, is_open=is_open)
            page.goto(f"{own.address}/lab/tree/04-preconditions.ipynb?token={own.token}")
            page.wait_for_selector(".course-bar[data-state=ready]", state="attached")
            expect(panel).to_be_visible(visible=is_open)  # JupyterLab may still be putting its layout back
            page.wait_for_timeout(500)
            assert panel.is_visible() is is_open


def wait_until_kept(own: Lab, page: Page, *, is_open: bool) -> None:
    """Wait until JupyterLab has written down whether its left side is open: it does so after a second of quiet."""

    def kept() -> bool:
        for file in (own.workspace / ".jupyterlab" / "tabs").glob("*.jupyterlab-workspace"):
            with suppress(ValueError):  # it is being written
                left = json.loads(file.read_text("utf-8"))["data"].get("layout-restorer:data", {}).get("left", {})
                return left.get("collapsed") is not is_open and bool(left.get("widgets"))
        return False

    until(kept, page)
