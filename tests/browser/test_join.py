"""Joining a session in a real JupyterLab: by keyboard, in both themes, on a phone's width; and answers that arrive."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from curriculum.kinds.told import told
from tests.browser.conftest import opened
from tests.browser.hands import Keyboard, Mouse, do, exercise
from tests.browser.lab import Lab, running
from tests.browser.looks import sticking_out, violations, wear
from tests.browser.test_exercises import SHELF, WORDS
from tests.kinds.exercises import samples
from tests.patience import until
from tests.record.session import CODE, NOTICE, Session, session

ROOT = Path(__file__).parents[2]
LESSON = "00-start-here"
KETTLE = SHELF.take("kettle-groups")
FROM_TOP = "el => el.offsetTop - el.closest('.ex').offsetTop"
HOSTILE = '<img src=x onerror="window.hacked=1"> \u202e {title}'


@pytest.fixture
def service() -> Iterator[Session]:
    with session(title=f"Tuesdays {HOSTILE}", register=True) as stand_in:
        yield stand_in


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Lab]:
    with running(tmp_path / "workspace", tmp_path / "settings") as lab:
        yield lab


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name=WORDS["join_title"], exact=True)


def fits(page: Page, root: Locator) -> None:
    """In both themes axe-core finds nothing, and on a phone's width nothing sticks out."""
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        wear(page, theme)
        assert violations(page, ".cu.join") == []
    root.evaluate("(el) => { el.parentElement.style.width = '360px' }")
    assert sticking_out(root, ".sr") == []
    root.evaluate("(el) => { el.parentElement.style.width = '' }")


def test_by_keyboard_from_the_address_on_the_screen_to_leaving(browser: Browser, own: Lab, service: Session) -> None:
    with opened(browser) as page:
        own.visit(page, LESSON)
        root = panel(page)
        keys = Keyboard(page)
        expect(root.get_by_label(WORDS["join_address"])).to_be_visible()
        fits(page, root)
        root.get_by_label(WORDS["join_address"]).focus()
        page.keyboard.type(f"{service.address}/?code={CODE}")
        page.keyboard.press("Enter")
        expect(root.get_by_role("heading", level=3)).to_have_text(WORDS.fill("join_offer", title=service.title))
        for said in (WORDS["join_sends"], WORDS["join_in_clear"], *NOTICE):
            expect(root).to_contain_text(said)
        assert not [one for one in service.requests if one.method == "POST"]
        fits(page, root)
        keys.reach(root.get_by_label(WORDS["join_pseudonym"]))
        expect(root.get_by_label(WORDS["join_pseudonym"])).to_have_value("Grey Heron")
        keys.press(root.get_by_role("button", name=WORDS["join_do"], exact=True))
        status = root.get_by_role("status")
        expect(status).to_contain_text(WORDS.fill("join_sent", sent=0, waiting=0))
        expect(status).to_contain_text(WORDS["join_no_vote"])
        expect(page.locator(".course-panel")).to_contain_text("Grey Heron")
        expect(root.get_by_role("heading", level=3)).to_be_focused()

        service.open(KETTLE.id)
        named = WORDS.fill("join_vote", exercise=KETTLE.definition.title, number="00", lesson="Start here")
        expect(status).to_contain_text(named)
        answers = exercise(page, KETTLE.definition.title)
        do(page, answers, KETTLE.definition, samples(KETTLE).partly, by="mouse")
        until(lambda: service.answers and service.answers[-1]["response"] == samples(KETTLE).partly)
        assert {answer["vote"] for answer in service.answers} == {"v1"}
        expect(answers.get_by_text(WORDS["join_here_given"])).to_be_visible()
        service.open(KETTLE.id, "v2", round=2)
        assert violations(page, ".cu.ex.sorting") == []
        answers.get_by_role("button", name=WORDS["join_here_send"]).click()
        expect(answers.get_by_text(WORDS["join_here_given"])).to_be_visible()
        until(lambda: service.answers[-1]["vote"] == "v2")
        assert service.answers[-1]["response"] == samples(KETTLE).partly
        service.stop()
        answers.get_by_role("button", name=WORDS["start_again"]).click()
        expect(status).to_contain_text(WORDS["join_unreached"])
        expect(status).to_contain_text("Waiting: 1.")
        expect(answers.get_by_role("status")).not_to_contain_text(WORDS["no_answer_yet"])
        fits(page, root)
        service.start()
        expect(status).to_contain_text("Waiting: 0.")
        expect(status).not_to_contain_text(WORDS["join_unreached"])

        keys.press(root.get_by_role("button", name=WORDS["join_leave_erase"]))
        expect(status).to_contain_text(WORDS["join_erased"])
        assert service.answers == [] and service.people == {}
        assert page.evaluate("window.hacked") is None


