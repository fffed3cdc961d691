"""Judgements: decisions that survive every reload, count in the snapshot, and can be taken back."""

from __future__ import annotations

import pytest

from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from graph.statement import pack
from tests.graph.world import CODE_A, make_ledger, record, tie

pytestmark = pytest.mark.usefixtures("on_both")
SAME = Judgement("s:1", "t:1", "same", reason="电话核实", role="招商一局", date="2020-01-02")
PRODUCES = tie("supplies", "s:1", "s:2", "2019", productAsNamed="硅片", share="0.1")
KEYED = pack({"productAsNamed": "硅片", "period": "2019"})
DECIDED = Judgement("s:1", "s:2", "confirmed", predicate="supplies", qualifiers=KEYED)


def make(*judgements: Judgement) -> Ledger:
    ledger = make_ledger()
    ledger.add([*record("s:1", "甲"), *record("s:2", "丙"), *record("t:1", "乙"), PRODUCES])
    for one in judgements:
        ledger.judge([one])
    return ledger


def verdict(ledger: Ledger) -> str:
    (fact,) = read_facts(ledger).of("supplies")
    return fact.judgement


def test_a_judgement_joins_two_records_without_touching_a_statement() -> None:
    ledger = make(SAME)
    facts = read_facts(ledger)
    assert (facts.resolution.of("t:1"), facts.instances("Enterprise")) == ("s:1", ["s:1", "s:2"])
    assert {one.subject for one in ledger.statements()} == {"s:1", "s:2", "t:1"}


def test_of_two_judgements_on_one_pair_the_latest_wins_whichever_way_round_it_names_them() -> None:
    ledger = make(SAME, Judgement("t:1", "s:1", "different", date="2020-01-03"))
    assert [one.verdict for one in ledger.judgements()] == ["same", "different"]
    assert read_facts(ledger).resolution.of("t:1") == "t:1"


def test_a_judgement_survives_a_reload_and_a_retracted_load() -> None:
    ledger = make(SAME)
    ledger.add([*record("s:1", "甲", ownership="国有")])
    ledger.retract(3)
    assert read_facts(ledger).resolution.of("t:1") == "s:1"


def test_a_judgement_changes_the_snapshot_and_the_check_agrees() -> None:
    ledger = make(SAME)
    assert ledger.snapshot() != ledger.snapshot(at=1)
    assert ledger.check() == ledger.snapshot()


def test_the_same_judgements_in_another_order_give_the_same_snapshot() -> None:
    other = Judgement("s:1", "s:2", "rejected", predicate="supplies", qualifiers=KEYED)
    assert make(SAME, other).snapshot() == make(other, SAME).snapshot()


def test_the_same_judgement_twice_is_recorded_once() -> None:
    ledger = make(SAME, SAME)
    assert (len(ledger.judgements()), ledger.snapshot()) == (1, make(SAME).snapshot())


@pytest.mark.parametrize("word", ["confirmed", "to_review", "rejected"])
def test_a_verdict_on_a_fact_stands_on_it(word: str) -> None:
    assert verdict(make(Judgement("s:1", "s:2", word, predicate="supplies", qualifiers=KEYED))) == word


def test_a_verdict_on_a_fact_of_another_year_does_not_touch_this_one() -> None:
    other = pack({"productAsNamed": "硅片", "period": "2018"})
    assert verdict(make(Judgement("s:1", "s:2", "rejected", predicate="supplies", qualifiers=other))) == ""


def test_the_latest_verdict_on_a_fact_wins() -> None:
    early, late = DECIDED._replace(verdict="rejected", date="2020-01-02"), DECIDED._replace(date="2020-01-03")
    assert verdict(make(early, late)) == verdict(make(late, early)) == "confirmed"


def test_a_verdict_on_a_value_stands_on_its_fact() -> None:
    facts = read_facts(make(Judgement("s:1", "甲", "rejected", predicate="name")))
    assert [(one.value, one.judgement) for one in facts.of("name")] == [("甲", "rejected"), ("丙", ""), ("乙", "")]


