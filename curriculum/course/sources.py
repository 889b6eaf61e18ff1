"""Where each fact comes from, and how far the source was checked."""

from __future__ import annotations

from typing import Literal

from curriculum.course.reading import Model


class Source(Model):
    """One source."""

    short: str
    cite: str
    url: str | None = None
    read: Literal["original", "secondary", "unverified"]
    note: str | None = None


class Sources(Model):
    """Every source, by its id."""

    sources: dict[str, Source]
