"""Writes come from the app's own pages only: by where the browser says they come from, and by the token in the form."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request

from app.web.security.access import SAFE
from app.web.security.faults import NotOurs, Stale
from app.web.security.seats import seat

FIELD, HEADER = "form-token", "x-form-token"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def check_origin(request: Request) -> None:
    """Refuse a write that another site's page sends. Raises NotOurs. (The gate has asked already, before any route.)"""
    if request.method not in SAFE and not from_here(request):
        raise NotOurs


def from_here(request: Request) -> bool:
    """Whether what the browser says of the origin, if it says anything, is this app."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin)[:2] == (request.url.scheme, request.headers.get("host", ""))


async def check_form(request: Request) -> None:
    """Every write carries its session's token, as a field of its form or as a header. Raises Stale.

    It is asked for by the app itself, before any route: no route can forget it, and the form is read once for both."""
    if request.method in SAFE:
        return
    if not seat().holds(await _token(request)):
        raise Stale


async def _token(request: Request) -> str:
    if HEADER in request.headers:
        return request.headers[HEADER]
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in FORMS:
        return ""
    found = (await request.form()).get(FIELD)
    return found if isinstance(found, str) else ""
