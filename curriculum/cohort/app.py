"""The service as an application for a web server."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from curriculum.cohort import cohorts, health, joining, learning, pages, reporting, signing_in, teaching
from curriculum.cohort.database import now
from curriculum.cohort.guard import PATIENCE, Guard
from curriculum.cohort.refusing import refusal
from curriculum.cohort.service import Plain, Service
from curriculum.cohort.tidying import tidy
from curriculum.cohort.writer import Refused

HOUR = 3600.0
"""Seconds."""


def create_app(service: Service, patience: float = PATIENCE) -> Guard:
    """The application, guarded.

    Args:
        service: What it is made of.
        patience: Seconds until the body of a request must have come in.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with service.live.watching():
            purging = asyncio.create_task(_purge(service))
            yield
            service.live.stop()
            await purging

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return refusal(service, request, error)

    async def unknown(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return Plain({"error": service.words["cohort_no_such_place"]}, error.status_code, error.headers)

    async def failed(_request: Request, _error: Exception) -> Response:
        return Plain({"error": service.words["cohort_failed"]}, 500)

    parts = (joining, learning, teaching, reporting, signing_in, pages, health)
    app = Starlette(
        routes=[route for part in parts for route in part.routes(service)],
        exception_handlers={Refused: refused, HTTPException: unknown, Exception: failed},
        lifespan=lifespan,
    )
    return Guard(app, service.words.texts, patience, service.prefix)


async def _purge(service: Service) -> None:
    """Delete what has had its day, once an hour as long as the service runs."""
    while not await service.live.ends_within(HOUR):
        with contextlib.suppress(Refused):
            if await service.write(lambda connection: cohorts.purge(connection, now()[:10])):
                await run_in_threadpool(tidy, service.engine)
