"""Living below a path, such as ``/services/cohort``: the addresses of requests lose it before they are looked at."""

from __future__ import annotations

from starlette.types import Scope


def tidy_prefix(given: str) -> str:
    """A path with a slash in front and none at the end; empty for none."""
    path = "/".join(part for part in given.split("/") if part)
    return f"/{path}" if path else ""


def below(scope: Scope, prefix: str) -> Scope | None:
    """The request as one that knows of no prefix; None if its path is not below it."""
    path: str = scope["path"]
    if not path.startswith(f"{prefix}/"):
        return None
    return {**scope, "path": path[len(prefix) :]}
