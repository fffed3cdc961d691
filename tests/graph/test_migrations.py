"""A ledger of any earlier format opens, on both databases, with all that it held; an interrupted step leaves it as it was."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, inspect

from graph.checking import miscounts
from graph.engines.process import child_environment
from graph.errors import LedgerFault
from graph.ledger import Ledger, migrations, store
from graph.ledger.tables import FORMAT
from tests.graph.world import in_force, name

FIRST = Path(__file__).with_name("formats") / "format-1.sql"
SNAPSHOT = "f0a147d041da66ab8d5f482bd35c4c957808e94e37c3ec421d27425b17371357"
"""What the program that wrote the first ledger summed it to."""
NEXT = "alter table load add column data_date varchar default '' not null"


def statements(dialect: str) -> Iterator[str]:
    """The first ledger's text, in the words of a database."""
    text = FIRST.read_text(encoding="utf-8")
    if dialect != "sqlite":
        text = re.sub(r"X'(\w+)'", r"'\\x\1'", text.replace("BLOB", "BYTEA").replace("id INTEGER NOT NULL", "id SERIAL NOT NULL"))
        text += "".join(f"select setval(pg_get_serial_sequence('{one}', 'id'), max(id)) from {one};\n"
                        for one in ("statement", "judgement", "document"))  # fmt: skip
    yield from (one for one in re.split(r";\n", re.sub(r"--.*", "", text)) if one.strip())


@pytest.fixture
def first(ledger_url: str) -> Engine:
    """A ledger of format 1."""
    engine = store.open_engine(ledger_url)
    run(engine, *statements(engine.dialect.name))
    return engine


def run(engine: Engine, *texts: str) -> None:
    with engine.begin() as connection:
        for one in texts:
            connection.exec_driver_sql(one)


def shape(engine: Engine) -> dict[str, object]:
    """Columns with their types and indexes of every table, in no order."""
    looking = inspect(engine)
    return {
        table: (sorted((one["name"], str(one["type"]), one["nullable"]) for one in looking.get_columns(table)),
                sorted((one["name"], one["unique"]) for one in looking.get_indexes(table)))
        for table in looking.get_table_names()
    }  # fmt: skip


def test_a_ledger_of_the_first_format_opens_with_all_that_it_held(first: Engine, ledger_url: str) -> None:
    ledger = Ledger(ledger_url)
    assert (ledger.setting("format"), ledger.check(), miscounts(ledger)) == (str(FORMAT), SNAPSHOT, [])
    assert ("s:1", "name", "丙") in in_force(ledger, at=2)
    assert ([len(in_force(ledger, at)) for at in range(5)], len(ledger.judgements())) == ([0, 5, 5, 5, 5], 1)
    assert ledger.data_date() == "2019-12-31"


def test_it_goes_on_as_a_ledger_of_today(first: Engine, ledger_url: str) -> None:
    ledger = Ledger(ledger_url)
    assert (ledger.add([name("丁")]).closed, ledger.retract(5).snapshot) == (1, SNAPSHOT)
    with ledger.loading(data_date="2026") as loading:
        loading.finish()
    assert ledger.data_date() == "2026"


def test_a_migrated_ledger_has_the_tables_of_a_new_one(first: Engine, ledger_url: str, tmp_path: Path) -> None:
    migrated = shape(Ledger(ledger_url).engine)
    run(first, *(f"drop table {one}" for one in ("input_row", "document", "judgement", "statement", "load", "setting")))
    assert migrated == shape(Ledger(ledger_url).engine)


def test_a_step_that_an_earlier_program_took_without_a_number_is_not_taken_again(first: Engine, ledger_url: str) -> None:
    run(first, NEXT, "update load set data_date = '2020' where id = 1")
    assert (Ledger(ledger_url).data_date(), Ledger(ledger_url).setting("format")) == ("2020", str(FORMAT))


def test_an_interrupted_step_leaves_the_old_format(first: Engine, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = shape(first)

    def half(connection: Connection, found: int) -> None:
        migrations.take_steps(connection, found)
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.ledger.store.take_steps", half)
    with pytest.raises(KeyboardInterrupt):
        Ledger(ledger_url)
    assert (shape(first), store.read_setting(first, "format")) == (before, "1")
    monkeypatch.undo()
    assert Ledger(ledger_url).check() == SNAPSHOT


KILLED = """
import os, signal, sys
from graph.ledger import Ledger, store
store.write_setting = lambda *told: (print("here", flush=True), sys.stdin.read())
Ledger(sys.argv[1])
"""


def test_a_process_killed_in_the_middle_of_a_step_leaves_the_old_format(first: Engine, ledger_url: str) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, ledger_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=child_environment()) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"here\n"
        child.kill()
    assert store.read_setting(first, "format") == "1"
    assert opened(ledger_url).check() == SNAPSHOT


def opened(url: str) -> Ledger:
    """The ledger, as soon as its server has noticed that the writer is gone."""
    while True:
        try:
            return Ledger(url)
        except LedgerFault as fault:
            if fault.issues[0].code != "LT-LEDGER-01":
                raise


def test_whoever_comes_second_to_an_old_ledger_finds_it_brought_up(
    first: Engine, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(engine: Engine) -> None:
        monkeypatch.undo()
        Ledger(ledger_url)
        store.migrate(engine)

    monkeypatch.setattr("graph.ledger.store.migrate", late)
    assert Ledger(ledger_url).check() == SNAPSHOT


def test_whoever_comes_second_to_a_new_ledger_finds_it_made(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def late(engine: Engine) -> bool:
        monkeypatch.undo()
        made.append(Ledger(ledger_url).id)
        return False

    monkeypatch.setattr("graph.ledger.store.is_made", late)
    assert [Ledger(ledger_url).id] == made


def test_a_ledger_of_a_newer_format_is_refused_untouched(first: Engine, ledger_url: str) -> None:
    run(first, "update setting set value = '99' where name = 'format'")
    before, seen = shape(first), list[str]()
    event.listen(Engine, "before_cursor_execute", lambda *said: seen.append(said[2].split()[0].lower()))
    with pytest.raises(LedgerFault, match=rf"\[LT-LEDGER-02\] 账本 .+ 的格式号是 99，本程序只认识到 {FORMAT}；"):
        Ledger(ledger_url)
    assert (shape(first), {"alter", "update", "insert"} & set(seen)) == (before, set())


def test_the_steps_lead_one_by_one_to_the_format_of_today() -> None:
    assert [one.format for one in migrations.steps()] == list(range(2, FORMAT + 1))


def test_a_step_is_its_statements_without_remarks() -> None:
    step = migrations.read_step(7, "-- why\n-- unless load.note\nalter table a add b int;\n-- more\nupdate a\n  set b = 1;\n")
    assert (step.statements, step.unless) == (("alter table a add b int", "update a\n  set b = 1"), ("load", "note"))
