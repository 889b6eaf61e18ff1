"""The instructor's downloads after a session, and a learner's own statements."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort.database import now
from curriculum.cohort.report import files
from curriculum.cohort.report.statements import of_person
from curriculum.cohort.service import Plain, Service
from curriculum.cohort.writer import Refused

PATHS = {"pdf": "/api/teach/report.pdf", "csv": "/api/teach/report.csv", "xapi": "/api/teach/report.xapi.json"}
"""Where each form of the report is had."""


def routes(service: Service) -> list[Route]:
    """The routes."""

    def report(form: str) -> Route:
        async def answer(request: Request) -> Response:
            await service.teacher(request)
            return await _report(service, form, register=request.query_params.get("register") == "yes")

        return Route(PATHS[form], answer)

    async def mine(request: Request) -> Response:
        person = await service.learner(request)
        found = await service.read(lambda connection: of_person(connection, service.cohort, person.id, service.shelf))
        return Plain(found)

    return [*map(report, PATHS), Route("/api/mine.xapi.json", mine)]


async def _report(service: Service, form: str, *, register: bool) -> Response:
    current = (await service.live.refresh()).room.current
    if current and current.open:
        raise Refused("cohort_close_first", 409)
    shelf, today = service.shelf, now()[:10]
    found = await service.read(
        lambda connection: files.gathered(connection, service.cohort, form, shelf, today, register=register)
    )
    try:
        made = await run_in_threadpool(files.made, found, form, shelf.course)
    except files.NotInstalled as error:
        raise Refused("report_needs", 501) from error
    said = f'attachment; filename="{files.name(service.cohort, form)}"'
    return Response(made, media_type=files.TYPES[form], headers={"content-disposition": said})
