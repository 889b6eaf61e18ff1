"""What anyone may ask for: the notice before joining, and joining."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort import people
from curriculum.cohort.access import tidy_code
from curriculum.cohort.database import now
from curriculum.cohort.service import LEARNER, Plain, Service
from curriculum.cohort.texts import parsed
from curriculum.cohort.writer import Refused

NOTICE = ("sent", "who", "on", "few", "kept", "leave")
"""The sentences of the notice, by the ends of their names."""


def routes(service: Service) -> list[Route]:
    """The routes."""

    async def cohort(request: Request) -> Response:
        _check_code(service, request, request.query_params.get("code", ""))
        known = service.live.now.cohort
        taken = await service.read(lambda connection: people.pseudonyms(connection, service.cohort))
        notice = [service.words.fill(f"cohort_notice_{end}", date=known.purge_on) for end in NOTICE]
        if known.ask_names:
            notice.insert(2, service.words["cohort_notice_name"])
        if known.invented:
            notice.insert(0, service.words["cohort_invented"])
        return Plain(
            {"title": known.title, "notice": notice, "pseudonym": offer(service, taken), "name": known.ask_names}
        )

    async def join(request: Request) -> Response:
        given = parsed(await request.body())
        with_cookie = given.get("cookie") is True
        service.from_here(request, cookie=with_cookie)
        code = given.get("code")
        _check_code(service, request, code if isinstance(code, str) else "")
        pseudonym, name = given.get("pseudonym"), given.get("name")
        joined = await service.write(lambda connection: people.join(connection, service.cohort, pseudonym, name, now()))
        service.remember(joined.token, joined.person)
        told = {
            "person": str(joined.person.id),
            "pseudonym": joined.person.pseudonym,
            "title": service.live.now.cohort.title,
        }
        response = Plain(told if with_cookie else {"token": joined.token, **told})
        if with_cookie:
            service.give_cookie(response, LEARNER, joined.token)
        return response

    return [Route("/api/cohort", cohort), Route("/api/join", join, methods=["POST"])]


def offer(service: Service, taken: list[str]) -> str:
    """A pseudonym that nobody has yet, made of two words."""
    firsts = service.words["cohort_pseudonym_firsts"].split()
    seconds = service.words["cohort_pseudonym_seconds"].split()
    free = sorted({f"{first} {second}" for first in firsts for second in seconds} - set(taken))
    return secrets.choice(free) if free else f"{secrets.choice(firsts)} {len(taken) + 1}"


def _check_code(service: Service, request: Request, given: str) -> None:
    """Pass the right code; count the wrong ones, and look at none from where too many came."""
    address = request.client.host if request.client else ""
    if service.failures.too_many(address):
        raise Refused("cohort_too_many_codes", 429)
    right = service.live.now.cohort.code
    if not secrets.compare_digest(tidy_code(given).encode("utf-8", "replace"), right.encode()):
        service.failures.add(address)
        raise Refused("cohort_wrong_code", 403)
