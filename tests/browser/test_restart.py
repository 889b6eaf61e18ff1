"""A lesson whose kernel was restarted, killed or shut down: it says so in plain words, and one click brings it back."""

from __future__ import annotations

import os
import re
import signal
from typing import Any

from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import opened
from tests.browser.lab import Lab
from tests.browser.test_reading import FRONT, LESSON, NOW, WORDS, bar, own, page, shown
from tests.patience import until

__all__ = ["own", "page", "shown"]


def test_after_a_restart_one_click_brings_the_answers_back(page: Page) -> None:
    option = page.locator(f"{FRONT} .cu.ex .opt input").nth(1)
    option.check()
    choice = page.locator(f"{FRONT} .cu.ex", has=page.locator(".opt")).first
    expect(choice.get_by_role("status")).to_contain_text(WORDS["kept"])
    page.evaluate(f"() => {{ {NOW}.sessionContext.session.kernel.restart() }}")
    expect(bar(page)).to_contain_text(WORDS["shell_restarted"])
    bar(page).get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(page.locator(f"{FRONT} .cu.ex .opt input").nth(1)).to_be_checked()
    expect(page.locator(f"{FRONT} .cu.ex .dead")).to_have_count(0)
    expect(bar(page)).to_have_attribute("data-state", "ready")


def test_a_run_that_is_asked_for_before_the_restart_is_over_waits_for_it(page: Page) -> None:
    """The server holds the restart back for a while, as a busy one does."""
    late: list[Any] = []
    page.route("**/api/kernels/*/restart*", lambda route: late.append(route))
    page.evaluate(f"() => {{ {NOW}.sessionContext.session.kernel.restart() }}")
    bar(page).get_by_role("button", name=WORDS["shell_run_again"]).click()
    page.wait_for_timeout(1000)
    expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)
    late[0].continue_()
    page.unroute("**/api/kernels/*/restart*")
    page.wait_for_selector(f"{FRONT} .course-bar[data-state=ready]", state="attached")
    expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)
    expect(page.locator(f"{FRONT} .cu.ex .dead")).to_have_count(0)


def test_a_run_that_went_to_the_kernel_being_restarted_is_made_once_more(page: Page) -> None:
    """A kernel's last words look like those of one that is ready: here it is at work, and the restart is held back."""
    late: list[Any] = []
    page.route("**/api/kernels/*/restart*", lambda route: late.append(route))
    busy = "kernel.requestExecute({code: 'import time; time.sleep(20)'}).done.catch(() => {}); kernel.restart()"
    page.evaluate(f"() => {{ const kernel = {NOW}.sessionContext.session.kernel; {busy} }}")
    page.wait_for_function(f"() => {NOW}.sessionContext.session.kernel.status === 'busy'")
    page.locator(".course-more").get_by_role("button", name=WORDS["shell_run_again"]).click()
    page.wait_for_timeout(300)
    late[0].continue_()
    page.unroute("**/api/kernels/*/restart*")
    page.wait_for_selector(f"{FRONT} .course-bar[data-state=ready]", state="attached")
    expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)
    expect(page.locator(f"{FRONT} .cu.ex .dead")).to_have_count(0)


def test_a_run_that_never_reached_its_kernel_is_made_once_more(browser: Browser, own: Lab) -> None:
    lost: list[Any] = []

    def lose(socket: WebSocketRoute) -> None:
        """Let the first run of every line go astray."""
        server = socket.connect_to_server()

        def sent(message: Any) -> None:
            if b'"execute_request"' in message and len(lost) < 5:
                lost.append(message)
            else:
                server.send(message)

        socket.on_message(sent)

    with opened(browser) as page:
        page.route_web_socket(re.compile("/channels"), lose)
        own.visit(page, LESSON)
        assert len(lost) == 5
        expect(page.locator(f"{FRONT} .cu.ex")).to_have_count(6)


