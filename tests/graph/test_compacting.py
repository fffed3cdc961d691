"""Compacting gives space back and rebuilds indexes; not a row of the history changes, and nobody writes meanwhile."""

from __future__ import annotations

import pytest

from graph.errors import LedgerFault
from graph.ledger import Ledger
from graph.ledger.compacting import compact, size
from tests.graph.world import in_force, name


@pytest.fixture
def ledger(ledger_url: str) -> Ledger:
    """A ledger with a load taken back."""
    made = Ledger(ledger_url)
    made.add([name("甲" * 300 + str(number), f"s:{number}") for number in range(1_000)])
    made.retract(1)
    return made


def test_no_row_of_the_history_changes(ledger: Ledger) -> None:
    before = [in_force(ledger, at) for at in range(3)], ledger.loads(), ledger.check()
    compact(ledger.engine)
    assert ([in_force(ledger, at) for at in range(3)], ledger.loads(), ledger.check()) == before
    assert ledger.add([name("乙")]).added == 1


def test_space_is_given_back(ledger: Ledger) -> None:
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("create table filler as select * from statement")
        connection.exec_driver_sql("drop table filler")
    before = size(ledger.engine)
    compact(ledger.engine)
    assert 0 < size(ledger.engine) <= before


def test_a_ledger_that_is_written_is_not_compacted(ledger: Ledger, ledger_url: str) -> None:
    with Ledger(ledger_url).loading(), pytest.raises(LedgerFault, match=r"\[LT-LEDGER-01\] 账本正在被另一个程序写入："):
        compact(ledger.engine)
