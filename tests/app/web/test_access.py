"""Each role at each address: what is not declared is refused, and nobody does more than their role may."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from app.web.screens import SCREENS
from app.web.security.access import Access, routes_of
from app.web.security.roles import NOBODY, roles
from app.web.writing import check_form
from tests.app.web.conftest import Guarded

FILLED = {"{name}": "screens.css", "{form}": "list.xlsx"}


def _address(template: str) -> str:
    for name, value in FILLED.items():
        template = template.replace(name, value)
    return template


def test_every_route_declares_a_role(guarded: Guarded) -> None:
    access = Access(SCREENS)
    assert [one for one in routes_of(guarded.app) if access.rule(one[0], one[1], one[1]) is None] == []


def test_only_the_entrance_and_its_looks_are_open(guarded: Guarded) -> None:
    access = Access(SCREENS)
    rules = {template: access.rule(method, template, template) for method, template in routes_of(guarded.app)}
    assert {one for one, rule in rules.items() if rule and not rule.least} == {
        "/static/states.css",
        "/static/paper.css",
        "/static/{name}",
        "/login",
    }


@pytest.mark.parametrize("role", ["", *roles()])
def test_each_role_reaches_the_routes_it_may_and_no_other(guarded: Guarded, role: str) -> None:
    access, mine, reached = Access(SCREENS), roles().get(role, NOBODY), list[tuple[str, str]]()
    guarded.app.dependency_overrides[check_form] = lambda: reached.append(asking)
    routes = [one for one in routes_of(guarded.app) if one[1] != "/openapi.json"]
    for asking in routes:
        guarded.as_(role).request(asking[0], _address(asking[1]))
    rules = {one: access.rule(one[0], _address(one[1]), one[1]) for one in routes}
    assert reached == [one for one, rule in rules.items() if rule and (not rule.least or mine.may(rule.least))]


@pytest.mark.parametrize(("role", "status"), [("", 401), ("viewer", 200)])
def test_the_document_of_all_addresses_is_for_users(guarded: Guarded, role: str, status: int) -> None:
    assert guarded.as_(role).get("/openapi.json").status_code == status


def test_a_route_that_nobody_declared_is_refused_to_all(guarded: Guarded) -> None:
    guarded.app.get("/vergessen")(lambda: "offen")
    assert guarded.as_("admin").get("/vergessen").status_code == 403


@pytest.mark.parametrize(("path", "role", "status"), [
    ("/neues", "viewer", 403), ("/neues", "editor", 200), ("/admin/neues", "editor", 403),
    ("/admin/neues", "admin", 200)])  # fmt: skip
def test_what_writes_asks_for_an_editor_and_for_a_manager_below_admin(guarded: Guarded, path: str, role: str, status: int) -> None:
    guarded.app.post(path)(lambda: "getan")
    assert guarded.as_(role).post(path).status_code == status


def test_a_page_leads_to_the_login_and_back(guarded: Guarded) -> None:
    answer = guarded.visitor().get("/chain?link=t:wafer")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fchain%3Flink%3Dt%3Awafer")


def test_a_document_says_that_one_has_to_log_in(guarded: Guarded) -> None:
    answer = guarded.visitor().get("/chain.json")
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (401, "要先登录。")


def test_too_small_a_role_is_told_which_is_needed(guarded: Guarded) -> None:
    said = guarded.as_("viewer").get("/admin/users").text
    assert "这一步要“管理”的角色，您是“查看”" in said


def test_without_users_whoever_is_at_the_machine_manages(client: TestClient) -> None:
    assert client.get("/admin/users").status_code == 200


def test_without_users_another_machine_is_let_in_nowhere(client: TestClient) -> None:
    far = TestClient(client.app, base_url="http://127.0.0.1", client=("10.0.0.9", 5), follow_redirects=False)
    assert far.get("/").status_code == 303


def test_who_was_refused_stands_in_the_audit(guarded: Guarded) -> None:
    guarded.as_("viewer").get("/admin/users")
    entry = next(guarded.guard.audit.entries({}))
    assert (entry.deed, entry.who, entry.what, entry.status) == ("refused", "看官", "/admin/users", 403)
