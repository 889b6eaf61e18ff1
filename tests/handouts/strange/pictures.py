"""Pictures of every kind, good and bad, made from nothing."""

from __future__ import annotations

import base64
import struct
import zlib

# The smallest files of their kinds: 8 x 8 pixels of grey, 8 x 8 of red, 4 x 4 of black.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqm"
    "x5moq6T/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AL//Z"
)
WEBP = base64.b64decode("UklGRh4AAABXRUJQVlA4TBEAAAAvB8ABAAdQniKXp/+BiOh/AAA=")
GIF = base64.b64decode("R0lGODdhBAAEAIAAAAAAAAAAACwAAAAABAAEAAAICQABCBxIsCCAgAA7")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int = 8, height: int = 8) -> bytes:
    """A PNG of one blue."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x33\x66\x99" * width) * height
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def corrupt_png() -> bytes:
    """A PNG whose head is right and whose pixels are not."""
    whole = png(40, 40)
    return whole[:50] + bytes(reversed(whole[50:]))


def liar() -> bytes:
    """A PNG of a few bytes that says it is 60,000 by 60,000 pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 100)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def svg(inside: str, attributes: str = 'width="120" height="60"') -> bytes:
    """An SVG around what is given."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


SQUARE = '<rect x="5" y="5" width="50" height="50" fill="#369"/>'
"""A drawing that every SVG here can hold."""


def in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def in_uri(content: bytes, mimetype: str = "image/png") -> str:
    return f"data:{mimetype};base64,{in_base64(content)}"
