"""What protects the app whatever a page holds: headers, host names, limits, and no word of our own faults."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from app.web.desk import Desk
from app.web.screens import SCREENS
from app.web.security.faults import TooSlow
from app.web.security.limits import FORM_BYTES, Limits
from app.web.server import make_app
from app.web.shielding import HEADERS, host_of
from graph.home import Home, open_home
from tests.app.web.conftest import Guarded, Make
from tests.app.world import ZONE, statements

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}=cmd|' /C calc'!A0"
NAMES = ("name", "shortName", "address", "publisher", "licence")
NOT_THERE = ("server", "x-powered-by")
"""What tells an attacker what runs here."""


@pytest.mark.parametrize(
    "path", ["/", "/login", "/static/screens.css", "/nirgends", "/chain.json", "/chain?as-of=x", "/admin/audit"]
)
def test_every_answer_carries_all_headers(guarded: Guarded, path: str) -> None:
    for role in ("", "viewer"):
        headers = guarded.as_(role).get(path).headers
        assert HEADERS.keys() - {name for name in HEADERS if name in headers} == set()
        assert [one for one in NOT_THERE if one in headers] == []


@pytest.mark.parametrize(("path", "kept"), [
    ("/", "no-store"), ("/chain.json", "no-store"), ("/files/list.xlsx?link=t:silicon", "no-store"),
    ("/static/screens.css?v=1", "public, max-age=31536000, immutable")])  # fmt: skip
def test_what_is_behind_the_login_is_kept_by_nobody(guarded: Guarded, path: str, kept: str) -> None:
    assert guarded.as_("viewer").get(path).headers["cache-control"] == kept


def test_without_https_nothing_is_said_of_it(guarded: Guarded) -> None:
    assert "strict-transport-security" not in guarded.as_("viewer").get("/").headers


@pytest.mark.parametrize(("header", "name"), [("127.0.0.1:8800", "127.0.0.1"), ("[::1]:8800", "::1"), ("a.example", "a.example")])
def test_a_host_is_told_without_its_port(header: str, name: str) -> None:
    assert host_of(header) == name


@pytest.mark.parametrize(
    ("host", "status"), [("liantu.example", 200), ("LIANTU.example:80", 200), ("127.0.0.1.boese.example", 421), ("", 421)]
)
def test_only_the_names_that_were_given_lead_here(home: Home, host: str, status: int) -> None:
    with TestClient(make_app(Desk(home.folder), ("liantu.example",)), base_url="http://127.0.0.1") as client:
        assert client.get("/", headers={"host": host}).status_code == status


def test_our_own_fault_is_a_page_with_a_number_and_the_report_stays_here(client: TestClient, home: Home) -> None:
    client.app.get("/static/{a}/{b}")(lambda: 1 / 0)  # type: ignore[attr-defined]
    client.app.post("/kaputt")(lambda: 1 / 0)  # type: ignore[attr-defined]
    answer = client.post("/kaputt")
    report = next(home.run.glob("liantu-report-*"))
    assert (answer.status_code, report.stem.removeprefix("liantu-report-") in answer.text) == (500, True)
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert [one for one in ("Zero", "Traceback", str(home.folder), ".py") if one in answer.text] == []


def test_a_question_without_end_is_refused(client: TestClient) -> None:
    assert client.get("/", params={"place": "长" * 1_000}).status_code == 414


@pytest.mark.parametrize("sized", [True, False])
def test_too_large_a_form_is_refused_in_words(client: TestClient, sized: bool) -> None:
    body = b"name=" + b"a" * FORM_BYTES
    answer = client.post(
        "/admin/users", content=body if sized else iter([body]), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert (answer.status_code, "传来的内容太大" in answer.text) == (413, True)


def test_what_comes_too_slowly_is_not_waited_for() -> None:
    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()

    async def unheard(message: Message) -> None:
        raise AssertionError

    with pytest.raises(TooSlow):
        asyncio.run(Limits(reading, piece=0.0)({"type": "http", "method": "POST", "path": "/", "headers": []}, never, unheard))


@pytest.fixture
def hostile(tmp_path: Path) -> Home:
    """The tiny world under names that want to be code."""
    home = open_home(tmp_path / "hostile", "real", place=ZONE)
    told = (one._replace(value=f"{HOSTILE}{number}") if one.predicate in NAMES else one for number, one in enumerate(statements()))
    home.ledger.add(told)
    home.set_data_date("2026-09-30")
    return home


@pytest.mark.parametrize("path", [
    *(one.path for one in SCREENS), "/chain?link=t:silicon", "/candidates?link=t:silicon", "/admin/users",
    f"/admin/audit?q={HOSTILE}", f"/search?q={HOSTILE}", f"/login?next=/{HOSTILE}"])  # fmt: skip
def test_no_name_is_ever_code(hostile: Home, guarding: Make, path: str) -> None:
    guarded = guarding(hostile)
    guarded.guard.audit.add("edit", HOSTILE, who=HOSTILE, address=HOSTILE)
    page = guarded.as_("" if path.startswith("/login") else "admin").get(path).text
    assert [one for one in ("<script>alert", "<img src=x", "49=cmd") if one in page] == []


def test_a_hostile_name_does_stand_on_a_page_as_text(hostile: Home, guarding: Make) -> None:
    assert "&lt;script&gt;alert(1)" in guarding(hostile).as_("admin").get("/chain?link=t:silicon").text
