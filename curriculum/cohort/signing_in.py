"""Signing in with an account on the hub, in a browser: to the hub and back, by OAuth."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from curriculum.cohort import cohorts
from curriculum.cohort.access import new_token
from curriculum.cohort.database import now
from curriculum.cohort.hub import Hub, Visitor
from curriculum.cohort.refusing import refusal_page
from curriculum.cohort.service import TEACHER, Service
from curriculum.cohort.writer import Refused

AWAY, ACCOUNT = "cohort_away", "cohort_account"
"""The names of the cookies: what is to be completed on the way back, and who has come back."""

MINUTES = 60.0
"""Seconds in one."""

PAGES = {"console": "console", "private": "private"}
"""Where an instructor may be let in, from where the service's pages are."""


def routes(service: Service) -> list[Route]:
    """The routes; none without a hub."""
    hub = service.doors.hub
    if hub is None:
        return []

    async def sign_in(_request: Request) -> Response:
        return depart(service, hub, "")

    async def back(request: Request) -> Response:
        try:
            page, visitor = await _returned(request, hub)
            response = await _let_in(service, hub, page, visitor)
        except Refused as refused:
            response = refusal_page(service, refused)
        response.delete_cookie(AWAY, path=service.path, httponly=True, samesite="lax", secure=service.secure)
        return response

    return [Route("/signin", sign_in), Route("/oauth_callback", back)]


def depart(service: Service, hub: Hub, page: str) -> Response:
    """Send a browser to the hub, to come back to a page: one for instructors, or the one for joining if empty."""
    state = new_token()
    address, verifier = hub.way_in(state)
    response = RedirectResponse(address, 302)
    note = hub.seal.close(AWAY, (state, verifier, page), 10 * MINUTES)
    # Lax, since the way back may begin at another site, where a hospital's or a university's accounts are.
    response.set_cookie(
        AWAY,
        note,
        max_age=int(10 * MINUTES),
        httponly=True,
        samesite="lax",
        secure=service.secure,
        path=service.path,
    )
    return response


def account_of(service: Service, request: Request) -> str:
    """The account that somebody has come back with lately; empty if none has."""
    hub = service.doors.hub
    note = hub.seal.open(ACCOUNT, request.cookies.get(ACCOUNT, "")) if hub else None
    return note[0] if note else ""


def onward(page: str) -> Response:
    """A page that goes on by itself, and no redirection: the browser then sends the cookie, wherever the link lay."""
    return HTMLResponse(f'<!doctype html><meta http-equiv="refresh" content="0; url={page}">')


async def _returned(request: Request, hub: Hub) -> tuple[str, Visitor]:
    """The page that somebody set out from, and who they are."""
    given = request.query_params
    note = hub.seal.open(AWAY, request.cookies.get(AWAY, ""))
    if note is None or not secrets.compare_digest(note[0].encode(), given.get("state", "").encode()):
        raise Refused("cohort_hub_again", 403)
    visitor = await hub.of_code(given["code"], note[1]) if given.get("code") else None
    if visitor is None:
        raise Refused("cohort_hub_refused", 403)
    return note[2], visitor


async def _let_in(service: Service, hub: Hub, page: str, visitor: Visitor) -> Response:
    if not page:
        response = onward("./")
        service.give_cookie(response, ACCOUNT, hub.seal.close(ACCOUNT, (visitor.name,), 60 * MINUTES), 60 * MINUTES)
        return response
    if not visitor.teaches:
        raise Refused("cohort_hub_no_instructor", 403)
    token = await service.write(lambda connection: cohorts.new_teacher(connection, service.cohort, now()))
    response = onward(PAGES[page])
    service.give_cookie(response, TEACHER, token, cohorts.ON_A_HUB.total_seconds())
    return response
