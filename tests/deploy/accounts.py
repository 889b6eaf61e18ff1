"""People on a hub: in a real Chromium, and as a plain client that does what a browser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from playwright.sync_api import Browser, Page

from tests.deploy.hub import PASSWORD, Hub
from tests.patience import PATIENCE


@contextmanager
def signed_in(browser: Browser, hub: Hub, account: str, path: str) -> Iterator[Page]:
    """A browser in which an account opens a page, and signs in when it is asked to."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(f"{hub.address}{path}")
    page.get_by_label("Username").fill(account)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


@contextmanager
def client_of(hub: Hub, account: str, page: str, session: str = "") -> Iterator[tuple[httpx.Client, httpx.Response]]:
    """A client that has signed in on its way to a page of a session, and what it came back to."""
    same = {"sec-fetch-site": "same-origin"}
    with httpx.Client(base_url=session or hub.session, follow_redirects=True, headers=same) as client:
        form = client.get(page)
        assert form.url.path == "/hub/login", form.url
        given = {"username": account, "password": PASSWORD, "_xsrf": client.cookies["_xsrf"]}
        yield client, client.post(str(form.url), data=given)


def onward(response: httpx.Response) -> str:
    """Where a page goes on to by itself."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', response.text)
    assert found, response.text
    return found[1]
