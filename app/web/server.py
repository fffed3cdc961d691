"""The app: every screen with its JSON twin, the files it needs, and what is said where something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from app.web import answer_files, files, loads
from app.web.asked import Asked, asked
from app.web.desk import Desk
from app.web.faults import Told, status_of, told
from app.web.marks import ScreenMarks
from app.web.rendering import render
from app.web.screens import ACTIONS, HANDED, SCREENS
from app.web.security import administration, entrance
from app.web.security.access import Access
from app.web.security.gate import Gate
from app.web.security.guard import Guard
from app.web.security.limits import Limits
from app.web.security.seats import seat
from app.web.sent import Form, read_form
from app.web.shielding import LOCAL, Shield
from app.web.view import Action, Handed, Moved, Screen
from app.web.view import Request as Question
from app.web.writing import check_form
from app.words import catalogue, known, words
from ontology.errors import UserFault

HTML_AND_JSON: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}, "application/json": {"schema": {"type": "object"}}}
DOCUMENT: dict[str, Any] = {"type": "object", "required": ["schema"], "properties": {"schema": {"const": 1}}}
ELSE: dict[int | str, dict[str, Any]] = {
    int(status): {"description": said, "content": {} if status == "303" else HTML_AND_JSON}
    for status, said in catalogue()["web_access"]["answers"].items()
}
"""What every address may answer beside what is asked for."""
UNFINISHED = (408, 413)
"""After these the rest of what was being sent is not listened to."""
Question_ = Annotated[Asked, Depends(asked)]


def make_app(desk: Desk, hosts: tuple[str, ...] = LOCAL, guard: Guard | None = None) -> FastAPI:
    """The app over an open home, reached under these host names, guarded by the home's own users unless told otherwise."""
    guard = guard or Guard(desk.home.folder)

    @asynccontextmanager
    async def living(_: FastAPI) -> Any:
        yield
        desk.close()
        guard.close()

    app = FastAPI(title="链图", version="1", docs_url=None, redoc_url=None, lifespan=living, dependencies=[Depends(check_form)],
                  responses=ELSE)  # fmt: skip
    app.state.desk, app.state.marks, app.state.guard = desk, ScreenMarks(desk.home.ledger.ontology), guard
    app.state.home_id = desk.home.ledger.id[:8]
    app.state.page = lambda template, **fields: _page(app, "", Asked(), {"bar": None, **fields}, template)
    _tell_faults(app)
    for screen in SCREENS:
        _add(app, desk, screen)
    for one in HANDED:
        _hand_out(app, desk, one)
    for action in ACTIONS:
        _listen(app, desk, action)
    files.add(app, desk)
    loads.add(app, desk)
    answer_files.add(app, desk)
    entrance.add(app, guard)
    administration.add(app, guard)
    # the last added is asked first
    app.add_middleware(Gate, guard=guard, access=Access(SCREENS))
    app.add_middleware(Limits)
    app.add_middleware(Shield, hosts=hosts, run=desk.home.run, our_fault=app.state.our_fault)
    return app


def _add(app: FastAPI, desk: Desk, screen: Screen) -> None:
    """A screen as a page, and the same as a document."""

    def page(request: Request, one: Question_) -> HTMLResponse:
        view = screen.show(_question(desk, request, one))
        return HTMLResponse(_page(app, screen.path, one, view.fields, screen.template), view.status)

    def document(request: Request, one: Question_) -> Response:
        asking = _question(desk, request, one)
        withheld = {"withheld": list(asking.sight.withheld)} if asking.sight.withheld else {}
        return _json(screen.show(asking).document() | withheld)

    name = screen.template.removesuffix(".html")
    app.get(screen.path, response_class=HTMLResponse, name=name, summary=screen.title)(page)
    told: dict[int | str, dict[str, Any]] = {200: {"content": {"application/json": {"schema": DOCUMENT}}}}
    app.get(screen.twin, name=f"{name}-json", summary=f"{screen.title}（数据）", responses=told)(document)


