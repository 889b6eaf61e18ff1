"""Ports that nobody listens on, for tests that run side by side."""

from __future__ import annotations

import socket


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        port: int = server.getsockname()[1]
        return port