def test_what_is_typed_while_the_lesson_restarts_is_not_lost(page: Page, own: Lab) -> None:
    box = page.locator(f"{FRONT} .cu.ex textarea").first
    box.click()
    box.type("Before the restart, ", delay=10)
    page.evaluate(f"() => {{ {NOW}.sessionContext.session.kernel.restart() }}")
    box.type("and after it: nobody had told me.", delay=10)
    expect(bar(page)).to_contain_text(WORDS["shell_restarted"])
    bar(page).get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(bar(page)).to_have_attribute("data-state", "ready")
    expect(box).to_have_value("Before the restart, and after it: nobody had told me.")
    until(lambda: "and after it: nobody had told me." in own.record(), page)
    box.fill("")


def test_steady_typing_is_kept_before_it_ends(page: Page, own: Lab) -> None:
    box = page.locator(f"{FRONT} .cu.ex textarea").first
    box.fill("")
    for number in range(50):  # five seconds without a pause of a third of a second
        box.press_sequentially(f"w{number} ")
        page.wait_for_timeout(60)
        if "w3 " in own.record():
            break
    assert "w3 " in own.record(), "nothing was kept while the typing went on"
    box.fill("")


def test_the_exercise_itself_offers_the_same_click(page: Page) -> None:
    page.evaluate(f"() => {{ {NOW}.sessionContext.session.kernel.restart() }}")
    dead = page.locator(f"{FRONT} .cu.ex .dead").last
    expect(dead).to_contain_text(WORDS["run_again_here"])
    expect(dead).not_to_contain_text("Run All Cells")
    dead.get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(page.locator(f"{FRONT} .cu.ex .dead")).to_have_count(0)
    expect(page.locator(f"{FRONT} .cu.ex .opt input").nth(1)).to_be_checked()


def test_a_killed_kernel_is_told_in_plain_words_alone(page: Page, own: Lab) -> None:
    kernel = page.evaluate(f"() => {NOW}.sessionContext.session.kernel.id")
    (pid,) = [int(p) for p in os.listdir("/proc") if p.isdigit() and f"kernel-{kernel}" in commandline(p)]
    os.kill(pid, signal.SIGKILL)
    expect(bar(page)).to_contain_text(WORDS["shell_restarted"])
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    bar(page).get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(page.locator(f"{FRONT} .cu.ex .opt input").nth(1)).to_be_checked()


def commandline(pid: str) -> str:
    try:
        with open(f"/proc/{pid}/cmdline") as file:
            return file.read()
    except OSError:
        return ""


def test_a_kernel_that_was_shut_down_is_started_again(page: Page, own: Lab) -> None:
    own.end_kernels(page)
    expect(bar(page)).to_contain_text(WORDS["shell_run_again"])
    hint = page.locator(f"{FRONT} .cu.ex").get_by_role("button", name=WORDS["hint"]).first
    hint.click()  # there is nobody to note that it was opened
    expect(page.locator(f"{FRONT} .cu.ex .hint:visible").first).to_be_visible()
    page.locator(f"{FRONT} .cu.ex textarea").first.fill("Said to no kernel.")
    page.wait_for_timeout(7000)  # longer than an answer waits to be heard
    bar(page).get_by_role("button", name=WORDS["shell_run_again"]).click()
    expect(bar(page)).to_have_attribute("data-state", "ready")
    expect(page.locator(f"{FRONT} .cu.ex .opt input").nth(1)).to_be_checked()
    expect(page.locator(f"{FRONT} .cu.ex textarea").first).to_have_value("Said to no kernel.")
    page.locator(f"{FRONT} .cu.ex textarea").first.fill("")


def test_a_lesson_run_again_in_the_moment_its_kernel_is_called_dead_starts_another(page: Page, own: Lab) -> None:
    at_once = "(_, now) => now === 'dead' && node.dispatchEvent(new Event('curriculum-run-again'))"
    page.evaluate(
        f"""() => {{ const node = window.jupyterapp.shell.currentWidget.node;
            {NOW}.sessionContext.session.kernel.statusChanged.connect({at_once}) }}"""
    )
    own.end_kernels(page)
    expect(bar(page)).to_have_attribute("data-state", "preparing")
    expect(bar(page)).to_have_attribute("data-state", "ready")
    expect(page.locator(f"{FRONT} .cu.ex .opt input").nth(1)).to_be_checked()
