"""Writes come from the app's own pages: another site's are refused, and so is a form without its session's token."""

from __future__ import annotations

import hmac
from typing import Annotated

import pytest
from fastapi import File, Form, UploadFile
from starlette.testclient import TestClient

from app.web.security.roles import top
from app.web.security.seats import Seat
from tests.app.web.conftest import Guarded
from tests.app.web.pages import hidden

WRITES = ("POST", "PUT", "PATCH", "DELETE")
FOREIGN = [{"origin": "https://boese.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"},
           {"sec-fetch-site": "same-site"}, {"origin": "http://127.0.0.1:9999"}]  # fmt: skip


@pytest.fixture(params=["local", "users"])
def sender(request: pytest.FixtureRequest) -> TestClient:
    """Who may write, with a route that takes a text and a file: on one machine, and with users."""
    if request.param == "local":
        made: TestClient = request.getfixturevalue("client")
    else:
        made = request.getfixturevalue("guarded").as_("editor")

    def take(text: Annotated[str, Form()], file: Annotated[UploadFile | None, File()] = None) -> str:
        return f"{text} {file.filename if file else ''}"

    for method in WRITES:
        made.app.add_api_route("/probe", take, methods=[method])  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_s_write_is_refused_though_it_have_the_token(sender: TestClient, method: str, headers: dict[str, str]) -> None:
    answer = sender.request(method, "/probe", data={"text": "甲"}, headers=headers)
    assert (answer.status_code, "不是从链图自己的页面来的" in answer.text) == (403, True)


@pytest.mark.parametrize("method", WRITES)
@pytest.mark.parametrize("token", ["", "falsch", "0" * 64])
def test_a_write_without_its_token_is_not_done(sender: TestClient, method: str, token: str) -> None:
    sender.headers["x-form-token"] = token
    assert sender.request(method, "/probe", data={"text": "甲"}).status_code == 409


def test_the_token_of_another_session_is_none(guarded: Guarded) -> None:
    one, other = guarded.as_("admin"), guarded.as_("admin")
    one.headers["x-form-token"] = other.headers["x-form-token"]
    assert one.post("/admin/users/role", data={"name": "看官", "role": "editor"}).status_code == 409


@pytest.mark.parametrize("files", [None, {"file": ("表.csv", b"a,b")}])
def test_the_token_of_the_form_is_enough_also_beside_a_file(sender: TestClient, files: dict[str, tuple[str, bytes]] | None) -> None:
    token = sender.headers.pop("x-form-token")
    answer = sender.post("/probe", data={"text": "甲", "form-token": token}, files=files, headers={"origin": "http://127.0.0.1"})
    assert answer.json() == f"甲 {'表.csv' if files else ''}"


def test_an_upload_without_the_token_is_not_done(sender: TestClient) -> None:
    del sender.headers["x-form-token"]
    assert sender.post("/probe", data={"text": "甲"}, files={"file": ("表.csv", b"a")}).status_code == 409


def test_a_form_of_an_old_page_comes_back_to_be_sent_at_a_click(sender: TestClient) -> None:
    token = sender.headers.pop("x-form-token")
    old = sender.post("/probe", data={"text": "打了很久的字", "form-token": "alt"}, headers={"sec-fetch-site": "same-origin"})
    assert (old.status_code, hidden(old.text)["form-token"], hidden(old.text)["text"]) == (409, token, "打了很久的字")


def test_tokens_are_compared_in_a_time_that_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(hmac, "compare_digest", lambda one, other: compared.append((one, other)))
    Seat("甲", top(), "abc").holds("abd")
    assert compared == [(b"abc", b"abd")]


def test_every_form_that_writes_has_its_token(guarded: Guarded) -> None:
    client = guarded.as_("admin")
    for path in ("/", "/admin/users", "/admin/audit"):
        page = client.get(path).text
        assert page.count('method="post"') == page.count(f'name="form-token" value="{client.headers["x-form-token"]}"')
