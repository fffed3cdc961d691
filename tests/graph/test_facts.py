"""Facts: each once, with its sources; conflicts kept and seen; what is in force at a date; no order matters."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import Facts, data_date, read_facts, read_history
from graph.statement import Statement, pack
from tests.graph.world import (
    CODE_A,
    alias,
    described,
    facts_of,
    make_ledger,
    name,
    record,
    say,
    statements,
    tie,
)


def one_name(facts: Facts, entity: str = "s:1") -> tuple[str, tuple[tuple[str, str], ...]]:
    (fact,) = facts.about(entity, "name")
    return fact.value, fact.others


def by(source: str, called: str, **more: str) -> Statement:
    return Statement(source, "s:1", "name", value=called, **more)  # type: ignore[arg-type]


def ranked(source: str, rank: int) -> Statement:
    return say("sourceRank", str(rank), f"{source}:source")


def test_two_sources_that_say_the_same_are_one_fact_with_two_sources() -> None:
    (fact,) = facts_of(by("s", "甲"), by("t", "甲")).about("s:1", "name")
    assert (fact.sources, fact.conflict, len(fact.statements)) == (("s", "t"), False, 2)


def test_a_fact_of_two_records_of_one_entity_is_one() -> None:
    facts = facts_of(*record("t:1", "甲", uscc=CODE_A, ownership="国有"), *record("s:9", "甲", uscc=CODE_A, ownership="国有"))
    (fact,) = facts.about("s:9", "ownership")
    assert (fact.sources, facts.count()) == (("s", "t"), 4)


def test_relations_of_merged_entities_merge_at_both_ends() -> None:
    facts = facts_of(*record("s:1", "甲"), *record("t:1", "甲"), *record("s:2", "乙"), *record("t:2", "乙"),
                     tie("supplies", "s:1", "s:2"), tie("supplies", "t:1", "t:2"))  # fmt: skip
    (fact,) = facts.of("supplies")
    assert (fact.subject, fact.object, fact.sources) == ("s:1", "s:2", ("s", "t"))
    assert facts.to("s:2", "supplies") == [fact] == facts.about("s:1", "supplies")


def test_different_values_of_one_key_are_both_kept_as_a_conflict() -> None:
    facts = facts_of(by("s", "甲"), by("t", "乙"))
    assert one_name(facts) == ("甲", (("乙", ""),))
    assert list(facts.conflicts()) == facts.about("s:1", "name")


def test_one_code_with_two_names_is_a_conflict_of_one_entity() -> None:
    facts = facts_of(*record("s:1", "甲", uscc=CODE_A), *record("t:1", "乙", uscc=CODE_A))
    assert one_name(facts) == ("甲", (("乙", ""),))


def test_the_better_ranked_source_is_shown() -> None:
    assert one_name(facts_of(ranked("t", 10), ranked("s", 20), by("s", "甲"), by("t", "乙"))) == ("乙", (("甲", ""),))


def test_a_source_with_a_rank_comes_before_one_without() -> None:
    assert one_name(facts_of(ranked("t", 500), by("s", "甲"), by("t", "乙")))[0] == "乙"


def test_between_equal_ranks_the_later_period_is_shown() -> None:
    periods = ("2018", "2019-06", "", "2017/2019-03")
    (fact,) = facts_of(*(tie("branchOf", "s:1", "s:2", one)._replace(cites=one) for one in periods)).of("branchOf")
    assert [cites for _, cites, _ in fact.witnesses] == ["2019-06", "2017/2019-03", "2018", ""]


def test_between_equal_ranks_and_periods_what_is_said_decides() -> None:
    facts = facts_of(*(tie("supplies", "s:1", "s:2", share=share) for share in ("0.2", "0.1")))
    assert facts.of("supplies")[0].qualifier("share") == "0.1"


tellings = st.lists(st.tuples(st.sampled_from("stu"), st.sampled_from("甲乙丙")), min_size=1, max_size=6)


@given(tellings, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_shown_value_is_the_same_in_any_order(told: list[tuple[str, str]], chance: random.Random) -> None:
    said = [by(*one) for one in told]
    assert described(facts_of(ranked("u", 1), *said)) == described(facts_of(*chance.sample(said, len(said)), ranked("u", 1)))


@given(st.lists(statements(), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_no_order_of_statements_changes_the_facts(told: list[Statement], chance: random.Random) -> None:
    assert described(facts_of(*told)) == described(facts_of(*chance.sample(told, len(told))))


def test_facts_of_a_predicate_stand_in_an_order_that_no_load_decides() -> None:
    firms = [*record("s:3", "丙"), *record("s:1", "甲"), *record("s:2", "乙")]
    assert [one.subject for one in facts_of(*firms).of("name")] == ["s:1", "s:2", "s:3"]


def test_values_of_a_multi_valued_property_are_no_conflict() -> None:
    facts = facts_of(alias("甲"), alias("乙"))
    assert (facts.values("s:1", "alias"), list(facts.conflicts())) == (("乙", "甲"), [])


ZONES = [tie("partOf", "s:zone", "s:city"), tie("partOf", "s:city", "s:province"), tie("partOf", "s:other", "s:city")]
PLACES = [(("city", "zone"), "zone", 0), (("province", "zone"), "zone", 0), (("zone", "city", "province"), "zone", 0),
          (("zone", "other"), "zone", 1), (("city", "zone", "other"), "zone", 1)]  # fmt: skip


@pytest.mark.parametrize(("told", "shown", "others"), PLACES)
def test_a_place_inside_another_is_a_fuller_telling_of_where_a_site_is(told: tuple[str, ...], shown: str, others: int) -> None:
    said = [Statement(source, "s:1", "locatedIn", object=f"s:{place}") for source, place in zip("stu", told, strict=False)]
    (fact,) = facts_of(*ZONES, *said).of("locatedIn")
    assert (fact.object, len(fact.others), len(fact.witnesses)) == (f"s:{shown}", others, len(told))


def test_facts_at_all_times_show_the_narrower_place_too() -> None:
    ledger = make_ledger()
    said = [Statement(source, "s:1", "locatedIn", object=place) for source, place in (("s", "s:city"), ("t", "s:zone"))]
    ledger.add([*ZONES, *said])
    assert [one.object for one in read_history(ledger).of("locatedIn")] == ["s:zone"]


@pytest.mark.parametrize(("other", "conflict"), [(("1", "万吨"), False), (("10000", "万吨"), True), (("10000", "台"), True)])
def test_amounts_are_compared_in_base_units(other: tuple[str, str], conflict: bool) -> None:
    said = [("s", "10000", "吨"), ("t", *other)]
    told = [Statement(source, "s:1", "occupies", object="s:2", qualifiers=pack({"capacity": number, "capacityUnit": unit}))
            for source, number, unit in said]  # fmt: skip
    (fact,) = facts_of(*told).of("occupies")
    assert (fact.conflict, fact.qualifier("capacity"), fact.qualifier("capacityUnit")) == (conflict, "10000", "吨")


def test_several_classes_are_no_conflict() -> None:
    facts = facts_of(say("a", "Enterprise"), say("a", "University"))
    assert (set(facts.classes("s:1")), list(facts.conflicts())) == ({"Enterprise", "University"}, [])


def test_remarks_are_kept_beside_each_other() -> None:
    facts = facts_of(say("note", "甲"), say("note", "乙"))
    assert (len(facts.about("s:1", "note")), list(facts.conflicts())) == (2, [])


def test_a_remark_on_a_relation_is_no_conflict() -> None:
    said = [Statement(source, "s:1", "supplies", object="s:2", qualifiers=pack({"share": "0.1", "note": note}))
            for source, note in (("s", "甲"), ("t", "乙"))]  # fmt: skip
    (fact,) = facts_of(*said).of("supplies")
    assert (fact.conflict, fact.qualifier("note")) == (False, "甲")


def test_figures_of_different_years_are_different_facts() -> None:
    facts = facts_of(say("registeredCapital", "1", period="2018"), say("registeredCapital", "2", period="2019"))
    assert (len(facts.about("s:1", "registeredCapital")), list(facts.conflicts())) == (2, [])


def test_an_equal_number_in_another_unit_is_a_conflict() -> None:
    told = [say("registeredCapital", "1", unit=unit)._replace(source=source) for unit, source in (("元", "s"), ("美元", "t"))]
    (fact,) = facts_of(*told).about("s:1", "registeredCapital")
    assert fact.others == (("1", "美元"),)


def test_a_contradicting_qualifier_is_a_conflict() -> None:
    told = [tie("supplies", "s:1", "s:2", share=share)._replace(source=source) for share, source in (("0.1", "s"), ("0.2", "t"))]
    (fact,) = facts_of(*told).of("supplies")
    assert (fact.qualifier("share"), fact.others) == ("0.1", (("s:2", "share=0.2"),))


def test_a_telling_that_agrees_completes_a_fact() -> None:
    told = [tie("supplies", "s:1", "s:2", share="0.1"), tie("supplies", "s:1", "s:2", rank="1")._replace(source="t")]
    (fact,) = facts_of(*told).of("supplies")
    assert (fact.qualifier("share"), fact.qualifier("rank"), fact.others) == ("0.1", "1", ())


def test_another_key_qualifier_is_another_fact() -> None:
    told = [tie("supplies", "s:1", "s:2", productAsNamed=product) for product in ("硅片", "硅棒")]
    assert len(facts_of(*told).of("supplies")) == 2


def test_a_functional_relation_to_two_objects_is_a_conflict() -> None:
    (fact,) = facts_of(tie("locatedIn", "s:1", "s:a"), tie("locatedIn", "s:1", "s:b")).of("locatedIn")
    assert (fact.object, fact.others) == ("s:a", (("s:b", ""),))


@pytest.mark.parametrize(("as_of", "shown"), [
    ("2009-12-31", []), ("2010", ["甲"]), ("2014-12-31", ["甲"]), ("2015-01-01", ["乙"]), ("2030", ["乙"])])  # fmt: skip
def test_a_statement_counts_from_its_first_day_until_the_day_before_its_last(as_of: str, shown: list[str]) -> None:
    told = [name("甲", valid_from="2010", valid_to="2015"), name("乙", valid_from="2015-01")]
    facts = facts_of(*told, as_of=as_of)
    assert [one.value for one in facts.of("name")] == shown
    assert list(facts.conflicts()) == []


def test_statements_in_force_together_do_conflict() -> None:
    told = [name("甲", valid_from="2010"), name("乙", valid_from="2015")]
    assert one_name(facts_of(*told, as_of="2016")) == ("乙", (("甲", ""),))


@pytest.mark.parametrize(("as_of", "value"), [
    ("2017", ""), ("2018-12-30", ""), ("2018", "1"), ("2019-12-30", "1"), ("2019", "2"), ("2030", "2")])  # fmt: skip
def test_the_latest_period_ended_by_the_date_answers(as_of: str, value: str) -> None:
    told = [say("registeredCapital", amount, period=year) for amount, year in (("1", "2018"), ("2", "2019"))]
    assert facts_of(*told, as_of=as_of).value("s:1", "registeredCapital") == value


def test_a_dated_figure_answers_before_an_undated_one() -> None:
    facts = facts_of(say("registeredCapital", "9"), say("registeredCapital", "1", period="2018"))
    assert facts.value("s:1", "registeredCapital") == "1"


def test_nothing_known_is_an_empty_value() -> None:
    facts = facts_of(name("甲"))
    assert (facts.value("s:1", "uscc"), facts.value("s:9", "name"), facts.of("nothing")) == ("", "", [])


def test_an_entity_is_an_instance_of_its_class_and_of_every_ancestor() -> None:
    facts = facts_of(*record("s:2", "乙"), *record("s:1", "甲"), *record("s:3", "丙", "Product"))
    assert (facts.instances("Actor"), facts.instances("Enterprise")) == (["s:1", "s:2"], ["s:1", "s:2"])
    assert (facts.is_a("s:1", "Actor"), facts.is_a("s:3", "Actor")) == (True, False)


@pytest.mark.parametrize(("told", "label"), [
    ([say("name", "甲公司"), say("shortName", "甲")], "甲公司"), ([say("shortName", "甲")], "甲"),
    ([say("alias", "阿甲")], "阿甲"), ([], "1")])  # fmt: skip
def test_the_label_is_the_best_name_known(told: list[Statement], label: str) -> None:
    assert facts_of(*told).label("s:1") == label


def test_evidence_gives_the_statements_with_what_was_written() -> None:
    facts = facts_of(name("甲", original="甲 ", locator="第 2 行", quote="名称"), by("t", "甲"))
    found = facts.evidence(facts.about("s:1", "name"))
    assert {(one.source, one.original, one.locator, one.quote) for one in found.values()} == {
        ("s", "甲 ", "第 2 行", "名称"), ("t", "", "", "")}  # fmt: skip
    assert all(one.id == number for number, one in found.items())


@pytest.mark.parametrize(("stored", "told", "date"), [
    ("", [], "1900-01-01"), ("2018-03", [say("founded", "1", period="2019")], "2018-03-31"),
    ("", [say("founded", "1", period="2018/2019-06"), say("issuedOn", "2019-02-03", "s:d")], "2019-06-30"),
    ("", [say("founded", "1", period="2018"), say("issuedOn", "2019-02-03", "s:d")], "2019-02-03")])  # fmt: skip
def test_the_data_date_is_the_stored_one_or_the_latest_known(stored: str, told: list[Statement], date: str) -> None:
    ledger = make_ledger()
    ledger.add(told)
    ledger.set("data_date", stored)
    assert (data_date(ledger), read_facts(ledger).as_of) == (date, date)


def test_the_data_date_of_a_load_goes_with_it() -> None:
    ledger = make_ledger()
    for day in ("2018", "2019-06", ""):
        with ledger.loading(data_date=day) as loading:
            loading.finish()
    ledger.retract(2)
    assert [data_date(ledger, at) for at in (1, 2, 3, 4, None)] == [
        "2018-12-31", "2019-06-30", "2019-06-30", "2018-12-31", "2018-12-31"]  # fmt: skip


def test_the_data_date_of_an_earlier_load_knows_no_later_period() -> None:
    ledger = make_ledger()
    for year in ("2018", "2019"):
        ledger.add([say("registeredCapital", "1", period=year)])
    assert (data_date(ledger, at=1), data_date(ledger)) == ("2018-12-31", "2019-12-31")


def test_facts_of_some_classes_are_those_of_their_records_alone() -> None:
    ledger = make_ledger()
    ledger.add([*record("s:1", "甲"), *record("s:2", "乙", cls="University"), tie("cooperatesWith", "s:2", "s:1")])
    found = read_facts(ledger, classes=("University",))
    assert (found.instances("Actor"), [one.object for one in found.of("cooperatesWith")]) == (["s:2"], ["s:1"])


def test_sources_that_are_left_out_say_nothing_and_join_nothing() -> None:
    ledger = make_ledger()
    ledger.add([*record("s:1", "甲"), *record("doc-1:1", "甲"), *record("doc-2:2", "乙")])
    found = read_facts(ledger, apart="doc-")
    assert (found.instances("Actor"), found.resolution.members.get("s:1", ("s:1",))) == (["s:1"], ("s:1",))
