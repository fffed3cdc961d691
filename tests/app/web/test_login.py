"""Logging in: who may, who waits, when a session ends, and what is never lost."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from app.web.security import passwords
from app.web.security.lockout import FIRST, FREE
from app.web.security.sessions import ABSOLUTE, IDLE
from ontology.errors import UserFault
from tests.app.web.conftest import PASSWORD, Guarded
from tests.app.web.pages import hidden
from tests.app.web.test_screens import words_of

WRONG = "不是这一句话啊错了"


def enter(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> tuple[int, str]:
    """Log in by the form as it stands on the page."""
    form = hidden(client.get("/login").text)
    answer = client.post("/login", data={**form, "name": name, "password": password, **more})
    return answer.status_code, words_of(answer.text)


def test_who_knows_the_password_comes_in(guarded: Guarded) -> None:
    client = guarded.visitor()
    assert (enter(client, "看官")[0], client.get("/").status_code) == (303, 200)


def test_a_name_is_known_in_any_case_and_width(guarded: Guarded) -> None:
    guarded.guard.users.add("Zhang", "viewer", PASSWORD)
    assert enter(guarded.visitor(), "ＺHANG")[0] == 303


def test_a_wrong_password_and_a_wrong_name_are_told_alike(guarded: Guarded) -> None:
    told = [enter(guarded.visitor(), name, WRONG) for name in ("看官", "无此人")]
    assert (told[0][0], told[0][1].replace("看官", "")) == (403, told[1][1].replace("无此人", ""))


def test_a_wrong_name_takes_as_many_hashes_as_a_wrong_password(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    monkeypatch.setattr(PasswordHasher, "verify", lambda _, kept, given: verified.append(kept))
    for name in ("看官", "无此人"):
        guarded.guard.enter(name, WRONG, "10.0.0.1")
    assert [one.rpartition("$")[0].rpartition("$")[0] for one in verified] == ["$argon2id$v=19$m=8,t=1,p=1"] * 2


def test_who_fails_too_often_waits_whatever_the_name(guarded: Guarded) -> None:
    for name in ("看官", "无此人"):
        told = [enter(guarded.visitor(), name, WRONG)[1] for _ in range(FREE["name"] + 1)]
        assert ["分钟再试" in one for one in told] == [False] * FREE["name"] + [True]


def test_who_waits_does_not_come_in_by_the_right_password(guarded: Guarded) -> None:
    for _ in range(FREE["name"]):
        enter(guarded.visitor(), "看官", WRONG)
    assert "分钟再试" in enter(guarded.visitor(), "看官")[1]
    guarded.clock.now += FIRST
    assert enter(guarded.visitor(), "看官")[0] == 303


def test_the_wait_grows_with_each_failure(guarded: Guarded) -> None:
    waits: list[int] = []
    for _ in range(FREE["name"] + 3):
        guarded.clock.now += guarded.guard.lockout.attempt("看官", "10.0.0.1")
        waits.append(guarded.guard.lockout.attempt("看官", f"10.0.1.{len(waits)}"))
    assert [one for one in waits if one] == sorted({one for one in waits if one})


def test_an_address_that_tries_many_names_waits(guarded: Guarded) -> None:
    for number in range(FREE["address"]):
        guarded.guard.enter(f"某人{number}", WRONG, "10.0.0.1")
    assert guarded.guard.enter("看官", PASSWORD, "10.0.0.1").seat is None
    assert guarded.guard.enter("看官", PASSWORD, "10.0.0.2").seat is not None


@pytest.mark.parametrize(("seconds", "status"), [(IDLE - 1, 200), (IDLE, 303)])
def test_a_session_that_rests_ends(guarded: Guarded, seconds: int, status: int) -> None:
    client = guarded.as_("viewer")
    guarded.clock.now += seconds
    assert client.get("/").status_code == status


def test_a_session_ends_after_a_day_s_work_though_it_never_rests(guarded: Guarded) -> None:
    client, begun, answers = guarded.as_("viewer"), guarded.clock.now, []
    while guarded.clock.now < begun + ABSOLUTE:
        guarded.clock.now += IDLE // 2
        answers.append(client.get("/chain.json").status_code)
    assert (set(answers[:-1]), answers[-1]) == ({200}, 401)


def test_the_cookie_is_new_after_the_login_and_no_script_reads_it(guarded: Guarded) -> None:
    client = guarded.visitor()
    before = client.get("/login").headers["set-cookie"]
    answer = client.post("/login", data={**hidden(client.get("/login").text), "name": "看官", "password": PASSWORD})
    after = answer.headers["set-cookie"]
    assert before.split(";")[0] != after.split(";")[0]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {one.strip() for one in after.split(";")}


def test_over_https_the_cookie_is_sent_over_nothing_else(guarded: Guarded) -> None:
    client = TestClient(guarded.app, base_url="https://127.0.0.1")
    answer = client.get("/login")
    assert answer.headers["set-cookie"].startswith("__Host-liantu-")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_only_digests_of_sessions_are_kept(guarded: Guarded) -> None:
    key = guarded.guard.sessions.begin(guarded.numbers["viewer"])
    guarded.guard.close()
    kept = b"".join(path.read_bytes() for path in guarded.home.folder.glob("web.db*"))
    assert key.encode() not in kept


def test_who_logs_out_is_out(guarded: Guarded) -> None:
    client = guarded.as_("viewer")
    key = dict(client.cookies)
    assert client.post("/logout").headers["clear-site-data"]
    client.cookies.update(key)
    assert client.get("/").status_code == 303


@pytest.mark.parametrize("change", ["password", "disable"])
def test_a_new_password_and_being_disabled_end_all_sessions(guarded: Guarded, change: str) -> None:
    clients, users = [guarded.as_("viewer"), guarded.as_("viewer")], guarded.guard.users
    if change == "password":
        users.set_password("看官", "另一句好记的话不错哦")
    else:
        users.disable("看官")
    assert [one.get("/").status_code for one in clients] == [303, 303]


def test_who_is_disabled_does_not_come_in(guarded: Guarded) -> None:
    guarded.guard.users.disable("看官")
    assert "用户名或密码不对" in enter(guarded.visitor(), "看官")[1]


def test_after_the_login_one_is_where_one_wanted(guarded: Guarded) -> None:
    client = guarded.visitor()
    form = hidden(client.get("/login?next=%2Fchain%3Flink%3Dt%3Awafer").text)
    answer = client.post("/login", data={**form, "name": "看官", "password": PASSWORD})
    assert answer.headers["location"] == "/chain?link=t:wafer"


@pytest.mark.parametrize("back", ["https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:1"])
def test_the_login_leads_to_no_other_site(guarded: Guarded, back: str) -> None:
    client = guarded.visitor()
    form = hidden(client.get("/login").text)
    assert client.post("/login", data={**form, "name": "看官", "password": PASSWORD, "next": back}).headers["location"] == "/"


def test_what_was_typed_when_the_session_ended_comes_back_to_be_sent_at_a_click(guarded: Guarded) -> None:
    client = guarded.as_("admin")
    guarded.clock.now += IDLE
    asked = client.post("/admin/users", data={"name": "新人", "role": "viewer", "password": "一句不该带着走的话啊"})
    assert (asked.status_code, "不该带着走" in asked.text) == (401, False)
    del client.headers["x-form-token"]
    again = client.post("/login", data={**hidden(asked.text), "name": "管官", "password": PASSWORD})
    assert ("新人" in words_of(again.text), 'name="password"' in again.text) == (True, True)
    assert guarded.guard.users.all()[-1].name == "看官"
    sent = client.post("/admin/users", data={**hidden(again.text), "password": PASSWORD})
    assert (sent.status_code, guarded.guard.users.all()[-1].name) == (303, "新人")


def test_a_wrong_password_in_between_loses_nothing_either(guarded: Guarded) -> None:
    client = guarded.as_("admin")
    guarded.clock.now += IDLE
    asked = client.post("/admin/users/role", data={"name": "看官", "role": "editor"})
    again = client.post("/login", data={**hidden(asked.text), "name": "管官", "password": WRONG})
    assert hidden(again.text)["carried"] == hidden(asked.text)["carried"]


def test_a_visitor_s_form_is_not_kept(guarded: Guarded) -> None:
    assert "carried" not in hidden(guarded.visitor().post("/admin/users", data={"name": "甲"}).text)


@pytest.mark.parametrize(
    "weak", ["短", "1234567890", "abcdefghijk", "啊啊啊啊啊啊啊啊啊啊啊", "看官看官看官一二三四五六", "woaini1314!", "长" * 129]
)
def test_a_weak_password_is_refused_and_never_repeated(guarded: Guarded, weak: str) -> None:
    with pytest.raises(UserFault) as refused:
        guarded.guard.users.set_password("看官", weak)
    assert weak not in str(refused.value) or len(weak) == 1


def test_a_hash_of_yesterday_s_settings_is_made_anew(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    before = guarded.guard.users.password_of("看官")[0]
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    assert guarded.guard.enter("看官", PASSWORD, "10.0.0.1").seat
    assert guarded.guard.users.password_of("看官")[0] != before


def test_who_has_a_name_does_not_clear_the_guesses_at_others(guarded: Guarded) -> None:
    for number in range(FREE["address"]):
        guarded.guard.enter(f"某人{number % 7}", WRONG, "10.0.0.1")
        guarded.guard.enter("编官", PASSWORD, "10.0.0.1")
    assert guarded.guard.enter("编官", PASSWORD, "10.0.0.1").seat is None


def test_addresses_of_one_network_wait_together(guarded: Guarded) -> None:
    for number in range(FREE["address"]):
        guarded.guard.enter(f"某人{number}", WRONG, f"2001:db8::{number + 1:x}")
    told = [guarded.guard.enter("看官", PASSWORD, one).seat is None for one in ("2001:db8::ffff", "2001:db8:0:1::1")]
    assert told == [True, False]
