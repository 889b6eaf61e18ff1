"""Files for browsers: the service's own pages, the modules that show exercises, and the words."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort.service import Plain, Service
from curriculum.cohort.signing_in import depart
from curriculum.cohort.writer import Refused
from curriculum.course import content
from curriculum.kinds.browser import look, modules

TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
}
"""What may lie among the pages, by the ends of the names."""


def routes(service: Service) -> list[Route]:
    """The routes."""
    pages = _pages()
    assets = {f"cohort/pages/{name}": text for name, text in pages.items()} | modules() | {"kinds/look.css": look()}

    async def join(_request: Request) -> Response:
        return _file(pages, "phone.html")

    async def console(request: Request) -> Response:
        return await own(request, "console")

    async def private(request: Request) -> Response:
        return await own(request, "private")

    async def own(request: Request, page: str) -> Response:
        """A page for instructors; on a hub, whoever is none yet is asked to sign in."""
        try:
            await service.teacher(request)
        except Refused as refused:
            if service.doors.hub and refused.status == 401:
                return depart(service, service.doors.hub, page)
            raise
        return _file(pages, f"{page}.html")

    async def words(_request: Request) -> Response:
        return Plain(service.words.texts)

    async def asset(request: Request) -> Response:
        return _file(assets, request.path_params["path"])

    return [
        Route("/", join),
        Route("/console", console),
        Route("/private", private),
        Route("/api/words", words),
        Route("/assets/{path:path}", asset),
    ]


def _pages() -> dict[str, str]:
    folder = content.package().joinpath("cohort", "pages")
    files: list[Traversable] = list(folder.iterdir()) if folder.is_dir() else []
    return {file.name: file.read_text("utf-8") for file in files if file.name.rpartition(".")[2] in TYPES}


def _file(files: dict[str, str], name: str) -> Response:
    if name not in files:
        raise Refused("cohort_no_such_place", 404)
    return Response(files[name], media_type=TYPES[name.rpartition(".")[2]])
