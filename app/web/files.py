"""Files that the app hands out: its own style sheets and scripts, and the documents made of what is on the screen."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, FastAPI, HTTPException, Request, Response

from app.documents.forms import Order, write_document
from app.web.asked import Asked, asked
from app.web.desk import Desk
from app.web.network import files as network
from app.web.papers import sheet
from app.web.rendering import STATIC
from app.web.view import Request as Question
from app.words import words

FOREVER = "public, max-age=31536000, immutable"
FORMS = {"brief.docx": "brief", "list.xlsx": "list", "report.docx": "report", "page.html": "page", "map.svg": "svg",
         "map.png": "png"}  # fmt: skip
TYPES = {".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}  # fmt: skip


def add(app: FastAPI, desk: Desk) -> None:
    """The addresses of all files."""

    @app.get("/static/states.css", name="states", include_in_schema=False)
    def states() -> Response:
        return Response(app.state.marks.sheet(), media_type="text/css; charset=utf-8")

    @app.get("/static/paper.css", name="paper", include_in_schema=False)
    def paper() -> Response:
        return Response(sheet(), media_type="text/css; charset=utf-8")

    @app.get("/static/{name}", name="static", include_in_schema=False)
    def own(name: str, request: Request) -> Response:
        content, kind = _own(name)
        kept = {"Cache-Control": FOREVER} if request.query_params.get("v") else {}
        return Response(content, media_type=kind, headers=kept)

    kinds: dict[str, Any] = {kind_of(form): {"schema": {"type": "string"}} for form in (*FORMS, *network.FORMS)}

    @app.get("/files/{form}", name="files", summary="文件", response_class=Response, responses={200: {"content": kinds}})
    def made(form: str, request: Request, one: Annotated[Asked, Depends(asked)]) -> Response:
        if form in network.FORMS:
            question = Question(desk, desk.sight(one.as_of, one.at), one, request.query_params.multi_items())
            return attached(*network.network_file(question, network.FORMS[form]))
        if form not in FORMS:
            raise HTTPException(404)
        return attached(*_document(desk, FORMS[form], one))


def attached(name: str, content: bytes) -> Response:
    """A document to be saved under its name."""
    return Response(
        content, media_type=kind_of(name), headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )


def kind_of(name: str) -> str:
    """The media type of a file by its name."""
    return TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


@cache
def _own(name: str) -> tuple[bytes, str]:
    path = STATIC / name
    if path.name not in {one.name for one in STATIC.iterdir()}:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return path.read_bytes(), f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _document(desk: Desk, form: str, one: Asked) -> tuple[str, bytes]:
    """The name and content of a document about what an address asks."""
    sight = desk.sight(one.as_of, one.at)
    with TemporaryDirectory() as folder:
        load = desk.home.ledger.find_load(one.at) if one.at else None
        order = Order(desk.home, sight.facts, Path(folder), one.place or desk.home.place, one.scope, one.link, one.chain, load=load)
        path = write_document(form, order)[0]
        marked = f"{path.stem}{words('web_access.withheld_mark')}{path.suffix}" if sight.withheld else path.name
        return marked, path.read_bytes()
