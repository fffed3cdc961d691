"""The animals behind ledgers and views: somebody else writes, the disk is full, a server is down, lets nobody in, or is gone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bench.postgresql import PASSWORD, PostgreSQL
from graph.engines.opening import embedded_server, find_engine, open_graph
from graph.engines.process import free_port
from graph.errors import EngineFault, LedgerFault
from graph.ledger import Ledger, store
from tests.engines import stopped_after
from tests.graph.world import name
from tests.zoo.errors import examples

TOLD: dict[str, str] = tomllib.loads(Path(__file__).with_name("servers.toml").read_text(encoding="utf-8"))
POSTGRESQL, BOLT = "5432", "7687"
"""The ports of the examples."""


def told(work: Callable[[], object], **shown: str) -> str:
    """What a user is told of a fault, with the example's words instead of what each machine has of its own."""
    with pytest.raises((LedgerFault, EngineFault)) as caught:
        work()
    said = str(caught.value)
    for own, other in shown.items():
        said = said.replace(own, other)
    return said


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "ledger.db")
    made.add([name("甲")])
    return made


def test_a_second_writer(ledger: Ledger, tmp_path: Path) -> None:
    with store.writing(ledger.engine):
        assert told(lambda: Ledger(tmp_path / "ledger.db").add([name("乙")]), **{str(tmp_path): "家"}) == TOLD["a second writer"]


def test_a_ledger_of_a_newer_format(ledger: Ledger, tmp_path: Path) -> None:
    ledger.set("format", "99")
    assert told(lambda: Ledger(tmp_path / "ledger.db"), **{str(tmp_path): "家"}) == TOLD["a ledger of a newer format"]


def test_a_full_disk(ledger: Ledger, tmp_path: Path) -> None:
    event.listen(ledger.engine, "checkout", lambda used, *_: used.execute("pragma max_page_count = 1"))
    many = [name("长" * 500 + str(number)) for number in range(500)]
    assert told(lambda: ledger.add(many), **{str(tmp_path): "家"}) == TOLD["a full disk"]


def test_postgresql_that_is_down(postgresql: PostgreSQL) -> None:
    port = str(free_port())
    url = postgresql.url().replace(f":{postgresql.port}/", f":{port}/")
    said = told(lambda: Ledger(url), **{port: POSTGRESQL, " (0x0000274D/10061)": ""})
    assert said == TOLD["PostgreSQL is down"]


def test_a_wrong_password_for_postgresql(postgresql: PostgreSQL) -> None:
    postgresql.run(f"create role 数据员 login password '{PASSWORD}'")
    said = told(lambda: Ledger(postgresql.url(user="数据员:错的")), **{str(postgresql.port): POSTGRESQL})
    assert said == TOLD["a wrong password for PostgreSQL"]


@pytest.mark.parametrize(("hook", "animal"), [
    ("before_cursor_execute", "PostgreSQL is gone in the middle"), ("commit", "PostgreSQL is gone at the commit")])  # fmt: skip
def test_postgresql_that_goes_away(hook: str, animal: str, postgresql: PostgreSQL) -> None:
    ledger = Ledger(postgresql.new_url())

    def cut(*asked: Any) -> None:
        if hook == "commit" or asked[2].startswith("INSERT INTO statement"):
            postgresql.cut("state like 'idle in transaction%'")

    event.listen(ledger.engine, hook, cut)
    assert told(lambda: ledger.add([name("甲")]), **{str(postgresql.port): POSTGRESQL}) == TOLD[animal]


def test_neo4j_that_is_down(tmp_path: Path) -> None:
    port = str(free_port())
    said = told(lambda: open_graph(tmp_path, {"LIANTU_GRAPH": f"bolt://127.0.0.1:{port}"}), **{port: BOLT})
    assert said == TOLD["Neo4j is down"]


def test_a_wrong_password_for_neo4j(tmp_path: Path) -> None:
    with stopped_after(tmp_path) as folder:
        embedded_server(folder).ensure()
        engine = find_engine(folder, {})
        named = {"LIANTU_GRAPH": engine.uri, "LIANTU_GRAPH_USER": engine.user, "LIANTU_GRAPH_PASSWORD": "wrong-password"}
        said = told(lambda: open_graph(tmp_path / "other", named), **{engine.uri.rpartition(":")[2]: BOLT})
    assert said == TOLD["a wrong password for Neo4j"]


def test_each_of_them_is_an_example_on_the_page_of_messages() -> None:
    assert {text[1 : text.index("]")] for text in TOLD.values()} <= set(examples())
