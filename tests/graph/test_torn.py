"""Whatever goes wrong at whichever write of a load, the ledger stays as it was, and the user hears a sentence."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bench.postgresql import PostgreSQL
from graph.checking import miscounts
from graph.errors import LedgerFault
from graph.ledger import Ledger
from graph.statement import Statement
from ingest.loading import LoadReport, load_paths
from tests.factory import write_files
from tests.graph.world import in_force, name

FULL = r"\[LT-LEDGER-16\] 磁盘已满，这次写入没有生效：.+；应为放得下账本的磁盘空间\n  处理：腾出空间后再运行同一条命令；账本没有变"
BROKEN = (r"\[LT-LEDGER-17\] 读写账本 .+ 时磁盘出错，没写完的内容一概没有生效：.+；应为能正常读写的磁盘\n"
          "  处理：检查磁盘和剩余空间后再运行同一条命令；账本没有变")  # fmt: skip
CUT = (r"\[LT-LEDGER-12\] 与账本所在的 PostgreSQL（.+）的连接断了，没写完的内容一概没有生效；应为写完之前不断开的连接\n"
       "  处理：等服务恢复后再运行同一条命令；账本没有变")  # fmt: skip
UNSURE = (r"\[LT-LEDGER-13\] 提交时与账本所在的 PostgreSQL（.+）的连接断了，不知道这次写入是否已经生效；"
          r"应为提交完之前不断开的连接\n"
          "  处理：等服务恢复后用 liantu loads 查看；没有这次载入就再载入一次，已经有的再载入也不会多出内容")  # fmt: skip
WRITES = ("insert", "update", "begin", "commit", "create", "drop")


@pytest.fixture
def ledger(ledger_url: str) -> Ledger:
    """A ledger with one load, part of which the next will close."""
    made = Ledger(ledger_url)
    made.add([name("旧名", "own-tables:a"), name("别的", "own-tables:z")])
    return made


def load(ledger: Ledger, folder: Path) -> LoadReport:
    """A load of two rows, with every kind of write that a load does."""
    return load_paths(ledger, [write_files(folder / "in", {"企业.csv": "编号,名称,注册资本\na,甲公司,1\nb,乙公司,2\n"})])


def writes_of(ledger: Ledger, folder: Path) -> int:
    """How many statements a load writes with, its commit included."""
    with counted(ledger, lambda number: None) as seen:
        load(ledger, folder)
    return len(seen)


def small(url: Path | str) -> Ledger:
    """A ledger so small that a load makes its indexes anew."""
    ledger = Ledger(url)
    ledger.add([name("旧名", "own-tables:a")])
    return ledger


@contextmanager
def counted(ledger: Ledger, at: Callable[[int], None]) -> Iterator[list[str]]:
    """Call `at` with the number of each write, before it is done."""
    seen: list[str] = []

    def before(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lower().startswith(WRITES):
            seen.append(statement)
            at(len(seen))

    def before_commit(_connection: Any) -> None:
        seen.append("commit")
        at(len(seen))

    event.listen(ledger.engine, "before_cursor_execute", before)
    event.listen(ledger.engine, "commit", before_commit)
    try:
        yield seen
    finally:
        event.remove(ledger.engine, "before_cursor_execute", before)
        event.remove(ledger.engine, "commit", before_commit)


def unharmed(ledger: Ledger, before: tuple[object, ...]) -> None:
    """Nothing of a load that failed is there, and the next one works."""
    assert state(ledger) == before
    assert (ledger.check(), miscounts(ledger)) == (before[0], [])


def state(ledger: Ledger) -> tuple[object, ...]:
    return ledger.snapshot(), in_force(ledger), len(ledger.loads())


@pytest.mark.parametrize(("said", "sentence"), [("database or disk is full", FULL), ("disk I/O error", BROKEN)],
                         ids=["full", "broken"])  # fmt: skip
def test_an_error_of_the_disk_at_any_write_leaves_the_ledger_as_it_was(said: str, sentence: str, tmp_path: Path) -> None:
    count, ledger = writes_of(small(tmp_path / "twin.db"), tmp_path), small(tmp_path / "a.db")
    before = state(ledger)
    for number in range(1, count + 1):
        with counted(ledger, failing(number, said)), pytest.raises(LedgerFault, match=sentence):
            load(ledger, tmp_path)
        unharmed(ledger, before)
    assert count >= 9
    assert load(ledger, tmp_path).accepted == 2


def failing(which: int, said: str) -> Callable[[int], None]:
    def at(number: int) -> None:
        if number == which:
            raise sqlite3.OperationalError(said)

    return at


def many(start: int) -> list[Statement]:
    """Statements that take some hundred kilobytes."""
    return [name("长" * 200 + str(number), f"s:{number}") for number in range(start, start + 600)]


def test_a_file_that_may_not_grow_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "a.db")
    ledger.add(many(0))
    before = state(ledger)
    limit = [0]
    event.listen(ledger.engine, "checkout", lambda used, *_: used.execute(f"pragma max_page_count = {limit[0]}"))
    with ledger.engine.connect() as connection:
        pages = int(connection.exec_driver_sql("pragma page_count").scalar_one())
    for limit[0] in (pages, pages + 1, pages + 5, pages + 25, pages + 60):
        with pytest.raises(LedgerFault, match=FULL):
            ledger.add(many(600))
        unharmed(ledger, before)
    limit[0] = 1_000_000
    assert ledger.add(many(600)).added == 600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有对单个进程的文件大小限制")
def test_a_limit_that_the_system_sets_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "a.db")
    ledger.add(many(0))
    before = state(ledger)
    for size in (0, 4_096, 65_536, 200_000):
        with limited(size), pytest.raises(LedgerFault, match=r"LT-LEDGER-1[67]"):
            ledger.add(many(600))
        unharmed(ledger, before)
    assert ledger.add(many(600)).added == 600


@contextmanager
def limited(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_connection_cut_at_any_write_leaves_the_ledger_as_it_was(postgresql: PostgreSQL, tmp_path: Path) -> None:
    count, ledger = writes_of(small(postgresql.new_url()), tmp_path), small(postgresql.new_url())
    before = state(ledger)
    for number in range(1, count + 1):
        with counted(ledger, cutting(number, postgresql)), pytest.raises(LedgerFault, match=CUT if number < count else UNSURE):
            load(ledger, tmp_path)
        unharmed(ledger, before)
    assert count >= 8
    assert load(ledger, tmp_path).accepted == 2


def cutting(which: int, server: PostgreSQL) -> Callable[[int], None]:
    """End the connections of the ledger's writer at its n-th write."""

    def at(number: int) -> None:
        if number == which:
            server.cut("state like 'idle in transaction%'")

    return at


