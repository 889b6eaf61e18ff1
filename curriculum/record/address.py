"""Where a session is: what a learner types, or reads off a screen."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import parse_qs, urlsplit


def place(address: str, code: str = "") -> tuple[str, str]:
    """The address and the join code in what was given, each empty if it is not there.

    Args:
        address: An address, with or without ``http://``; it may be the whole one from the screen, its code included.
        code: The code, if it was given apart. It goes first.
    """
    text = "".join(address.split())
    if text and "://" not in text:
        text = f"http://{text}"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
        asked = parse_qs(parts.query).get("code", [""])[0]
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return "", ""
    given = re.sub(r"[^0-9A-Z]", "", (code.strip() or asked).upper())
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", given


def near(address: str) -> bool:
    """Whether an address is one of this machine's or of its own network, which no proxy can reach."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or "." not in host
