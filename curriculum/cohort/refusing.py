"""Refusals: a sentence for programs, and a page with the same sentence for whoever has come with a browser."""

from __future__ import annotations

from html import escape
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from curriculum.cohort.service import Plain, Service
from curriculum.cohort.writer import Refused
from curriculum.kinds.browser import text


def refusal(service: Service, request: Request, refused: Refused) -> Response:
    """What is said to whoever was refused."""
    own_page = request.method == "GET" and request.scope["path"].count("/") == 1
    if own_page and "text/html" in request.headers.get("accept", ""):
        return refusal_page(service, refused)
    return Plain({"error": service.words[str(refused)]}, refused.status)


def refusal_page(service: Service, refused: Refused) -> Response:
    """The page, for addresses right below the service's own: its links are relative. It tells of no session."""
    said = {
        "title": service.words["cohort_page_refused"],  # not the cohort's: that is for those who have the code
        "sentence": service.words[str(refused)],
        "join": service.words["cohort_join"],
    }
    page = Template(text("cohort/pages/refused.html"))
    filled = page.substitute({name: escape(part, quote=False) for name, part in said.items()})
    return HTMLResponse(filled, refused.status)
