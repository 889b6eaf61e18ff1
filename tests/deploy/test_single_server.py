"""A real JupyterHub as deploy/single-server sets it, on a real PostgreSQL: a learner and an instructor, by Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hands import do, exercise
from tests.browser.phones import WORDS, join
from tests.cohort.postgresql import Cluster
from tests.deploy.hub import PASSWORD, Hub, running
from tests.kinds.exercises import SHELF, samples
from tests.record.session import until

KETTLE = SHELF.take("kettle-groups")
TEACHER, LEARNER, OTHER = "ada", "bea", "cy"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("hub")
    with running(folder, instructors=TEACHER, database=cluster.new_database("hub")) as made:
        made.prepare(LEARNER)
        yield made


@contextmanager
def signed_in(browser: Browser, hub: Hub, account: str, path: str) -> Iterator[Page]:
    """A browser in which an account opens a page and signs in when it is asked to."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{hub.address}{path}")
    page.get_by_label("Username").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def test_a_learners_answer_arrives_in_the_vote_that_an_instructor_opened(browser: Browser, hub: Hub) -> None:
    with (
        signed_in(browser, hub, TEACHER, "/services/cohort/teach") as private,
        signed_in(browser, hub, LEARNER, "/") as page,
    ):
        page.wait_for_selector(".course-bar[data-state=ready]", state="attached")
        panel = page.get_by_role("region", name=WORDS["join_title"], exact=True)
        panel.get_by_role("button", name=WORDS["join_hub_look"]).click()
        expect(panel).to_contain_text(WORDS["join_hub_token"])
        panel.get_by_role("button", name=WORDS["join_do"], exact=True).click()
        expect(panel.get_by_role("status")).to_contain_text(WORDS["join_no_vote"])
        print(page.url)
