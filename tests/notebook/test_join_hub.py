"""Joining from a server on a hub: without a code, and the server's key goes to the hub's own session alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from curriculum.course.course import Course
from curriculum.notebook.join import JoinWidget, join
from curriculum.record.cohort import cohort
from curriculum.record.hub import ADDRESS, hub_session
from curriculum.record.journal import FILE
from curriculum.record.service import ServiceError
from tests.notebook.kernel import restart
from tests.patience import until
from tests.record.session import CODE, Session, session

WORDS = Course().words
KEY = "the key of this server"


@pytest.fixture
def hub(kernel: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """The hub's own session, and a kernel that starts on the hub."""
    with session(code="", key=KEY) as own:
        monkeypatch.setenv("JUPYTERHUB_API_TOKEN", KEY)
        monkeypatch.setenv("JUPYTERHUB_USER", "bea")
        monkeypatch.setenv(ADDRESS, f"{own.address}/")
        restart()
        yield own
        one = cohort(kernel / FILE)
        one._membership.erase()
        until(lambda: one.courier._thread is None or not one.courier._thread.is_alive())


def send(panel: JoinWidget, **message: Any) -> None:
    n = panel.said.get("n", 0)
    panel._on_message(panel, message, [])
    until(lambda: panel.said.get("n", 0) > n)


def test_nothing_but_the_question_is_sent_before_joining_and_the_key_only_then(hub: Session, kernel: Path) -> None:
    panel = join()
    assert panel.hub is True
    send(panel, do="look_hub")
    assert panel.offer["hub"] is True and panel.offer["clear"] is False and panel.offer["address"] == hub.address
    assert [(one.method, one.path, one.body) for one in hub.requests] == [("GET", "/api/cohort?code=", None)]
    assert KEY not in str(hub.requests)
    send(panel, do="enter", pseudonym="Red Kite")
    until(lambda: panel.standing)
    assert hub.requests[1].body == {"code": "", "pseudonym": "Red Kite", "hub": KEY}
    until(lambda: len(hub.requests) > 2)
    assert not [one for one in hub.requests[2:] if KEY in str(one)]
    written = b"".join(file.read_bytes() for file in kernel.rglob("*") if file.is_file())
    assert KEY.encode() not in written and KEY not in str(panel.get_state())


def test_another_session_never_sees_the_key(hub: Session) -> None:
    panel = join()
    with session() as other:
        send(panel, do="look", address=f"{other.address}/?code={CODE}", code="")
        assert panel.offer["hub"] is False
        send(panel, do="enter", pseudonym="Red Kite")
        until(lambda: panel.standing)
        panel.leave()
        other.code = other.key = ""
        panel._session.join(other.address, "", "Red Kite")  # it asks for no code, and is shown no key
        assert len(other.requests) > 2 and KEY not in str(other.requests)
        panel.leave()


def test_the_hubs_own_session_given_a_code_does_not_see_the_key(hub: Session) -> None:
    with pytest.raises(ServiceError):
        join()._session.join(hub.address, CODE, "Red Kite")
    assert "hub" not in hub.requests[-1].body


@pytest.mark.parametrize("missing", [ADDRESS, "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_USER"])
def test_without_all_of_it_there_is_no_hub(hub: Session, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hub_session() and KEY not in repr(hub_session())
    monkeypatch.delenv(missing)
    restart()
    panel = join()
    assert hub_session() is None and panel.hub is False
    panel.look_up_hub()
    assert panel.offer == {} and hub.requests == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://", "http://a@b", "ftp://hub"])
def test_an_address_that_is_none_is_none(address: str) -> None:
    assert hub_session({ADDRESS: address, "JUPYTERHUB_API_TOKEN": KEY, "JUPYTERHUB_USER": "bea"}) is None
