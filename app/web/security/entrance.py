"""Logging in and out, and sending again what had been typed before."""

from __future__ import annotations

from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import FastAPI, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.web.faults import Told
from app.web.security.carrying import Carried, local, of_form, read_carried
from app.web.security.faults import Stale
from app.web.security.gate import LOGIN, cookie, set_cookie
from app.web.security.guard import Guard
from app.web.security.seats import seat, seated
from app.web.writing import FORMS
from app.words import words

LONGEST_NAME, LONGEST_PASSWORD, LONGEST_NEXT = 200, 1_000, 8_000
CLEARED = '"cache", "storage"'


def add(app: FastAPI, guard: Guard) -> None:
    """The addresses of the entrance, and how a login page is made where a request needs one."""

    def login_page(request: Request, form: Carried | None, status: int, why: str = "", name: str = "", back: str = "") -> Response:
        faults = [Told(why, "")] if why else []
        page = app.state.page("login.html", faults=faults, name=name, next=back, carried=form)
        return HTMLResponse(page, status)

    app.state.login_page = login_page

    @app.get(LOGIN, name="login", summary="登录", response_class=HTMLResponse)
    def login(request: Request, back: Annotated[str, Query(alias="next", max_length=LONGEST_NEXT)] = "") -> Response:
        return RedirectResponse("/", 303) if seat().known else login_page(request, None, 200, back=local(back))

    @app.post(LOGIN, name="enter", summary="登录", response_class=HTMLResponse)
    def enter(
        request: Request, name: Annotated[str, Form(max_length=LONGEST_NAME)] = "",
        password: Annotated[str, Form(max_length=LONGEST_PASSWORD)] = "",
        back: Annotated[str, Form(alias="next", max_length=LONGEST_NEXT)] = "", carried: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        form, asking = read_carried(carried) if carried else None, seat()
        if asking.local:
            return RedirectResponse("/", 303)
        entered = guard.enter(name, password, asking.address)
        if entered.seat is None:
            return login_page(request, form, 403, entered.why, name, local(back))
        with seated(entered.seat):
            answer = again(app, form, words("web_access.welcome_back")) if form else RedirectResponse(local(back) or "/", 303)
        set_cookie(request, answer, entered.key)
        return answer

    @app.post("/logout", name="logout", summary="退出", response_class=HTMLResponse)
    def leave(request: Request) -> Response:
        guard.leave(request.cookies.get(cookie(request), ""), seat())
        answer = RedirectResponse(LOGIN, 303)
        answer.delete_cookie(cookie(request), httponly=True, samesite="lax", secure=request.url.scheme == "https")
        answer.headers["Clear-Site-Data"] = CLEARED
        return answer

    @app.exception_handler(Stale)
    async def stale(request: Request, fault: Stale) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        vouched = "origin" in request.headers or "sec-fetch-site" in request.headers
        if not vouched or kind not in FORMS:
            return await run_sync(app.state.fault_page, request, fault)
        form = await request.form()
        if request.url.path == LOGIN:
            name, back, kept = (str(form.get(one, "")) for one in ("name", "next", "carried"))
            return login_page(request, read_carried(kept), 409, words("web_access.status.409.text"), name, local(back))
        return again(app, of_form(request, form, kind), words("web_access.status.409.text"), 409)


def again(app: FastAPI, form: Carried, why: str, status: int = 200) -> Response:
    """A form as it was typed, to be sent again at a click; nothing is done before."""
    fields: dict[str, Any] = {"carried": form, "why": why}
    return HTMLResponse(app.state.page("again.html", **fields), status)
