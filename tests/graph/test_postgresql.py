"""The same ledger on PostgreSQL. Runs where LIANTU_TEST_POSTGRESQL names the SQLAlchemy URL of an empty database."""

from __future__ import annotations

import os

import pytest

from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from tests.graph.world import CODE_A, described, make_ledger, name, record, tie

URL = os.environ.get("LIANTU_TEST_POSTGRESQL", "")
pytestmark = pytest.mark.skipif(not URL, reason="LIANTU_TEST_POSTGRESQL names no database")


def test_postgresql_gives_the_snapshots_and_facts_that_sqlite_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.ledger.loading.BATCH", 3)
    supply = tie("supplies", "s:1", "t:1", "2019", share="0.1")
    firms = [*record("s:1", "甲", uscc=CODE_A), *record("t:1", "乙", uscc=CODE_A), supply]
    ledgers = make_ledger(), Ledger(URL)
    told = []
    for ledger in ledgers:
        loads = [ledger.add(firms), ledger.add([name("丙")]), ledger.add(firms), ledger.retract(3), ledger.retract(2)]
        ledger.judge([Judgement("s:1", "t:1", "same")])
        told.append(([(one.snapshot, one.added, one.closed) for one in loads], ledger.check(), described(read_facts(ledger))))
    assert told[0] == told[1]


def test_a_second_writer_on_postgresql_is_refused_at_once() -> None:
    with Ledger(URL).loading(), pytest.raises(LedgerFault, match="LT-LEDGER-01"):
        Ledger(URL).add([name("甲")])
