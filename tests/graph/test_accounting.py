"""Row accounting: read = accepted + merged + rejected, as the database counts it after the load."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from graph.errors import LedgerFault
from graph.ledger import InputRow, Ledger, LoadResult
from graph.ledger.tables import document, input_row
from graph.statement import Statement
from tests.graph.world import in_force, make_ledger, name

pytestmark = pytest.mark.usefixtures("on_both")


def load_rows(ledger: Ledger, statements: Sequence[Statement], outcomes: Sequence[str]) -> LoadResult:
    """One load of statements and of what is claimed to have become of each input row."""
    with ledger.loading() as loading:
        file = loading.add_document("s", "企业.csv", "0" * 64)
        loading.add(statements)
        loading.account([InputRow(file, "", number, outcome) for number, outcome in enumerate(outcomes, start=2)])
        return loading.finish()


def from_row(row: int, called: str) -> Statement:
    return name(called, f"s:{called}")._replace(row=row)


def test_rows_are_counted_by_outcome() -> None:
    result = load_rows(make_ledger(), [from_row(1, "甲"), from_row(4, "乙")], ["accepted", "merged", "rejected", "accepted"])
    assert (result.read, result.accepted, result.merged, result.rejected) == (4, 2, 1, 1)


def test_the_ordinals_that_added_something_are_told() -> None:
    ledger = make_ledger()
    ledger.add([from_row(9, "甲")._replace(row=0)])
    with ledger.loading() as loading:
        assert loading.add([from_row(1, "甲"), from_row(2, "乙"), from_row(3, "乙")]) == {2}
        loading.account([InputRow(loading.add_document("s", "a", ""), "", 2, one) for one in ("merged", "accepted", "merged")])
        loading.finish()


def test_an_accepted_row_without_a_statement_is_a_fault_and_nothing_enters() -> None:
    ledger = make_ledger()
    with pytest.raises(LedgerFault) as caught:
        load_rows(ledger, [from_row(1, "甲")], ["accepted", "accepted"])
    assert str(caught.value) == (
        "[LT-LEDGER-05] 账本核对不符：第 1 次载入记为接受却没有留下陈述的有 1 行，留下陈述却没有记为接受的有 0 行；"
        "应为读入 = 接受 + 合并 + 拒绝，且快照与逐行重算一致\n  处理：用备份恢复，并把报告文件交给维护者")
    assert in_force(ledger) == []


@pytest.mark.parametrize("outcome", ["merged", "rejected"])
def test_a_statement_of_a_row_that_is_not_accepted_is_a_fault(outcome: str) -> None:
    with pytest.raises(LedgerFault, match="留下陈述却没有记为接受的有 1 行"):
        load_rows(make_ledger(), [from_row(1, "甲")], [outcome])


def test_equal_counts_of_different_rows_are_still_a_fault() -> None:
    with pytest.raises(LedgerFault, match="没有留下陈述的有 1 行，留下陈述却没有记为接受的有 1 行"):
        load_rows(make_ledger(), [from_row(2, "甲")], ["accepted", "merged"])


def test_a_statement_of_a_row_nobody_accounted_for_is_a_fault() -> None:
    with pytest.raises(LedgerFault, match="LT-LEDGER-05"):
        load_rows(make_ledger(), [from_row(1, "甲")], [])


def test_rows_keep_their_document_and_place() -> None:
    ledger = make_ledger()
    load_rows(ledger, [from_row(1, "甲")], ["accepted", "rejected"])
    with ledger.engine.connect() as connection:
        rows = connection.execute(select(document.c.name, input_row.c.row, input_row.c.outcome).join(document)).all()
    assert [tuple(row) for row in rows] == [("企业.csv", 2, "accepted"), ("企业.csv", 3, "rejected")]


def test_a_retraction_of_accounted_rows_counts_none() -> None:
    ledger = make_ledger()
    load_rows(ledger, [from_row(1, "甲")], ["accepted"])
    ledger.add([name("乙", "s:甲")])
    assert ledger.retract(2).read == 0
