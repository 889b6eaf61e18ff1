"""What a learner who has joined may ask for and send."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort import answers, people, views
from curriculum.cohort.answers import Kept, Send
from curriculum.cohort.database import now
from curriculum.cohort.service import LEARNER, Plain, Service
from curriculum.cohort.texts import parsed
from curriculum.cohort.tidying import tidy
from curriculum.cohort.writer import Refused
from curriculum.kinds.told import told

LONGEST = 25
"""Seconds that a request for the state waits for news, at most."""


def routes(service: Service) -> list[Route]:
    """The routes."""

    def keep(connection: Connection, sends: Sequence[Send]) -> list[Kept | Refused]:
        return answers.keep_all(connection, service.cohort, sends)

    async def state(request: Request) -> Response:
        person = await service.learner(request)
        since, wait = waiting(request)
        moment = await service.moment(lambda moment: moment.cohort.revision, since, wait)
        return Plain(views.learner(moment, person, service.shelf))

    async def send(request: Request) -> Response:
        person = await service.learner(request)
        events = parsed(await request.body()).get("events")
        if not isinstance(events, list) or not 1 <= len(events) <= answers.MOST:
            raise Refused("cohort_not_readable")
        kept = await service.write_for(keep, Send(person.id, events, now()))
        return Plain(kept._asdict())

    async def feedback(request: Request) -> Response:
        person = await service.learner(request)
        id = request.path_params["id"]
        if id not in service.live.now.room.feedback or id not in service.shelf.files:
            raise Refused("cohort_feedback_closed", 403)
        shelved = service.shelf.take(id)
        given = await service.read(lambda connection: answers.last_of(connection, person.id, id))
        verdict = shelved.judge(given) if given is not None else None
        if verdict is None:
            raise Refused("cohort_no_feedback", 404)
        return Plain(told(verdict, shelved.key, service.shelf.course, {}))

    async def exercise(request: Request) -> Response:
        await service.learner(request)
        id = request.path_params["id"]
        if id not in service.live.now.room.asked or id not in service.shelf.files:
            raise Refused("cohort_not_asked", 404)
        return Plain(views.exercise(id, service.shelf))

    async def mine(request: Request) -> Response:
        person = await service.learner(request)
        return Plain(await service.read(lambda connection: people.everything(connection, service.cohort, person.id)))

    async def leave(request: Request) -> Response:
        person = await service.learner(request)
        erase = parsed(await request.body()).get("erase") is True
        if erase:
            await service.write(lambda connection: people.erase(connection, service.cohort, person.id))
            await run_in_threadpool(tidy, service.engine)
        else:
            await service.write(lambda connection: people.leave(connection, service.cohort, person.id, now()))
        await service.live.refresh()
        response = Plain({"left": True, "erased": erase})
        response.delete_cookie(LEARNER, path=service.path, httponly=True, samesite="strict")
        return response

    return [
        Route("/api/state", state),
        Route("/api/answers", send, methods=["POST"]),
        Route("/api/feedback/{id}", feedback),
        Route("/api/exercise/{id}", exercise),
        Route("/api/mine", mine),
        Route("/api/leave", leave, methods=["POST"]),
    ]


def waiting(request: Request) -> tuple[int, float]:
    """The number of the moment that was seen (-1: none), and the seconds to wait for another."""
    since, wait = (request.query_params.get(name, "") for name in ("since", "wait"))
    seconds = float(wait) if wait.isdecimal() and len(wait) < 4 else 0.0
    return int(since) if since.isdecimal() and len(since) < 16 else -1, min(seconds, LONGEST)
