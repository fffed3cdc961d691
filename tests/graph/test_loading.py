"""Loads: what enters, what merges, what a newer value closes, and that no order matters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from graph.ledger import Ledger
from graph.ledger.tables import statement
from graph.statement import Statement, statement_digest
from tests.graph.world import alias, in_force, make_ledger, name, record, say, scope, statements, tie

pytestmark = pytest.mark.usefixtures("on_both")
batches = st.lists(statements(), max_size=12)


def loaded(*loads: list[Statement]) -> Ledger:
    ledger = make_ledger()
    for one in loads:
        ledger.add(one)
    return ledger


def values(ledger: Ledger, predicate: str = "name") -> list[str]:
    return [value for _, said, value in in_force(ledger) if said == predicate]


def test_a_statement_of_neither_object_nor_value_leaves_the_ledger_as_it_was() -> None:
    ledger = loaded([name("甲")])
    with pytest.raises(IntegrityError):
        ledger.add([scope("乙"), Statement("s", "s:1", "name")])
    assert (in_force(ledger), len(ledger.loads())) == ([("s:1", "name", "甲")], 1)


def test_a_load_that_raises_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.ledger.loading.BATCH", 1)
    ledger = make_ledger()

    def told() -> Iterator[Statement]:
        yield name("甲")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.add(told())
    assert (in_force(ledger), ledger.loads()) == ([], [])


@given(st.lists(batches, max_size=4))
@settings(max_examples=30, deadline=None)
def test_no_two_open_rows_say_the_same(loads: list[list[Statement]]) -> None:
    ledger = loaded(*loads)
    digests = [statement_digest(one) for one in ledger.statements()]
    with ledger.engine.connect() as connection:
        hashes = connection.scalars(select(statement.c.hash).where(statement.c.load_out.is_(None))).all()
    assert sorted(hashes) == sorted(one[:16] for one in set(digests))
    assert len(hashes) == len(digests)


def test_the_database_itself_refuses_a_second_open_row_of_one_hash() -> None:
    ledger = loaded([name("甲")])
    row = select(*[statement.c[column.name] for column in statement.columns if column.name != "id"])
    with pytest.raises(IntegrityError), ledger.engine.connect() as connection:
        connection.execute(statement.insert().from_select([c.name for c in statement.columns if c.name != "id"], row))


@given(st.lists(batches, min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_a_second_load_of_the_same_adds_and_closes_nothing(loads: list[list[Statement]]) -> None:
    ledger = loaded(*loads)
    before = ledger.snapshot()
    again = ledger.add(loads[-1])
    assert (again.added, again.closed, again.snapshot) == (0, 0, before)


def test_another_value_of_the_same_source_closes_the_earlier() -> None:
    assert values(loaded([name("甲")], [name("乙")])) == ["乙"]


def test_another_source_closes_nothing() -> None:
    by_other = Statement("t", "s:1", "name", value="乙")
    assert values(loaded([name("甲")], [by_other])) == ["乙", "甲"]


def test_a_value_stated_again_stays_beside_a_new_one() -> None:
    assert values(loaded([name("甲")], [name("甲"), name("乙")])) == ["乙", "甲"]


@pytest.mark.parametrize("order", [("甲", "乙"), ("乙", "甲")])
def test_a_value_stated_again_on_another_paper_beside_a_new_one_stays(order: tuple[str, str]) -> None:
    again = [name(one, cites="t:2") for one in order]
    assert values(loaded([name("甲", cites="t:1")], again)) == ["乙", "甲", "甲"]


def test_of_two_conflicting_values_the_one_not_stated_again_ends() -> None:
    assert values(loaded([name("甲"), name("乙")], [name("甲")])) == ["甲"]


def test_two_values_of_one_key_in_one_load_stay_as_a_conflict() -> None:
    assert values(loaded([name("甲"), name("乙")])) == ["乙", "甲"]


def test_what_a_later_load_does_not_mention_stays_in_force() -> None:
    ledger = loaded(record("s:1", "甲", ownership="国有"), record("s:2", "乙"))
    assert len(in_force(ledger)) == 5


def test_the_same_value_with_another_citation_is_a_second_evidence() -> None:
    assert values(loaded([name("甲")], [name("甲", cites="s:report")])) == ["甲", "甲"]


def test_the_same_value_with_another_validity_closes_the_earlier() -> None:
    ledger = loaded([name("甲", valid_from="2010")], [name("甲", valid_from="2011")])
    assert [one.valid_from for one in ledger.statements()] == ["2011"]


def test_another_year_is_another_fact() -> None:
    capital = [say("registeredCapital", "1", period="2018"), say("registeredCapital", "2", period="2019")]
    assert values(loaded(capital[:1], capital[1:]), "registeredCapital") == ["1", "2"]


def test_values_of_a_multi_valued_property_do_not_close_each_other() -> None:
    assert values(loaded([alias("甲")], [alias("乙")]), "alias") == ["乙", "甲"]


def test_a_new_share_closes_the_relation_but_another_year_does_not() -> None:
    first, second = (tie("supplies", "s:1", "s:2", "2019", share=share) for share in ("0.1", "0.2"))
    other = tie("supplies", "s:1", "s:2", "2018", share="0.3")
    ledger = loaded([first, other], [second])
    assert {one.qualifier("share") for one in ledger.statements()} == {"0.2", "0.3"}


def test_a_functional_relation_holds_one_object_at_a_time() -> None:
    ledger = loaded([tie("locatedIn", "s:site", "s:a")], [tie("locatedIn", "s:site", "s:b")])
    assert in_force(ledger) == [("s:site", "locatedIn", "s:b")]


def test_large_loads_close_by_the_same_rule_as_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    first = [name("甲", f"s:{number}") for number in range(9)] + [scope("丙", "t:1")]
    second = [name("甲" if number % 2 else "乙", f"s:{number}") for number in range(8)] * 2
    small = loaded(first, second)
    monkeypatch.setattr("graph.ledger.loading.BATCH", 3)
    large = loaded(first, second)
    assert in_force(small) == in_force(large)
    assert small.snapshot() == large.snapshot()


@given(st.lists(batches, min_size=1, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_statements_never_changes_the_snapshot(loads: list[list[Statement]], chance: object) -> None:
    shuffled = [chance.sample(one, len(one)) for one in loads]  # type: ignore[attr-defined]
    assert loaded(*loads).snapshot() == loaded(*shuffled).snapshot()


@given(st.lists(batches, max_size=4))
@settings(max_examples=30, deadline=None)
def test_the_snapshot_kept_by_update_equals_the_one_recomputed(loads: list[list[Statement]]) -> None:
    ledger = loaded(*loads)
    assert ledger.check() == ledger.snapshot()


def test_evidence_never_enters_the_snapshot() -> None:
    plain, told = name("甲"), name("甲", original="甲公司 ", locator="第 3 行", quote="…", method="model")
    assert loaded([plain]).snapshot() == loaded([told]).snapshot()


def test_what_is_said_enters_the_snapshot() -> None:
    fields = ("unit", "cites", "period", "valid_from", "valid_to", "observed")
    found = {loaded([say("registeredCapital", "1", **{one: "2019"})]).snapshot() for one in fields}
    assert len(found) == len(fields)


def test_a_name_has_one_digest_however_its_letters_are_composed() -> None:
    assert statement_digest(name("é")) == statement_digest(name("e\u0301"))


def test_loads_know_their_sources_and_numbers() -> None:
    ledger = loaded([name("甲"), name("乙", "t:1")], [name("丙")])
    rows = [(one["id"], one["sources"], one["added"], one["closed"]) for one in ledger.loads()]
    assert rows == [(1, "s t", 2, 0), (2, "s", 1, 1)]


def test_ids_grow_in_the_order_of_statements() -> None:
    ledger = loaded([name("乙"), name("甲", "s:2")])
    with ledger.engine.connect() as connection:
        assert connection.scalar(select(func.max(statement.c.id))) == 2
    assert [one.value for one in ledger.statements()] == ["乙", "甲"]
