"""Whether the service can do its work, for whoever looks after it: a hub, or a cluster."""

from __future__ import annotations

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort import schema
from curriculum.cohort.service import Plain, Service


def routes(service: Service) -> list[Route]:
    """The routes. Nothing of the session is told."""

    async def healthz(_request: Request) -> Response:
        await service.read(lambda connection: connection.scalar(select(schema.meta.c.version)))
        return Plain({"well": True})

    return [Route("/healthz", healthz)]
