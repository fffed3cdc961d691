"""Screens of those who manage: the users, and the audit."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from app.export.folder import harmless
from app.web.asked import Asked
from app.web.faults import Told, told
from app.web.security.audit import FIELDS, Entry
from app.web.security.gate import describe
from app.web.security.guard import Guard
from app.web.security.roles import roles
from app.web.security.users import User
from app.words import catalogue, words
from ontology.errors import UserFault

USERS, AUDIT = "/admin/users", "/admin/audit"
PAGE, LONGEST = 100, 200
Text = Annotated[str, Form(max_length=LONGEST)]
Password = Annotated[str, Form(max_length=1_000)]
Filter = Annotated[str, Query(max_length=LONGEST)]


def add(app: FastAPI, guard: Guard) -> None:
    """Their addresses."""
    _add_users(app, guard)
    _add_audit(app, guard)


def deeds() -> dict[str, str]:
    """Every kind of entry by its code, with its word."""
    return dict(catalogue()["web_access"]["deeds"])


def _add_users(app: FastAPI, guard: Guard) -> None:
    def page(faults: list[Told], status: int = 200, typed: str = "") -> Response:
        fields = {"users": guard.users.all(), "roles": list(roles().values()), "typed": typed, "faults": faults, "time": _time}
        return HTMLResponse(app.state.page("users.html", **fields), status)

    def change(request: Request, said: str, name: str, make: Callable[[], User]) -> Response:
        describe(request, words(f"web_access.changes.{said}", name=name))
        try:
            make()
        except UserFault as fault:
            return page(told(fault), 422, name if said == "added" else "")
        return RedirectResponse(USERS, 303)

    @app.get(USERS, name="users", summary="用户", response_class=HTMLResponse)
    def shown() -> Response:
        return page([])

    @app.get(f"{USERS}.json", name="users-json", summary="用户（数据）")
    def listed() -> Response:
        return JSONResponse({"schema": 1, "users": [one.as_dict() for one in guard.users.all()]})

    @app.post(USERS, name="add-user", summary="加一个用户", response_class=HTMLResponse)
    def added(request: Request, name: Text, role: Text, password: Password) -> Response:
        return change(request, "added", name, lambda: guard.users.add(name, role, password))

    @app.post(f"{USERS}/role", name="user-role", summary="改角色", response_class=HTMLResponse)
    def role(request: Request, name: Text, role: Text) -> Response:
        return change(request, "role", name, lambda: guard.users.set_role(name, role))

    @app.post(f"{USERS}/password", name="user-password", summary="改密码", response_class=HTMLResponse)
    def password(request: Request, name: Text, password: Password) -> Response:
        return change(request, "password", name, lambda: guard.users.set_password(name, password))

    @app.post(f"{USERS}/disable", name="disable-user", summary="停用", response_class=HTMLResponse)
    def disable(request: Request, name: Text) -> Response:
        return change(request, "disabled", name, lambda: guard.users.disable(name))

    @app.post(f"{USERS}/enable", name="enable-user", summary="启用", response_class=HTMLResponse)
    def enable(request: Request, name: Text) -> Response:
        return change(request, "enabled", name, lambda: guard.users.disable(name, False))


def filters(who: Filter = "", deed: Filter = "", since: Filter = "", until: Filter = "", q: Filter = "") -> dict[str, str]:
    """What of the audit is asked for, as it stands in the address."""
    return {"who": who.strip(), "deed": deed.strip(), "since": since.strip(), "until": until.strip(), "q": q.strip()}


Filters = Annotated[Mapping[str, str], Depends(filters)]


def _add_audit(app: FastAPI, guard: Guard) -> None:
    @app.get(AUDIT, name="audit", summary="操作记录", response_class=HTMLResponse)
    def shown(asked: Filters, before: Annotated[int, Query(ge=0, le=2**53)] = 0, check: Filter = "") -> Response:
        wanted, wrong = _wanted(asked)
        entries = list(guard.audit.entries(wanted, PAGE, before))
        older = _address(asked, before=str(entries[-1].id)) if len(entries) == PAGE else ""
        fields: dict[str, Any] = {
            "entries": entries, "deeds": deeds(), "roles": roles(), "asked_for": asked, "count": guard.audit.count(wanted),
            "older": older, "newest": _address(asked) if before else "", "faults": wrong, "users": guard.users.all(),
            "check": guard.audit.check() if check else None, "checking": _address(asked, check="1"),
            "export": _address(asked, f"{AUDIT}.csv"),
        }  # fmt: skip
        return HTMLResponse(app.state.page("audit.html", **fields), 422 if wrong else 200)

    @app.get(f"{AUDIT}.json", name="audit-json", summary="操作记录（数据）")
    def listed(asked: Filters, before: Annotated[int, Query(ge=0, le=2**53)] = 0) -> Response:
        found = guard.audit.entries(_wanted(asked)[0], PAGE, before)
        return JSONResponse({"schema": 1, "entries": [one.as_dict() for one in found]})

    @app.get(f"{AUDIT}.csv", name="audit-csv", summary="操作记录（表格）", response_class=Response,
             responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}})  # fmt: skip
    def table(asked: Filters) -> Response:
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([words(f"web_access.columns.{name}") for name in (*FIELDS, "hash")])
        writer.writerows(_row(one) for one in guard.audit.entries(_wanted(asked)[0]))
        headers = {"Content-Disposition": "attachment; filename*=UTF-8''%E6%93%8D%E4%BD%9C%E8%AE%B0%E5%BD%95.csv"}
        return Response("\ufeff" + text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _row(one: Entry) -> list[object]:
    """An entry as a row whose cells no workbook takes for formulas."""
    role = roles()[one.role].zh if one.role in roles() else ""
    cells = [
        one.id,
        one.time,
        one.who,
        role,
        one.address,
        deeds().get(one.deed, one.deed),
        one.what,
        one.status or "",
        one.hash.hex(),
    ]
    return [harmless(cell) if isinstance(cell, str) else cell for cell in cells]


def _wanted(asked: Mapping[str, str]) -> tuple[dict[str, str | int], list[Told]]:
    """The filters as the audit takes them, and what is wrong with the days."""
    wanted: dict[str, str | int] = {name: asked[name] for name in ("who", "deed", "q")}
    wrong = []
    for name, days in (("since", 0), ("until", 1)):
        try:
            day = date.fromisoformat(asked[name]) + timedelta(days) if asked[name] else None
            wanted[name] = int(datetime.combine(day, datetime.min.time()).timestamp()) if day else 0
        except (ValueError, OverflowError, OSError):
            wrong.append(Told(words("web_access.no_day", value=asked[name]), words("web_access.no_day_fix")))
    return wanted, wrong


def _address(asked: Mapping[str, str], path: str = AUDIT, **more: str) -> str:
    return Asked().address(path, {**asked, **more})


def _time(seconds: int | None) -> str:
    return f"{datetime.fromtimestamp(seconds):%Y-%m-%d %H:%M}" if seconds else words("web_access.never")
