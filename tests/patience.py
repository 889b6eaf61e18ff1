"""How long tests wait for what comes at once on a quiet machine: a busy one is no failure."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 120.0
"""Seconds."""


def until(holds: Callable[[], object], page: Page | None = None) -> None:
    """Wait until something holds; AssertionError if it never does. ``page`` is to go on with its own work meanwhile."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        if page:
            page.wait_for_timeout(50)
        else:
            time.sleep(0.05)
