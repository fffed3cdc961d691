"""The gate before every route: whose session it is, whether their role may, and an entry in the audit before any answer."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.faults import Told
from app.web.security.access import OPEN, SAFE, Access, Rule, route_of
from app.web.security.carrying import carried
from app.web.security.guard import Guard
from app.web.security.roles import roles
from app.web.security.seats import Seat, seated
from app.web.security.sessions import new_key
from app.web.writing import from_here
from app.words import words

KEY = re.compile(r"[A-Za-z0-9_-]{43}")
REFUSED, LOGIN, STATIC = "refused", "/login", "/static/"


def cookie(request: Request) -> str:
    """The name of the session's cookie: of this home alone, though another be served beside it; bound to the host under https."""
    return f"{'__Host-' if request.url.scheme == 'https' else ''}liantu-{request.app.state.home_id}"


def set_cookie(request: Request, response: Response, key: str) -> None:
    """Give the browser a session's value: no script reads it, no other site sends it along."""
    response.set_cookie(cookie(request), key, httponly=True, samesite="lax", secure=request.url.scheme == "https")


def describe(request: Request, said: str) -> None:
    """What a request did, in words, for its entry in the audit."""
    request.state.said = said


class Gate:
    """Lets a request to its route, or answers it."""

    def __init__(self, inner: ASGIApp, guard: Guard, access: Access) -> None:
        self._inner, self._guard, self._access = inner, guard, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._inner(scope, receive, send)
            return
        request = Request(scope, receive)
        key = request.cookies.get(cookie(request), "")
        given = KEY.fullmatch(key) is not None
        key = key if given else new_key()
        seat = await run_sync(self._guard.seat, key, request.client.host if request.client else "")
        template = route_of(scope)
        rule = self._access.rule(request.method, request.url.path, template) if template is not None else Rule(next(iter(roles())))
        with seated(seat):
            answer = await self._answer(request, seat, rule)
            deed = REFUSED if answer and seat.known else rule.deed_of(request.query_params) if rule and not answer else ""

            async def told(message: Message) -> None:
                if message["type"] == "http.response.start":
                    if deed:
                        await run_sync(self._note, request, seat, deed, message["status"])
                    _mark(request, seat, MutableHeaders(raw=message.setdefault("headers", [])), "" if given else key)
                await send(message)

            await (answer or self._inner)(scope, receive, told)

    async def _answer(self, request: Request, seat: Seat, rule: Rule | None) -> Response | None:
        """What is said instead of asking the route; None where it may be asked."""
        if request.method not in SAFE and not from_here(request):
            return self._refuse(request, 403, words("web_access.foreign"), words("web_access.foreign_fix"))
        if rule is None:
            return self._refuse(request, 403, words("web_access.undeclared"), "")
        if rule.least == OPEN or (seat.known and seat.role.may(rule.least)):
            return None
        if seat.known:
            said = words("web_access.too_little", need=roles()[rule.least].zh, have=seat.role.zh)
            return self._refuse(request, 403, said, words("web_access.too_little_fix"))
        return await self._to_login(request, seat)

    async def _to_login(self, request: Request, seat: Seat) -> Response:
        """A page leads to the login and back; a document says so; a form is carried along, if there had been a session."""
        if request.url.path.endswith(".json"):
            return self._refuse(request, 401, words("web_access.login_first"), words("web_access.login_fix"))
        if request.method in SAFE:
            back = f"{request.url.path}?{request.url.query}".removesuffix("?")
            return RedirectResponse(f"{LOGIN}?{urlencode({'next': back})}" if back != "/" else LOGIN, 303)
        try:
            found = await carried(request) if seat.ended else None
        except HTTPException as fault:
            return request.app.state.fault_page(request, fault)  # type: ignore[no-any-return]
        return request.app.state.login_page(request, found, 401)  # type: ignore[no-any-return]

    def _refuse(self, request: Request, status: int, said: str, fix: str) -> Response:
        document = {"errors": [{"message": said, "fix": fix}]}
        return request.app.state.answer(request, status, [Told(said, fix)], document)  # type: ignore[no-any-return]

    def _note(self, request: Request, seat: Seat, deed: str, status: int) -> None:
        path = f"{request.url.path}?{request.url.query}".removesuffix("?")
        what = getattr(request.state, "said", "") or (path if request.method in SAFE else words("web_access.sent", path=path))
        self._guard.audit.add(deed, what, who=seat.name, role=seat.role.code, address=seat.address, status=status)


def _mark(request: Request, seat: Seat, headers: MutableHeaders, key: str) -> None:
    """What is behind a login is kept by nobody; a visitor's pages get a value for the tokens of their forms."""
    if not seat.local and not request.url.path.startswith(STATIC):
        headers["Cache-Control"] = "no-store"
    if key and headers.get("content-type", "").startswith("text/html") and "set-cookie" not in headers:
        fresh = Response()
        set_cookie(request, fresh, key)
        headers.append("set-cookie", fresh.headers["set-cookie"])
