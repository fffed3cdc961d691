"""What is one entity now, and why."""

from __future__ import annotations

from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from ingest.resolve.review.actors import actors_of
from ingest.resolve.review.merged import Merged, merged
from tests.graph.world import record
from tests.ingest.review.world import CODE_A, FIRM, A, B, ledger_of

SAME = Judgement(A, B, "same", "电话核实", "招商一局", "2026-11-30")


def listed(ledger: Ledger) -> list[Merged]:
    return merged(actors_of(read_facts(ledger)), ledger.judgements())


def test_a_judgement_is_listed_with_who_and_when_and_why() -> None:
    (one,) = listed(ledger_of(record(A, "甲山机床有限公司"), record(B, "乙水化工有限公司"), judgements=[SAME]))
    assert (one.a.id, one.b.id, one.why) == (A, B, "判定（招商一局，2026-11-30）：电话核实")


def test_one_code_with_two_names_is_listed_first_with_a_warning() -> None:
    coded = [record("t:1", "丙火铸造有限公司", uscc=CODE_A), record("t:2", "丁木家具有限公司", uscc=CODE_A)]
    found = listed(ledger_of(record(A, "甲山机床有限公司"), record(B, "乙水化工有限公司"), *coded, judgements=[SAME]))
    assert [one.doubt for one in found] == ["一码两名：名称看不出是同一家，先核对代码", ""]
    assert found[0].why == f"统一社会信用代码相同：{CODE_A}"


def test_one_code_with_a_short_name_is_no_warning() -> None:
    coded = [record(A, "江城红光机电股份有限公司", uscc=CODE_A), record(B, "江城红光机电", uscc=CODE_A)]
    assert [one.doubt for one in listed(ledger_of(*coded))] == [""]


def test_records_of_one_full_name_are_left_out() -> None:
    assert listed(ledger_of(record(A, FIRM), record("t:a", FIRM))) == []


def test_a_judgement_that_took_no_effect_is_left_out() -> None:
    later = Judgement(A, B, "different", date="2026-12-01")
    assert listed(ledger_of(record(A, "甲山机床有限公司"), record(B, "乙水化工有限公司"), judgements=[SAME, later])) == []
