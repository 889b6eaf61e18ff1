"""The service as an application for a web server."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from curriculum.cohort import joining, learning, pages, teaching
from curriculum.cohort.guard import PATIENCE, Guard
from curriculum.cohort.service import Plain, Service
from curriculum.cohort.writer import Refused


def create_app(service: Service, patience: float = PATIENCE) -> Guard:
    """The application, guarded.

    Args:
        service: What it is made of.
        patience: Seconds until the body of a request must have come in.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with service.live.watching():
            yield

    async def refused(_request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return Plain({"error": service.words[str(error)]}, error.status)

    async def unknown(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return Plain({"error": service.words["cohort_no_such_place"]}, error.status_code, error.headers)

    async def failed(_request: Request, _error: Exception) -> Response:
        return Plain({"error": service.words["cohort_failed"]}, 500)

    parts = (joining, learning, teaching, pages)
    app = Starlette(
        routes=[route for part in parts for route in part.routes(service)],
        exception_handlers={Refused: refused, HTTPException: unknown, Exception: failed},
        lifespan=lifespan,
    )
    return Guard(app, service.words.texts, patience)