def test_a_verdict_follows_its_record_into_a_merged_entity() -> None:
    ledger = make(Judgement("s:1", "s:2", "rejected", predicate="supplies", qualifiers=KEYED))
    ledger.add([*record("s:0", "甲", uscc=CODE_A), *record("s:1", "甲", uscc=CODE_A)])
    assert read_facts(ledger).resolution.of("s:1") == "s:0"
    assert verdict(ledger) == "rejected"


def test_of_verdicts_through_two_records_of_an_entity_the_later_dated_wins_in_any_order() -> None:
    early = Judgement("s:1", "s:2", "rejected", date="2020-01-02", predicate="supplies", qualifiers=KEYED)
    late = Judgement("t:1", "s:2", "confirmed", date="2020-01-03", predicate="supplies", qualifiers=KEYED)
    assert verdict(make(SAME, early, late)) == verdict(make(SAME, late, early)) == "confirmed"


def test_a_judgement_is_taken_back_by_retracting_its_load() -> None:
    ledger = make(SAME)
    assert ledger.retract(2).snapshot == ledger.snapshot(at=1)
    assert read_facts(ledger).resolution.of("t:1") == "t:1"


def test_a_retracted_judgement_leaves_the_one_it_had_overruled() -> None:
    ledger = make(SAME, SAME._replace(verdict="different"))
    assert ledger.retract(3).snapshot == ledger.snapshot(at=2)
    assert ledger.judgements() == [SAME]


@pytest.mark.parametrize("order", [(2, 3), (3, 2)])
def test_judgements_on_one_target_are_taken_back_in_any_order(order: tuple[int, int]) -> None:
    ledger = make(SAME, SAME._replace(verdict="different", date="2020-01-03"))
    for which in order:
        ledger.retract(which)
    assert (ledger.judgements(), ledger.check()) == ([], ledger.snapshot(at=1))


def test_no_order_of_calls_decides_between_judgements() -> None:
    undated = [DECIDED._replace(verdict=word) for word in ("confirmed", "rejected")]
    one, other = make(*undated), make(*reversed(undated))
    assert (one.snapshot(), verdict(one)) == (other.snapshot(), verdict(other))


def test_giving_an_earlier_judgement_again_does_not_overrule_the_latest() -> None:
    early, late = DECIDED._replace(verdict="rejected", date="2020-01-02"), DECIDED._replace(date="2020-01-03")
    assert verdict(make(early, late, early)) == "confirmed"


def test_a_judgement_given_again_holds_the_load_that_gave_it_first() -> None:
    with pytest.raises(LedgerFault, match="第 3 次载入建立在它之上"):
        make(SAME, SAME).retract(2)


def test_earlier_judgements_are_read_as_they_were_recorded() -> None:
    ledger = make(SAME, SAME._replace(verdict="different"))
    assert [len(ledger.judgements(at)) for at in (1, 2, 3)] == [0, 1, 2]


def test_judgements_may_be_tried_without_being_recorded() -> None:
    ledger = make()
    assert read_facts(ledger, judgements=[SAME]).resolution.of("t:1") == "s:1"
    assert ledger.judgements() == []


@pytest.mark.parametrize("wrong", [SAME._replace(verdict="perhaps"), SAME._replace(verdict="confirmed"),
                                   DECIDED._replace(verdict="same")])  # fmt: skip
def test_a_verdict_that_does_not_fit_is_refused(wrong: Judgement) -> None:
    with pytest.raises(LedgerFault, match="LT-JUDGE-01"):
        make(wrong)


@pytest.mark.parametrize("wrong", [{"subject": "s:9"}, {"object": "s:9"}, {"predicate": "sells"}])
def test_a_judgement_on_what_the_ledger_does_not_hold_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(LedgerFault, match="LT-JUDGE-02"):
        make(DECIDED._replace(**wrong))


def test_of_refused_judgements_none_is_kept() -> None:
    ledger = make()
    with pytest.raises(LedgerFault):
        ledger.judge([SAME, SAME._replace(subject="s:9")])
    assert (ledger.judgements(), len(ledger.loads())) == ([], 1)


def test_a_judged_pair_stands_in_one_order() -> None:
    assert make(Judgement("t:1", "s:1", "same")).judgements() == [Judgement("s:1", "t:1", "same")]
