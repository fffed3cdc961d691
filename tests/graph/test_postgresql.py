"""What only a server can do to a ledger: refuse, be away, let nobody in; and that it keeps what SQLite keeps."""

from __future__ import annotations

import re

import pytest

from bench.postgresql import PASSWORD, PostgreSQL
from graph.engines.process import free_port
from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from tests.graph.world import CODE_A, described, in_force, make_ledger, name, record, tie


def refusal(url: str) -> str:
    with pytest.raises(LedgerFault) as caught:
        Ledger(url)
    return str(caught.value)


@pytest.fixture(scope="module")
def guarded(postgresql: PostgreSQL) -> PostgreSQL:
    """A server that knows somebody who needs a password, and may make nothing."""
    postgresql.run(f"create role 招商 login password '{PASSWORD}'")
    postgresql.run("revoke create on schema public from public")
    return postgresql


def test_postgresql_gives_the_snapshots_and_facts_that_sqlite_gives(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.ledger.loading.BATCH", 3)
    supply = tie("supplies", "s:1", "t:1", "2019", share="0.1")
    firms = [*record("s:1", "甲", uscc=CODE_A), *record("t:1", "乙", uscc=CODE_A), supply]
    ledgers = make_ledger(), Ledger(postgresql.new_url())
    told = []
    for ledger in ledgers:
        loads = [ledger.add(firms), ledger.add([name("丙")]), ledger.add(firms), ledger.retract(3), ledger.retract(2)]
        ledger.judge([Judgement("s:1", "t:1", "same")])
        told.append(([(one.snapshot, one.added, one.closed) for one in loads], ledger.check(), described(read_facts(ledger))))
    assert told[0] == told[1]


def test_a_server_that_is_down_is_named(postgresql: PostgreSQL) -> None:
    port = free_port()
    said = refusal(postgresql.url().replace(f":{postgresql.port}/", f":{port}/"))
    assert re.fullmatch(
        rf"\[LT-LEDGER-10\] 连不上账本所在的 PostgreSQL（127\.0\.0\.1:{port}/postgres）：.*port {port}.*；"
        "应为能连上的 PostgreSQL 服务\n  处理：确认服务已启动、地址和端口无误，再运行同一条命令；账本没有变", said)


def test_a_wrong_password_is_named_with_its_user_and_not_shown(guarded: PostgreSQL) -> None:
    assert refusal(guarded.url(user="招商:错的")) == (
        f"[LT-LEDGER-11] 账本所在的 PostgreSQL（127.0.0.1:{guarded.port}/postgres）不接受用户“招商”的密码；"
        "应为正确的用户名和密码\n  处理：核对环境变量 LIANTU_LEDGER 里的用户和密码")


def test_a_missing_password_is_a_wrong_one(guarded: PostgreSQL) -> None:
    assert refusal(guarded.url(user="招商")).startswith("[LT-LEDGER-11]")


def test_a_user_who_may_make_no_tables_is_told_so(guarded: PostgreSQL) -> None:
    assert refusal(guarded.url(user=f"招商:{PASSWORD}")) == (
        f"[LT-LEDGER-15] 用户“招商”在账本所在的数据库（127.0.0.1:{guarded.port}/postgres）里没有建表或读写的权限；"
        "应为能建表、能读写的用户\n  处理：请管理员授权：让这个用户拥有该数据库，或对其中的模式有 USAGE 和 CREATE 权限")


def test_a_database_that_is_not_there_is_named(postgresql: PostgreSQL) -> None:
    said = refusal(postgresql.url("没有"))
    assert said.startswith(f"[LT-LEDGER-14] PostgreSQL 里没有账本所在的数据库或用户（127.0.0.1:{postgresql.port}/没有）：")
    assert said.endswith("；应为建好的数据库和用户\n  处理：请管理员建好，或核对环境变量 LIANTU_LEDGER")


def test_tables_of_somebody_else_are_no_ledger(postgresql: PostgreSQL) -> None:
    url = postgresql.new_url()
    postgresql.run(f"create table {url.rpartition('%3D')[2]}.setting (name text, value text)")
    assert refusal(url).startswith("[LT-LEDGER-08]")


def test_a_sign_that_postgresql_cannot_keep_keeps_the_load_out(postgresql: PostgreSQL) -> None:
    ledger = Ledger(postgresql.new_url())
    with pytest.raises(LedgerFault, match=r"\[LT-LEDGER-18\] 有账本所在的 PostgreSQL（.*）存不了的字符，什么也没有载入："):
        ledger.add([name("甲"), name("乙\x00")])
    assert (in_force(ledger), ledger.loads()) == ([], [])


def test_a_pooled_connection_that_a_restart_cut_is_opened_anew(postgresql: PostgreSQL) -> None:
    ledger = Ledger(postgresql.new_url())
    ledger.add([name("甲")])
    postgresql.cut()
    assert ledger.add([name("乙")]).closed == 1


def test_two_ledgers_in_one_database_are_written_at_once(postgresql: PostgreSQL) -> None:
    first, second = Ledger(postgresql.new_url()), Ledger(postgresql.new_url())
    with first.loading() as loading:
        assert second.add([name("甲")]).added == 1
        loading.finish()

