"""What anyone may ask for: the notice before joining, and joining."""

from __future__ import annotations

import secrets
from functools import partial
from itertools import count
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curriculum.cohort import accounts, people
from curriculum.cohort.access import tidy_code
from curriculum.cohort.database import now
from curriculum.cohort.service import LEARNER, Plain, Service
from curriculum.cohort.signing_in import account_of
from curriculum.cohort.texts import parsed
from curriculum.cohort.writer import Refused
from curriculum.course.words import Words

NOTICE = ("sent", "who", "on", "few", "kept", "leave")
"""The sentences of the notice, by the ends of their names."""


def routes(service: Service) -> list[Route]:
    """The routes."""

    async def entry(request: Request) -> Response:
        account = account_of(service, request)
        return Plain({"hub": service.doors.hub is not None, "code": service.doors.code, "signed_in": bool(account)})

    async def cohort(request: Request) -> Response:
        code = request.query_params.get("code", "")
        if not _by_account(service, code):
            _check_code(service, request, code)
        known = service.live.now.cohort
        taken = await service.read(lambda connection: people.pseudonyms(connection, service.cohort))
        hub = {"kept": "kept_hub"} if service.doors.hub else {}
        notice = [service.words.fill(f"cohort_notice_{hub.get(end, end)}", date=known.purge_on) for end in NOTICE]
        if _by_account(service, code):
            notice.insert(2, service.words["cohort_notice_account"])
        if known.ask_names:
            notice.insert(2, service.words["cohort_notice_name"])
        if known.invented:
            notice.insert(0, service.words["cohort_invented"])
        pseudonym = await _before(service, account_of(service, request)) or offer(service.words, taken)
        return Plain({"title": known.title, "notice": notice, "pseudonym": pseudonym, "name": known.ask_names})

    async def join(request: Request) -> Response:
        given = parsed(await request.body())
        with_cookie = given.get("cookie") is True
        service.from_here(request, cookie=with_cookie)
        account = await _admit(service, request, given)
        pseudonym, name = given.get("pseudonym"), given.get("name")
        another = partial(offer, service.words) if given.get("offered") is True else None
        joined = await service.write(
            lambda connection: people.join(connection, service.cohort, pseudonym, name, now(), account, another)
        )
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

    return [
        Route("/api/entry", entry),
        Route("/api/cohort", cohort),
        Route("/api/join", join, methods=["POST"]),
    ]


def offer(words: Words, taken: list[str]) -> str:
    """A pseudonym that nobody has yet, made of two words; of a word and a number once those have run out.

    Two who look at the same time may be offered the same one. Who joins later is then given another.
    """
    firsts, seconds = (words[f"cohort_pseudonym_{ends}"].split() for ends in ("firsts", "seconds"))
    gone = {pseudonym.casefold() for pseudonym in taken}
    free = [made for first in firsts for second in seconds if (made := f"{first} {second}").casefold() not in gone]
    numbered = (f"{secrets.choice(firsts)} {n}" for n in count(len(taken) + 1))
    return secrets.choice(free) if free else next(made for made in numbered if made.casefold() not in gone)


def _by_account(service: Service, code: str) -> bool:
    """Whether somebody is to join by an account on the hub, having given this code or none."""
    return service.doors.hub is not None and not (code and service.doors.code)


async def _before(service: Service, account: str) -> str:
    """What somebody with an account was called before; empty if they have not joined."""
    if not account:
        return ""
    return await service.read(lambda connection: accounts.pseudonym_of(connection, service.cohort, account))


async def _admit(service: Service, request: Request, given: dict[str, Any]) -> str:
    """Pass somebody who may join, and return their account; empty if they have come by the code.

    Raises:
        Refused: They may not.
    """
    code, token, hub = given.get("code"), given.get("hub"), service.doors.hub
    code = code if isinstance(code, str) else ""
    if hub is None or not _by_account(service, code):
        _check_code(service, request, code)
        return ""
    if isinstance(token, str) and token:
        visitor = await hub.of_token(token)
        if visitor is None:
            raise Refused("cohort_hub_refused", 403)
        return visitor.name
    account = account_of(service, request) if given.get("cookie") is True else ""
    if not account:
        raise Refused("cohort_hub_sign_in", 403)
    return account


def _check_code(service: Service, request: Request, given: str) -> None:
    """Pass the right code; count the wrong ones, and look at none from where too many came."""
    address = request.client.host if request.client else ""
    if service.failures.too_many(address):
        raise Refused("cohort_too_many_codes", 429)
    right = service.live.now.cohort.code
    if not secrets.compare_digest(tidy_code(given).encode("utf-8", "replace"), right.encode()):
        service.failures.add(address)
        raise Refused("cohort_wrong_code", 403)