def test_a_wrong_address_is_told_and_the_lesson_run_again_comes_back_joined(
    browser: Browser, own: Lab, service: Session
) -> None:
    with opened(browser) as page:
        own.visit(page, LESSON)
        root, hand = panel(page), Mouse(page)
        hand.write(root.get_by_label(WORDS["join_address"]), "127.0.0.1:1")
        hand.write(root.get_by_label(WORDS["join_code"]), CODE)
        root.get_by_role("button", name=WORDS["join_look"]).click()
        expect(root.get_by_role("status")).to_have_text(WORDS.fill("join_not_there", address="http://127.0.0.1:1"))
        hand.write(root.get_by_label(WORDS["join_address"]), service.address)
        root.get_by_role("button", name=WORDS["join_look"]).click()
        root.get_by_role("button", name=WORDS["join_not_now"]).click()
        expect(root.get_by_label(WORDS["join_address"])).to_be_visible()
        hand.write(root.get_by_label(WORDS["join_address"]), f"{service.address}/?code={CODE}")
        root.get_by_role("button", name=WORDS["join_look"]).click()
        root.get_by_role("button", name=WORDS["join_do"], exact=True).click()
        expect(root.get_by_role("status")).to_contain_text(WORDS["join_no_vote"])
        own.end_kernels(page)
        page.reload()
        own.visit(page, LESSON)
        expect(panel(page).get_by_role("status")).to_contain_text(WORDS["join_no_vote"])
        panel(page).get_by_role("button", name=WORDS["join_leave"], exact=True).click()
        expect(panel(page).get_by_role("status")).to_contain_text(WORDS["join_left"])
        assert service.people == {}


def test_without_keys_feedback_comes_when_the_session_opens_it(
    browser: Browser, service: Session, tmp_path: Path
) -> None:
    course = tmp_path / "without keys"
    for name in ("curriculum", "notebooks", "exercises"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    with running(tmp_path / "workspace", tmp_path / "settings", course=course) as lab, opened(browser) as page:
        lab.visit(page, LESSON)
        root = exercise(page, KETTLE.definition.title)
        check = root.get_by_role("button", name=WORDS["check"], exact=True)
        expect(root.get_by_text(WORDS["no_key"])).to_be_visible()
        panel(page).get_by_label(WORDS["join_address"]).fill(f"{service.address}/?code={CODE}")
        panel(page).get_by_role("button", name=WORDS["join_look"]).click()
        panel(page).get_by_role("button", name=WORDS["join_do"], exact=True).click()
        expect(root.get_by_text(WORDS["join_feedback_waits"])).to_be_visible()
        expect(check).to_be_hidden()
        foot = root.locator(".foot")
        above = foot.evaluate(FROM_TOP)
        service.open(KETTLE.id)
        response = samples(KETTLE).partly
        do(page, root, KETTLE.definition, response, by="mouse")
        expect(root.get_by_text(WORDS["join_here_given"])).to_be_visible()
        assert foot.evaluate(FROM_TOP) == above, "nothing that a vote says moves the buttons"
        verdict = KETTLE.judge(response)
        assert verdict
        service.feedback[KETTLE.id] = told(verdict, KETTLE.key, SHELF.course, {})
        service.change()
        check.click()
        expect(root.get_by_role("status")).to_contain_text("Checked.")
        expect(root.get_by_text(WORDS["join_feedback_waits"])).to_be_hidden()
        for note in (note for said in verdict.notes.values() for note in said if note.text):
            expect(root).to_contain_text(note.text)
        expect(root.get_by_role("button", name=WORDS["show_reading"])).to_have_count(0)
        assert service.answers[-1]["response"] == response
