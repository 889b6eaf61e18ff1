"""Something a cell shows: HTML for the page, plain text for everything else."""

from __future__ import annotations

from typing import Any


class Shown:
    """A piece of a page."""

    def __init__(self, html: str, plain: str) -> None:
        """Show ``html``; where that is not possible, ``plain``."""
        self.html = html
        self.plain = plain

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain
