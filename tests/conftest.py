"""What tests share: a workspace of their own, no way to the network, one Chromium and one PostgreSQL for all."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

from tests.patience import PATIENCE

if TYPE_CHECKING:  # most tests need neither, and reading them in takes its time
    from playwright.sync_api import Browser

    from tests.cohort.postgresql import Cluster

LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder for this test alone."""
    folder = tmp_path / "workspace"
    monkeypatch.setenv("CURRICULUM_WORKSPACE", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that runs as long as the tests do."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.lab import FLAGS
    from tests.chromium import find

    # A busy machine is no failure: what is expected comes at once on a quiet one, and in its time on any other.
    expect.set_options(timeout=1000 * PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that runs as long as the tests do; not in pytest's folder, which is shut to other users."""
    from tests.cohort.postgresql import started

    with TemporaryDirectory() as folder, started(Path(folder)) as running:
        yield running


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections that leave this machine are refused, so that no test can come to need one."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"A test asked for {address[0]}; tests stay on this machine.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