def _question(desk: Desk, request: Request, one: Asked) -> Question:
    return Question(desk, desk.sight(one.as_of, one.at), one, request.query_params.multi_items())


def _hand_out(app: FastAPI, desk: Desk, handed: Handed) -> None:
    """A document made of what a screen shows."""

    def document(request: Request, one: Question_) -> Response:
        return files.attached(*handed.make(_question(desk, request, one)))

    kind = {files.kind_of(handed.path): {"schema": {"type": "string"}}}
    app.get(handed.path, name=handed.path, summary=handed.title, response_class=Response,
            responses={200: {"content": kind}})(document)  # fmt: skip


def _listen(app: FastAPI, desk: Desk, action: Action) -> None:
    """What a form of the app's own pages does."""

    def answer(request: Request, one: Asked, form: Form) -> Response:
        done = action.act(_question(desk, request, one), form)
        if isinstance(done, Moved):
            return RedirectResponse(done.address, 303)
        return HTMLResponse(_page(app, action.path, one, done.fields, done.template), done.status)

    async def act(request: Request, one: Question_) -> Response:
        return await run_in_threadpool(answer, request, one, await read_form(request))

    app.post(action.path, name=action.path, summary=action.title)(act)


def _page(app: FastAPI, path: str, one: Asked, fields: Any, template: str) -> str:
    """A page, with the screen that it belongs to marked in the navigation: the one of its address, or of what that begins with."""
    nav = [{"title": other.title, "address": one.address(other.path, link="", by=""),
            "here": path == other.path or path.startswith(f"{other.path}/")} for other in SCREENS
           if other.title and seat().known and seat().role.may(other.least)]  # fmt: skip
    return render(template, nav=nav, marks=app.state.marks, asked=one, **fields)


def _json(document: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(document, ensure_ascii=False), status, media_type="application/json; charset=utf-8")


def _tell_faults(app: FastAPI) -> None:
    """Every fault in Chinese, as a page, or as a document where a document was asked for."""

    def answer(request: Request, status: int, faults: list[Told], document: dict[str, Any]) -> Response:
        if request.url.path.endswith(".json"):
            return _json({"schema": 1, **document}, status)
        text = _page(app, "", Asked(), {"faults": faults, "bar": None}, "fault.html")
        return HTMLResponse(text, status)

    @app.exception_handler(UserFault)
    def user_fault(request: Request, fault: UserFault) -> Response:
        return answer(request, status_of(fault), told(fault), {"errors": [one.as_dict() for one in fault.issues]})

    @app.exception_handler(RequestValidationError)
    def refused(request: Request, fault: RequestValidationError) -> Response:
        said = [Told(f"地址里的“{one['loc'][-1]}”写得不对。", "回到上一页重选，或从导航进入。") for one in fault.errors()]
        return answer(request, 422, said, {"errors": [{"message": one.text, "fix": one.fix} for one in said]})

    @app.exception_handler(HTTPException)
    def fault_page(request: Request, fault: HTTPException) -> Response:
        status = str(fault.status_code)
        name = f"web_access.status.{status if known(f'web_access.status.{status}') else '405'}"
        said = Told(words(f"{name}.text", path=request.url.path), words(f"{name}.fix"))
        told = answer(request, fault.status_code, [said], {"errors": [{"message": said.text, "fix": said.fix}]})
        if fault.status_code in UNFINISHED:
            told.headers["Connection"] = "close"
        return told

    def our_fault(request: Request, number: str) -> Response:
        said = Told(words("web_access.status.500.text", number=number), words("web_access.status.500.fix"))
        return answer(request, 500, [said], {"errors": [{"message": said.text, "fix": said.fix}]})

    app.state.answer, app.state.fault_page, app.state.our_fault = answer, fault_page, our_fault


def addresses(app: FastAPI) -> Iterator[str]:
    """The addresses of all screens, for whoever goes through them."""
    return (screen.path for screen in SCREENS)
