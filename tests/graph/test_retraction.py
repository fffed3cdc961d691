"""Retraction: exactly what a load added and closed is undone, by a load, unless a later load builds on it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LedgerFault
from graph.keys import Key
from graph.ledger import InputRow, Ledger
from graph.statement import Statement
from tests.graph.world import in_force, make_ledger, name, record, scope, statements

pytestmark = pytest.mark.usefixtures("on_both")
NOTHING = "0" * 64


def loaded(*loads: Sequence[Statement]) -> Ledger:
    ledger = make_ledger()
    for one in loads:
        ledger.add(one)
    return ledger


def names(ledger: Ledger) -> list[str]:
    return [value for _, said, value in in_force(ledger) if said == "name"]


def refusal(ledger: Ledger, which: int) -> str:
    with pytest.raises(LedgerFault) as caught:
        ledger.retract(which)
    return str(caught.value)


def without_conflicts(load: list[Statement]) -> list[Statement]:
    """One statement a source and fact key."""
    keys: dict[tuple[str, Key], Statement] = {}
    split = make_ledger().keys.split
    for one in load:
        keys.setdefault((one.source, split(one)[0]), one)
    return list(keys.values())


def test_a_retracted_load_brings_the_old_snapshot_back() -> None:
    ledger = loaded(record("s:1", "甲"), record("s:1", "乙", ownership="国有"))
    before = ledger.snapshot(at=1)
    assert ledger.retract(2).snapshot == before == ledger.check()
    assert names(ledger) == ["甲"]


def test_a_retraction_counts_what_it_undid() -> None:
    ledger = loaded([name("甲")], [name("乙"), scope("丙")])
    undone = ledger.retract(2)
    assert (undone.id, undone.added, undone.closed) == (3, 1, 2)


def test_a_load_that_a_later_one_closed_is_refused_naming_it() -> None:
    ledger = loaded([name("甲")], [scope("丙")], [name("乙")])
    before = ledger.snapshot()
    assert refusal(ledger, 1) == (
        "[LT-LEDGER-03] 不能撤回第 1 次载入：第 3 次载入建立在它之上；应为后来没有载入依赖它\n  处理：先撤回第 3 次载入")
    assert (ledger.snapshot(), len(ledger.loads())) == (before, 3)


def test_a_load_whose_statements_a_later_one_stated_again_is_refused_naming_it() -> None:
    ledger = loaded([name("甲")], [name("甲"), scope("丙")])
    assert "第 2 次载入建立在它之上" in refusal(ledger, 1)


def test_a_load_whose_closing_a_later_one_answered_is_refused_naming_it() -> None:
    ledger = loaded([name("甲")], [name("乙")], [name("乙", cites="s:report")])
    assert "第 3 次载入建立在它之上" in refusal(ledger, 2)


def test_a_load_of_another_source_builds_on_nothing() -> None:
    ledger = loaded([name("甲")], [Statement("t", "s:1", "name", value="甲")])
    ledger.retract(1)
    assert [one.source for one in ledger.statements()] == ["t"]


@pytest.mark.parametrize("which", [0, 2, 9])
def test_a_load_that_is_not_there_or_already_taken_back_is_refused(which: int) -> None:
    ledger = loaded([name("甲")], [name("乙")])
    ledger.retract(2)
    assert refusal(ledger, which) == (
        f"[LT-LEDGER-04] 第 {which} 次载入不存在或已经撤回；应为存在且尚未撤回的载入号\n  处理：用 liantu loads 查看可撤回的载入")


def test_a_retraction_is_itself_taken_back_by_retracting_it() -> None:
    ledger = loaded([name("甲")], [name("乙")])
    after = ledger.snapshot()
    ledger.retract(2)
    assert ledger.retract(3).snapshot == after
    assert names(ledger) == ["乙"]


def test_a_load_can_be_retracted_again_after_its_retraction_was_taken_back() -> None:
    ledger = loaded([name("甲")], [name("乙")])
    for which in (2, 3, 2, 1):
        ledger.retract(which)
    assert ledger.snapshot() == NOTHING


def test_a_retraction_taken_back_leaves_later_loads_in_its_way() -> None:
    ledger = loaded([name("甲")], [name("乙")])
    ledger.retract(2)
    ledger.add([name("丙")])
    assert "第 4 次载入建立在它之上" in refusal(ledger, 3)


def test_a_re_opened_statement_goes_with_the_load_that_first_stated_it() -> None:
    ledger = loaded([name("甲")], [name("乙")])
    ledger.retract(2)
    ledger.retract(1)
    assert in_force(ledger) == []


def test_a_load_that_states_a_re_opened_statement_again_builds_on_both() -> None:
    ledger = loaded([name("甲")], [name("乙")])
    ledger.retract(2)
    ledger.add([name("甲")])
    assert "第 4 次载入建立在它之上" in refusal(ledger, 1)
    assert "第 4 次载入建立在它之上" in refusal(ledger, 3)


def test_a_load_is_not_held_by_one_that_builds_on_another_load_of_the_same_retraction() -> None:
    ledger = loaded([name("甲")], [scope("丙")], [name("乙"), scope("丁")])
    ledger.retract(3)
    ledger.add([scope("丙")])
    ledger.retract(1)
    assert in_force(ledger) == [("s:1", "businessScope", "丙")]


def test_a_re_opened_statement_keeps_its_evidence_and_row() -> None:
    told = name("甲", original="甲 ", locator="第 2 行", quote="名称", method="table")._replace(row=1)
    ledger = make_ledger()
    with ledger.loading() as loading:
        loading.add([told])
        loading.account([InputRow(loading.add_document("s", "甲.csv", "0" * 64), "", 2, "accepted")])
        loading.finish()
    ledger.add([name("乙")])
    ledger.retract(2)
    assert [one._replace(id=0) for one in ledger.statements()] == [told]


def test_a_source_is_taken_back_as_a_whole_and_comes_back() -> None:
    ledger = loaded([name("甲"), name("丁", "t:1")], [name("乙")])
    before = ledger.snapshot()
    ledger.retract_source("s")
    assert names(ledger) == ["丁"]
    assert ledger.retract(3).snapshot == before


def test_a_source_that_says_nothing_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(LedgerFault) as caught:
        loaded([name("甲"), name("乙", "t:1")]).retract_source("u")
    assert str(caught.value) == "[LT-LEDGER-07] 账本里没有来源“u”的陈述；应为s、t\n  处理：改用上述来源之一"


@given(st.lists(st.one_of(st.lists(statements(), max_size=8), st.integers(1, 9)), min_size=1, max_size=9))
@settings(max_examples=20, deadline=None)
def test_every_history_can_be_undone_load_by_load(history: list[list[Statement] | int]) -> None:
    ledger = make_ledger()
    for one in history:
        play(ledger, one)
        ledger.check()
    for which in reversed(standing(ledger)):
        ledger.retract(which)
    assert (ledger.check(), in_force(ledger)) == (NOTHING, [])


@given(st.lists(st.lists(statements(), min_size=1, max_size=4).map(without_conflicts), min_size=2, max_size=5), st.data())
@settings(max_examples=40, deadline=None)
def test_a_retracted_load_might_as_well_never_have_been(loads: list[list[Statement]], data: st.DataObject) -> None:
    which = data.draw(st.integers(1, len(loads)))
    ledger = loaded(*loads)
    if play(ledger, which):
        assert ledger.snapshot() == loaded(*loads[: which - 1], *loads[which:]).snapshot()


def play(ledger: Ledger, step: list[Statement] | int) -> bool:
    """Load, or retract a load or retraction; whether it was not refused."""
    try:
        ledger.retract(step) if isinstance(step, int) else ledger.add(step)
    except LedgerFault:
        return False
    return True


def standing(ledger: Ledger) -> list[int]:
    """Loads that are not taken back."""
    undone: set[object] = set()
    for one in reversed(ledger.loads()):
        if one["id"] not in undone and one["retracts"]:
            undone.add(one["retracts"])
    return [int(str(one["id"])) for one in ledger.loads() if one["kind"] == "load" and one["id"] not in undone]