@pytest.mark.parametrize(("state_", "sentence"), [("53100", FULL), ("58030", BROKEN)], ids=["full", "broken"])
@pytest.mark.parametrize("table", ["load", "document", "statement", "input_row"])
def test_an_error_of_the_servers_disk_leaves_the_ledger_as_it_was(
    table: str, state_: str, sentence: str, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    url = postgresql.new_url()
    ledger, schema = Ledger(url), url.rpartition("%3D")[2]
    ledger.add([name("旧名", "own-tables:a")])
    before = state(ledger)
    postgresql.run(f"create function {schema}.fail() returns trigger language plpgsql as "
                   f"$$ begin raise exception 'could not extend file' using errcode = '{state_}'; end $$")  # fmt: skip
    postgresql.run(f"create trigger fails before insert on {schema}.{table} for each row execute function {schema}.fail()")
    with pytest.raises(LedgerFault, match=sentence):
        load(ledger, tmp_path)
    unharmed(ledger, before)


def test_a_server_that_dies_in_the_middle_of_a_load_leaves_the_ledger_as_it_was(postgresql: PostgreSQL, tmp_path: Path) -> None:
    url = postgresql.new_url()
    ledger = Ledger(url)
    ledger.add([name("旧名", "own-tables:a")])
    before = state(ledger)
    try:
        with counted(ledger, lambda number: postgresql.stop() if number == 5 else None), pytest.raises(LedgerFault, match=CUT):
            load(ledger, tmp_path)
        with pytest.raises(LedgerFault, match=r"\[LT-LEDGER-10\] 连不上账本所在的 PostgreSQL"):
            Ledger(url)
    finally:
        postgresql.start()
    unharmed(ledger, before)
    assert load(ledger, tmp_path).accepted == 2
