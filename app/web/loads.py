"""The steps of an upload: take the files in, load what was tried, give it up; and the marked workbooks for the sender."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from app.web.asked import LONGEST, Asked, asked
from app.web.desk import Desk
from app.web.receiving import receive_files
from app.web.writing import check_origin

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEE_OTHER = 303
Field = Annotated[str, Form(max_length=200)]


def add(app: FastAPI, desk: Desk) -> None:
    """The addresses of all steps."""

    @app.post("/data/upload", summary="上传", name="upload")
    async def upload(request: Request) -> Response:
        check_origin(request)
        kept, told = await receive_files(request, desk.keeping)
        one = await run_in_threadpool(_asked, told)
        return RedirectResponse(one.address("/data/try", {"file": kept.token}), SEE_OTHER)

    @app.post("/data/load", summary="写入", name="load-upload")
    def load(
        request: Request, file: Field, snapshot: Field, place: Field = "", scope: Field = "",
        as_of: Annotated[str, Form(alias="as-of", max_length=LONGEST)] = "",
    ) -> Response:  # fmt: skip
        check_origin(request)
        kept, one = desk.keeping.find(file), asked(place, scope, as_of=as_of)
        report = desk.trying.load(kept, snapshot)
        if not report.load:
            return RedirectResponse(one.address("/data/try", {"file": file}), SEE_OTHER)
        desk.keeping.drop(kept)
        return RedirectResponse(one.address("/data/load", {"load": str(report.load)}), SEE_OTHER)

    @app.post("/data/drop", summary="放弃", name="drop-upload")
    def drop(request: Request, file: Field, place: Field = "", scope: Field = "") -> Response:
        check_origin(request)
        desk.keeping.drop(desk.keeping.find(file))
        return RedirectResponse(asked(place, scope).address("/data"), SEE_OTHER)

    @app.get("/data/marked", summary="标注的工作簿", name="marked")
    def marked(file: Annotated[str, Query(max_length=200)], name: Annotated[str, Query(max_length=200)]) -> Response:
        kept = desk.keeping.find(file)
        found = next((one for one in kept.marked.glob("*") if one.name == name), None)
        if found is None:
            raise HTTPException(404)
        return Response(
            found.read_bytes(), media_type=XLSX, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        )


def _asked(told: dict[str, str]) -> Asked:
    place, scope, day = (told.get(name, "")[:LONGEST] for name in ("place", "scope", "as-of"))
    return asked(place, scope, as_of=day)
