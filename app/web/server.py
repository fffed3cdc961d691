"""The app: every screen with its JSON twin, the files it needs, and what is said where something is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from app.web import answer_files, files, loads
from app.web.asked import Asked, asked
from app.web.desk import Desk
from app.web.faults import Told, status_of, told
from app.web.marks import ScreenMarks
from app.web.rendering import render
from app.web.screens import SCREENS
from app.web.shielding import LOCAL, Next, host_of, with_headers
from app.web.view import Request as Question
from app.web.view import Screen
from ontology.errors import UserFault

Question_ = Annotated[Asked, Depends(asked)]


def make_app(desk: Desk, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The app over an open home, reached under these host names."""

    @asynccontextmanager
    async def living(_: FastAPI) -> Any:
        yield
        desk.close()

    app = FastAPI(title="链图", docs_url=None, redoc_url=None, lifespan=living)
    app.state.desk, app.state.marks = desk, ScreenMarks(desk.home.ledger.ontology)
    app.middleware("http")(_only(hosts))
    app.middleware("http")(with_headers)
    for screen in SCREENS:
        _add(app, desk, screen)
    files.add(app, desk)
    loads.add(app, desk)
    answer_files.add(app, desk)
    _tell_faults(app)
    return app


def _only(hosts: tuple[str, ...]) -> Any:
    async def check(request: Request, call_next: Next) -> Response:
        if host_of(request.headers.get("host", "")) not in hosts:
            return PlainTextResponse("这个地址不归链图用：请从启动时写出的地址打开。", 421)
        return await call_next(request)

    return check


def _add(app: FastAPI, desk: Desk, screen: Screen) -> None:
    """A screen as a page, and the same as a document."""

    def question(request: Request, one: Asked) -> Question:
        return Question(desk, desk.sight(one.as_of, one.at), one, request.query_params.multi_items())

    def page(request: Request, one: Question_) -> HTMLResponse:
        view = screen.show(question(request, one))
        return HTMLResponse(_page(app, screen, one, view.fields), view.status)

    def document(request: Request, one: Question_) -> Response:
        return _json(screen.show(question(request, one)).document())

    name = screen.template.removesuffix(".html")
    app.get(screen.path, response_class=HTMLResponse, name=name, summary=screen.title)(page)
    twin = "/index.json" if screen.path == "/" else f"{screen.path}.json"
    app.get(twin, name=f"{name}-json", summary=f"{screen.title}（数据）")(document)


def _page(app: FastAPI, screen: Screen | None, one: Asked, fields: Any, template: str = "") -> str:
    nav = [{"title": other.title, "address": one.address(other.path, link="", by=""), "here": other is screen}
           for other in SCREENS if other.title]  # fmt: skip
    return render(template or (screen.template if screen else ""), nav=nav, marks=app.state.marks, asked=one, **fields)


def _json(document: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(document, ensure_ascii=False), status, media_type="application/json; charset=utf-8")


def _tell_faults(app: FastAPI) -> None:
    """Every fault in Chinese, as a page, or as a document where a document was asked for."""

    def answer(request: Request, status: int, faults: list[Told], document: dict[str, Any]) -> Response:
        if request.url.path.endswith(".json"):
            return _json({"schema": 1, **document}, status)
        text = _page(app, None, Asked(), {"faults": faults, "bar": None}, "fault.html")
        return HTMLResponse(text, status)

    @app.exception_handler(UserFault)
    def user_fault(request: Request, fault: UserFault) -> Response:
        return answer(request, status_of(fault), told(fault), {"errors": [one.as_dict() for one in fault.issues]})

    @app.exception_handler(RequestValidationError)
    def refused(request: Request, fault: RequestValidationError) -> Response:
        said = [Told(f"地址里的“{one['loc'][-1]}”写得不对。", "回到上一页重选，或从导航进入。") for one in fault.errors()]
        return answer(request, 422, said, {"errors": [{"message": one.text, "fix": one.fix} for one in said]})

    @app.exception_handler(HTTPException)
    def not_there(request: Request, fault: HTTPException) -> Response:
        said = Told(f"没有这个页面：{request.url.path}", "从上面的导航进入。") if fault.status_code == 404 else \
            Told("这个地址不接受这样的请求。", "从页面上的按钮操作。")  # fmt: skip
        return answer(request, fault.status_code, [said], {"errors": [{"message": said.text, "fix": said.fix}]})


def addresses(app: FastAPI) -> Iterator[str]:
    """The addresses of all screens, for whoever goes through them."""
    return (screen.path for screen in SCREENS)
