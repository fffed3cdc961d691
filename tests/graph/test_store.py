"""The ledger's file: one writer, one format, one kind, and rows that only ever end."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from graph.errors import LedgerFault
from graph.ledger import Judgement, Ledger
from tests.graph.world import in_force, make_ledger, name, scope


def test_a_second_writer_is_refused_at_once_while_readers_go_on(tmp_path: Path) -> None:
    file = tmp_path / "账本.db"
    ledger = Ledger(file)
    ledger.add([name("甲")])
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerFault) as caught:
        ledger.add([name("乙")])
    assert str(caught.value) == (
        f"[LT-LEDGER-01] 账本正在被另一个程序写入：{file}；应为同一时刻只有一个写入者\n"
        "  处理：等它写完再试；若它已异常退出，关掉该程序后重试")
    assert in_force(ledger) == [("s:1", "name", "甲")]


def test_nobody_waits_for_the_other_writer() -> None:
    with make_ledger().engine.connect() as connection:
        assert connection.exec_driver_sql("pragma busy_timeout").scalar() == 0


def test_the_ledger_takes_the_load_once_the_other_writer_is_done(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "a.db")
    writer = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("ROLLBACK")
    assert ledger.add([name("甲")]).added == 1


def test_two_ledger_objects_on_one_file_do_not_write_at_once(tmp_path: Path) -> None:
    first, second = Ledger(tmp_path / "a.db"), Ledger(tmp_path / "a.db")
    with first.loading(), pytest.raises(LedgerFault, match="LT-LEDGER-01"):
        second.add([name("乙")])


def test_a_ledger_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    Ledger(file)
    with sqlite3.connect(file) as connection:
        connection.execute("update setting set value = '99' where name = 'format'")
    with pytest.raises(LedgerFault) as caught:
        Ledger(file)
    assert str(caught.value) == (
        f"[LT-LEDGER-02] 账本 {file} 的格式号是 99，本程序只认识到 2；应为格式号不大于 2\n  处理：升级 LianTu 后再打开")


def test_identity_kind_and_settings_survive_reopening(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "a.db", kind="示例")
    first.set("data_date", "2019")
    first.set("data_date", "2020-06")
    second = Ledger(tmp_path / "a.db")
    assert (second.id, second.kind, second.setting("data_date")) == (first.id, "示例", "2020-06")
    assert second.setting("nothing") == ""


def test_a_ledger_of_no_known_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerFault) as caught:
        Ledger(tmp_path / "a.db", kind="foo")
    assert str(caught.value) == "[LT-KIND-03] 没有“foo”这种账本；应为real、示例\n  处理：改用上述之一"


def test_two_ledgers_have_two_identities() -> None:
    assert make_ledger().id != make_ledger().id


def test_only_load_out_is_ever_updated_and_only_once() -> None:
    ledger, updates = make_ledger(), set[str]()
    event.listen(ledger.engine, "before_cursor_execute", lambda *said: updates.add(" ".join(said[2].split())))
    for load in ([name("甲")], [name("乙"), scope("丙")]):
        ledger.add(load)
    ledger.judge([Judgement("s:1", "甲", "rejected", predicate="name")])
    ledger.judge([Judgement("s:1", "丙", "confirmed", predicate="businessScope")])
    ledger.retract(4)
    ledger.retract(2)
    ledger.retract_source("s")
    told = {one for one in updates if one.startswith(("UPDATE statement", "UPDATE judgement", "DELETE"))}
    ending = "SET load_out=? WHERE {0}.id = ? AND {0}.load_out IS NULL"
    assert told == {f"UPDATE {table} {ending.format(table)}" for table in ("statement", "judgement")}


def test_the_database_refuses_a_row_that_ends_before_it_begins(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "a.db")
    ledger.add([name("甲")])
    with sqlite3.connect(tmp_path / "a.db") as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("update statement set load_out = 1")


def test_a_changed_row_is_found_by_the_check(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "a.db")
    ledger.add([name("甲")])
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("update statement set value = '乙'")
    with pytest.raises(LedgerFault, match="LT-LEDGER-05"):
        ledger.check()


def test_the_statement_table_has_at_most_three_indexes_beside_its_hash(tmp_path: Path) -> None:
    Ledger(tmp_path / "a.db")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        names = {row[1] for row in connection.execute("pragma index_list('statement')")}
    assert names == {"statement_open_hash", "statement_subject", "statement_load_in", "statement_load_out"}
