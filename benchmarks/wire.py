"""What goes over the websocket between page and kernel."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Page, WebSocket

COMM = ("comm_open", "comm_msg", "comm_close")


@dataclass
class Traffic:
    """Counts of one stretch of time.

    Attributes:
        bytes_in: Bytes of the frames from the kernel.
        bytes_out: Bytes of the frames to the kernel.
        messages: How many of each type, as ``in comm_open`` or ``out comm_msg``.
    """

    bytes_in: int = 0
    bytes_out: int = 0
    messages: dict[str, int] = field(default_factory=dict)

    def comm(self, way: Literal["in", "out"]) -> int:
        """Comm messages of one direction."""
        return sum(self.messages.get(f"{way} {kind}", 0) for kind in COMM)


class Wire:
    """Listens to every kernel websocket of a page."""

    def __init__(self, page: Page) -> None:
        """Listen from now on; call before the page opens a notebook."""
        self.traffic = Traffic()
        page.on("websocket", self._listen)

    def start_afresh(self) -> None:
        """Count from here."""
        self.traffic = Traffic()

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" not in socket.url:
            return
        socket.on("framereceived", lambda frame: self._count("in", frame))
        socket.on("framesent", lambda frame: self._count("out", frame))

    def _count(self, way: Literal["in", "out"], frame: bytes | str) -> None:
        size = len(frame if isinstance(frame, bytes) else frame.encode())
        if way == "in":
            self.traffic.bytes_in += size
        else:
            self.traffic.bytes_out += size
        name = f"{way} {message_type(frame)}"
        self.traffic.messages[name] = self.traffic.messages.get(name, 0) + 1


def message_type(frame: bytes | str) -> str:
    """The type of a kernel message, in either of Jupyter Server's two protocols.

    ``v1.kernel.websocket.jupyter.org`` packs a message as a count of offsets, the offsets (64 bits, little-endian),
    and the parts they point at: channel, header, parent header, metadata, content, buffers. The older protocol is JSON.
    """
    if isinstance(frame, str):
        return str(json.loads(frame)["header"]["msg_type"])
    count = int.from_bytes(frame[:8], "little")
    offsets = [int.from_bytes(frame[8 * at : 8 * at + 8], "little") for at in range(1, count + 1)]
    header = json.loads(frame[offsets[1] : offsets[2]])
    return str(header["msg_type"])
