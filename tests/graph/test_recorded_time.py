"""Recorded time: the ledger as it was after any load, and what came and went between two."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.facts import read_facts
from graph.ledger import Ledger
from graph.statement import Statement
from tests.graph.world import in_force, make_ledger, name, record, scope

pytestmark = pytest.mark.usefixtures("on_both")


def grown() -> Ledger:
    ledger = make_ledger()
    for load in (record("s:1", "甲"), [name("乙"), scope("丙")], [name("甲")]):
        ledger.add(load)
    return ledger


def test_every_load_can_be_looked_at_as_it_was() -> None:
    ledger = grown()
    assert [[value for _, _, value in in_force(ledger, at)] for at in (0, 1, 2, 3)] == [
        [], ["Enterprise", "甲"], ["Enterprise", "丙", "乙"], ["Enterprise", "丙", "甲"]]  # fmt: skip


def test_facts_are_read_as_they_were_recorded() -> None:
    assert [read_facts(grown(), at=at).value("s:1", "name") for at in (1, 2, 3)] == ["甲", "乙", "甲"]


def test_facts_of_an_earlier_load_carry_its_snapshot() -> None:
    ledger = grown()
    assert read_facts(ledger, at=1).snapshot == ledger.snapshot(at=1) != ledger.snapshot()


def test_the_snapshot_of_an_empty_ledger_is_zero() -> None:
    assert make_ledger().snapshot() == "0" * 64


def test_a_difference_names_what_came_and_what_went() -> None:
    change = grown().diff(1, 2)
    assert {one.value for one in change.added} == {"丙", "乙"}
    assert [one.value for one in change.closed] == ["甲"]


def test_a_difference_backwards_is_the_other_way_round() -> None:
    forth, back = grown().diff(1, 3), grown().diff(3, 1)
    assert (forth.added, forth.closed) == (back.closed, back.added)


def test_what_was_closed_and_stated_again_is_no_difference() -> None:
    change = grown().diff(1, 3)
    assert ([one.value for one in change.added], change.closed) == (["丙"], ())


def test_a_difference_over_a_retraction_is_empty() -> None:
    ledger = grown()
    ledger.retract(3)
    change = ledger.diff(2, 4)
    assert (change.added, change.closed) == ((), ())


def test_a_load_is_found_by_its_number_or_the_beginning_of_its_snapshot() -> None:
    ledger = grown()
    assert ledger.find_load("2") == 2
    assert ledger.find_load(ledger.snapshot(at=2)[:8]) == 2


def test_of_two_loads_with_one_snapshot_the_later_is_found() -> None:
    ledger = grown()
    ledger.retract(3)
    assert ledger.find_load(ledger.snapshot(at=2)) == 4


@pytest.mark.parametrize("written", ["9", "ffffffff", "abc", ""])
def test_an_unknown_load_or_snapshot_is_refused(written: str) -> None:
    with pytest.raises(UnknownName) as caught:
        grown().find_load(written)
    assert str(caught.value) == (
        f"[LT-LEDGER-06] 没有名为“{written}”的快照或载入；应为载入号或快照号开头若干位\n  处理：用 liantu loads 查看")


def test_the_snapshot_is_the_sum_of_blake2b_256_digests_modulo_two_to_the_256(tmp_path: Path) -> None:
    said = [("t", f"t:{n}", "name", "", f"甲{n}厂", "", "", "", "", "", "", "") for n in range(9)]
    hashes = [hashlib.blake2b("\x1f".join(fields).encode(), digest_size=32).digest() for fields in said]
    total = sum(int.from_bytes(one, "big") for one in hashes)
    ledger = Ledger(tmp_path / "l.db")
    ledger.add([Statement(*fields) for fields in said])
    assert total >= 2**256
    assert ledger.snapshot() == f"{total % 2**256:064x}"
