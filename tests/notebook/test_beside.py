"""Threads of ours in a real kernel: what they tell the page must not lead the page's answers astray."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from curriculum.record.cohort import Cohort
from curriculum.record.courier import Courier
from curriculum.record.journal import FILE, Journal
from tests.patience import PATIENCE, until
from tests.record.session import CODE, session

EXERCISE = "worth-it-or-ready"
ANSWER = {"items": {"handover": {"picks": ["valued"]}}}


@contextmanager
def lesson() -> Iterator[BlockingKernelClient]:
    """A kernel in the workspace of this test, that has run a lesson's line."""
    manager, client = start_new_kernel(env=dict(os.environ), cwd=str(Path(__file__).parents[2]))
    try:
        client.execute_interactive(f"from curriculum import exercise; e = exercise({EXERCISE!r})", timeout=PATIENCE)
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def comm(client: BlockingKernelClient) -> str:
    """Where the page sends what is meant for the exercise."""
    reply = client.execute_interactive("", user_expressions={"comm": "e.comm.comm_id"}, timeout=PATIENCE)
    found: str = reply["content"]["user_expressions"]["comm"]["data"]["text/plain"]
    return found.strip("'")


def another_loop_comes_and_goes(client: BlockingKernelClient) -> None:
    """What JupyterLab does when a lesson has just been run: it asks something on a loop of its own, and ends that."""
    of = ask(client, "control", "create_subshell_request")["content"]["subshell_id"]
    asked = client.session.msg("comm_info_request", {})
    asked["header"]["subshell_id"] = of
    client.shell_channel.send(asked)
    client.get_shell_msg(timeout=PATIENCE)
    ask(client, "control", "delete_subshell_request", subshell_id=of)


def ask(client: BlockingKernelClient, channel: str, kind: str, **content: Any) -> dict[str, Any]:
    getattr(client, f"{channel}_channel").send(client.session.msg(kind, content))
    reply: dict[str, Any] = getattr(client, f"get_{channel}_msg")(timeout=PATIENCE)
    return reply


def told(client: BlockingKernelClient, comm: str) -> bool:
    """Whether the page has been told of an open vote."""
    with suppress(Empty):
        while True:
            content = client.get_iopub_msg(timeout=0.1)["content"]
            if content.get("comm_id") == comm and "vote" in content["data"].get("state", {}).get("session", {}):
                return True
    return False


def test_an_answer_arrives_after_a_vote_was_told_although_the_loop_of_the_last_request_has_ended(
    kernel: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(Courier, "start", lambda self: None)  # the kernel's own carries
    with session() as service:
        Cohort(kernel / FILE).join(service.address, CODE, "Grey Heron")
        with lesson() as client:
            of = comm(client)
            another_loop_comes_and_goes(client)
            service.open(EXERCISE)
            until(lambda: told(client, of))
            sent = {"method": "custom", "content": {"do": "answer", "response": ANSWER}}
            client.shell_channel.send(client.session.msg("comm_msg", {"comm_id": of, "data": sent}))
            until(lambda: len(Journal(kernel / FILE).events()) == 1)
