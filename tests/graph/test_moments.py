"""Readers see a load as a whole or not at all, whatever is written while they read: on both databases, two connections."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from graph.checking import miscounts
from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import Ledger, store
from graph.ledger.tables import statement
from tests.graph.world import in_force, name, scope

COUNT = select(func.count()).select_from(statement)


@pytest.fixture
def two(ledger_url: str) -> tuple[Ledger, Ledger]:
    """One ledger, opened twice, with one load."""
    writer, reader = Ledger(ledger_url), Ledger(ledger_url)
    writer.add([name("甲"), scope("零")])
    return writer, reader


def test_nothing_of_an_open_load_is_seen(two: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.ledger.loading.BATCH", 1)
    writer, reader = two
    before = reader.snapshot(), in_force(reader), reader.last_load()
    with writer.loading() as loading:
        loading.add([name("乙"), scope("壹")])
        assert (reader.snapshot(), in_force(reader), reader.last_load()) == before
        done = loading.finish()
        assert (reader.check(), miscounts(reader)) == (before[0], [])
    assert (reader.snapshot(), reader.last_load()) == (done.snapshot, 2)


def test_a_second_writer_is_refused_at_once_and_says_who_holds_what(two: tuple[Ledger, Ledger]) -> None:
    writer, other = two
    with writer.loading() as loading, pytest.raises(LedgerFault, match=r"\[LT-LEDGER-01\] 账本正在被另一个程序写入：.+；"):
        other.add([name("乙")])
    assert (loading.id, len(other.loads())) == (2, 2)


def test_all_that_is_read_in_one_go_belongs_to_one_moment(two: tuple[Ledger, Ledger]) -> None:
    writer, reader = two
    with store.reading(reader.engine) as connection:
        before = connection.scalar(COUNT)
        writer.add([scope("丙")])
        assert connection.scalar(COUNT) == before
    with store.reading(reader.engine) as connection:
        assert connection.scalar(COUNT) == 3


def test_a_check_beside_a_load_raises_no_false_alarm(two: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch) -> None:
    writer, reader = two
    before = reader.snapshot()
    meanwhile(monkeypatch, "graph.ledger.ledger.read_judgements", lambda: writer.add([name("乙")]))
    assert reader.check() == before != reader.snapshot()


def test_facts_read_while_a_load_ends_are_those_of_their_snapshot(
    two: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, reader = two
    meanwhile(monkeypatch, "graph.facts.reading.gather_rows", lambda: writer.add([name("乙"), scope("壹")]))
    facts = read_facts(reader)
    assert (facts.snapshot, facts.value("s:1", "name"), facts.value("s:1", "businessScope")) == (reader.snapshot(), "乙", "壹")


def test_facts_of_a_ledger_that_is_never_quiet_are_those_of_one_load(
    two: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, reader = two
    names = iter("乙丙丁戊己庚辛")
    meanwhile(monkeypatch, "graph.facts.reading.gather_rows", lambda: writer.add([name(next(names))]), times=9)
    facts = read_facts(reader)
    load = reader.find_load(facts.snapshot)
    assert [value for _, said, value in in_force(reader, load) if said == "name"] == [facts.value("s:1", "name")]


def meanwhile(monkeypatch: pytest.MonkeyPatch, where: str, what: Any, times: int = 1) -> None:
    """Let something happen just before a function does its work, the first times."""
    module, _, called = where.rpartition(".")
    real, left = getattr(__import__(module, fromlist=[called]), called), [times]

    def wrapped(*args: Any, **more: Any) -> Any:
        if left[0]:
            left[0] -= 1
            what()
        return real(*args, **more)

    monkeypatch.setattr(where, wrapped)
