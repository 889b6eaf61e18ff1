"""What an instructor may ask for and do."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import segno
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from curriculum.cohort import answers, cohorts, people, views
from curriculum.cohort.database import now
from curriculum.cohort.deeds import deed, person_number
from curriculum.cohort.learning import waiting
from curriculum.cohort.live import Moment
from curriculum.cohort.private import private
from curriculum.cohort.service import TEACHER, Plain, Service
from curriculum.cohort.signing_in import PAGES, depart, onward
from curriculum.cohort.texts import packed, parsed
from curriculum.cohort.tidying import tidy
from curriculum.cohort.writer import Refused
from curriculum.record.journal import parse

SILENCE = 15.0
"""Seconds after which a stream says that it is still there."""


def routes(service: Service) -> list[Route]:
    """The routes."""

    async def enter(request: Request) -> Response:
        if request.method != "GET":  # a look ahead by some program must not use the link up
            raise Refused("cohort_no_such_place", 405)
        page = request.query_params.get("to", "")
        page = page if page in PAGES else "private"
        key = request.query_params.get("key", "")
        hub = service.doors.hub
        if hub and not key:
            return depart(service, hub, page)
        with contextlib.suppress(Refused):  # whoever is in already needs no link, and does not use it up
            await service.teacher(request)
            return onward(PAGES[page])
        _check_link(service)
        token = await service.write(lambda connection: cohorts.enter(connection, service.cohort, key, now()))
        response = onward(PAGES[page])
        service.give_cookie(response, TEACHER, token)
        return response

    async def exchange(request: Request) -> Response:
        service.from_here(request, cookie=False)
        _check_link(service)
        key = parsed(await request.body()).get("key")
        token = await service.write(
            lambda connection: cohorts.enter(connection, service.cohort, key if isinstance(key, str) else "", now())
        )
        return Plain({"token": token})

    async def another(request: Request) -> Response:
        await service.teacher(request)
        _check_link(service)
        key = await service.write(lambda connection: cohorts.new_link(connection, service.cohort, now()))
        return Plain({"link": f"{service.address}/teach?key={key}"})

    async def state(request: Request) -> Response:
        await service.teacher(request)
        since, wait = waiting(request)
        await service.moment(lambda moment: moment.cohort.changes, since, wait)
        return Plain(await _whole(service))

    async def events(request: Request) -> Response:
        await service.teacher(request)
        return StreamingResponse(_stream(service), media_type="text/event-stream")

    async def do(request: Request) -> Response:
        await service.teacher(request)
        action = parsed(await request.body())
        await service.write(lambda connection: deed(connection, service.cohort, action, service.shelf, now()))
        await service.live.refresh()
        return Plain(await _whole(service))

    async def person(request: Request) -> Response:
        await service.teacher(request)
        id = person_number(request.path_params["id"])
        if request.method == "DELETE":
            return await _erase(service, id)
        current = (await service.live.refresh()).room.current
        if current and current.open:  # person by person, it would tell what the vote comes to
            raise Refused("cohort_close_first", 409)
        found = await service.read(lambda connection: people.everything(connection, service.cohort, id))
        if found is None:
            raise Refused("cohort_no_such_person", 404)
        return Plain(found)

    async def take_in(request: Request) -> Response:
        await service.teacher(request)
        return Plain(await _take_in(service, await request.body(), dict(request.query_params)))

    async def qr(request: Request) -> Response:
        await service.teacher(request)
        picture = io.BytesIO()
        segno.make(join_address(service), error="m").save(picture, kind="svg", xmldecl=False, border=2)
        return Response(picture.getvalue(), media_type="image/svg+xml")

    return [
        Route("/teach", enter),
        Route("/api/teach/enter", exchange, methods=["POST"]),
        Route("/api/teach/link", another, methods=["POST"]),
        Route("/api/teach/state", state),
        Route("/api/teach/events", events),
        Route("/api/teach/do", do, methods=["POST"]),
        Route("/api/teach/person/{id}", person, methods=["GET", "DELETE"]),
        Route("/api/teach/import", take_in, methods=["POST"]),
        Route("/api/qr.svg", qr),
    ]


def join_address(service: Service) -> str:
    """The address that a phone's camera reads."""
    code = f"?code={service.live.now.cohort.code}" if service.doors.code else ""
    return f"{service.address}/{code}"


def _check_link(service: Service) -> None:
    if not service.doors.link:
        raise Refused("cohort_link_off", 403)


async def _whole(service: Service) -> dict[str, Any]:
    """The state for an instructor: what the room sees, and what only they see."""
    moment = service.live.now
    known = moment.cohort
    return {
        "n": known.changes,
        "invented": known.invented,
        "cohort": {
            "title": known.title,
            "code": known.code if service.doors.code else "",
            "address": service.address,
            "join": join_address(service),
            "purge_on": known.purge_on,
        },
        "here": moment.here,
        "vote": views.counted(moment, moment.room.current, service.shelf),
        "projector": views.projector(moment, service.address, service.doors.code, service.shelf),
        "private": await service.read(lambda connection: private(connection, moment, service.shelf)),
    }


async def _stream(service: Service) -> AsyncIterator[str]:
    seen = -1
    while not service.live.stopping:
        moment: Moment = await service.live.after(lambda now, seen=seen: now.cohort.changes == seen, SILENCE)  # type: ignore[misc]
        if moment.cohort.changes == seen:
            yield ": still here\n\n"
            continue
        seen = moment.cohort.changes
        try:
            yield f"data: {packed(await _whole(service))}\n\n"
        except Refused:
            yield ": the database does not answer\n\n"


async def _erase(service: Service, id: int) -> Response:
    if not await service.write(lambda connection: people.erase(connection, service.cohort, id)):
        raise Refused("cohort_no_such_person", 404)
    await run_in_threadpool(tidy, service.engine)
    await service.live.refresh()
    return Plain({"erased": True})


async def _take_in(service: Service, body: bytes, asked: dict[str, str]) -> dict[str, Any]:
    """Take in the answers of an exported record, for someone new or someone known."""
    events = [
        {"id": event.id, "exercise": event.exercise, "vote": "", "response": event.response, "time": event.time}
        for event in parse(body).events
        if event.do in ("answer", "check") and event.response is not None
    ]
    if not events:
        raise Refused("cohort_file_without_answers")

    def job(connection: Connection) -> dict[str, Any]:
        if "person" in asked:
            id = person_number(asked["person"])
            if people.everything(connection, service.cohort, id) is None:
                raise Refused("cohort_no_such_person", 404)
        else:
            id = people.add_by_file(connection, service.cohort, asked.get("pseudonym"), now()).id
        kept = answers.keep(connection, service.cohort, id, json.loads(packed(events)), now())
        return {"person": str(id), "kept": len(kept.kept), "refused": len(kept.refused)}

    return await service.write(job)
