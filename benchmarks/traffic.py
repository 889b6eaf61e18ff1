"""What goes over a kernel's websocket: bytes and comm messages, each way."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Page, WebSocket


@dataclass
class Traffic:
    """Bytes by direction (``sent``: page to kernel), and messages by direction and type."""

    bytes: Counter[str] = field(default_factory=Counter)
    messages: Counter[tuple[str, str]] = field(default_factory=Counter)

    def watch(self, page: Page) -> None:
        """Count from now on, on every kernel socket that the page opens."""
        page.on("websocket", self._socket)

    def clear(self) -> None:
        """Begin at nought."""
        self.bytes.clear()
        self.messages.clear()

    def comms(self, way: str) -> int:
        """How many comm_open and comm_msg went this way."""
        return self.messages[way, "comm_open"] + self.messages[way, "comm_msg"]

    def _socket(self, socket: WebSocket) -> None:
        if "/api/kernels/" in socket.url:
            socket.on("framesent", lambda frame: self._frame("sent", frame))
            socket.on("framereceived", lambda frame: self._frame("received", frame))

    def _frame(self, way: str, frame: str | bytes) -> None:
        self.bytes[way] += len(frame.encode() if isinstance(frame, str) else frame)
        self.messages[way, message_type(frame)] += 1


def message_type(frame: str | bytes) -> str:
    """The type of a Jupyter message, in either of the two forms it takes on a websocket.

    Binary frames follow the protocol v1.kernel.websocket.jupyter.org: a count, offsets of 8 bytes each, then channel,
    header, parent header, metadata and content.
    """
    if isinstance(frame, str):
        return str(json.loads(frame)["header"]["msg_type"])
    start, end = (int.from_bytes(frame[at : at + 8], "little") for at in (16, 24))
    return str(json.loads(frame[start:end])["msg_type"])
