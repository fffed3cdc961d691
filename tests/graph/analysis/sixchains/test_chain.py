"""A chain: its 政产学研金用 and their ties, which links lack most, what no fund covers, and what cannot be asked."""

from __future__ import annotations

import pytest

from graph.analysis.sixchains import chain_detail, find_subject, ranked, six_chains
from graph.errors import UnknownName
from graph.facts import read_facts
from graph.ledger import Ledger
from tests.graph.analysis.sixchains.world import clause, support
from tests.worlds import Sketch, key, zone


def roles(sketch: Sketch) -> dict[str, list[str]]:
    """Role → names, of the chain."""
    found: dict[str, list[str]] = {}
    for one in chain_detail(sketch.facts(), "chain", key("zone")).actors:
        found.setdefault(one.role, []).append(one.label)
    return found


def peopled() -> Sketch:
    """A chain with somebody of each of the six kinds."""
    sketch = zone().maker("厂", productAsNamed="甲料").record("局", "Department")
    sketch.relate("局", "responsibleFor", "chain", duty="lead")
    sketch.record("大学", "University").relate("大学", "cooperatesWith", "厂").record("院", "ResearchInstitute")
    sketch.relate("院", "servesLink", "l").record("基金", "Fund").relate("基金", "investsIn", "厂")
    sketch.firm("买家").relate("买家", "demands", "p").firm("客户").relate("厂", "supplies", "客户", productAsNamed="甲料")
    sketch.record("成果", "Achievement").relate("成果", "usableIn", "l").record("合同", "Transfer")
    sketch.relate("合同", "transferOf", "成果").relate("合同", "transferFrom", "院").firm("用户")
    return sketch.relate("合同", "transferTo", "用户")


def test_the_six_kinds_are_computed() -> None:
    one_each = {"政": ["局"], "产": ["厂"], "学": ["大学"], "研": ["院"], "金": ["基金"]}
    assert roles(peopled()) == {**one_each, "用": ["买家", "客户", "用户"]}


def test_who_issued_a_clause_about_the_chain_takes_part() -> None:
    assert roles(clause(zone(), "条", "chain"))["政"] == ["zone-office"]


def test_a_buyer_of_something_else_is_no_user() -> None:
    sketch = zone().maker("厂").firm("客户").relate("厂", "supplies", "客户", productAsNamed="他物")
    assert "用" not in roles(sketch)


def test_a_buyer_of_nobody_knows_what_is_a_user_and_says_so() -> None:
    sketch = zone().maker("厂").firm("客户").relate("厂", "supplies", "客户")
    told = {one.label: (one.role, one.how) for one in chain_detail(sketch.facts(), "chain", key("zone")).actors}
    assert told["客户"] == ("用", "向“厂”采购（产品不明）")


def test_a_maker_that_may_be_outside_the_population_is_told_as_undecided() -> None:
    sketch = zone().maker("厂").firm("客户").relate("厂", "supplies", "客户")
    found = chain_detail(sketch.facts(), "chain", key("zone"), "above_scale")
    assert [one.role for one in found.actors] == ["用"]
    assert [(one.start_label, one.end_label) for one in found.ties] == [("厂", "客户")]
    told = [(one.label, one.role, one.how) for one in found.undecided]
    assert told == [("厂", "产", "在“l”区内工厂投产对外供应，是否在口径内不明")]


def test_a_maker_that_counts_at_one_link_is_not_undecided_for_another() -> None:
    sketch = zone().link("k").source("弱源", "weak").maker("厂").firm("疑")
    sketch.relate("厂", "occupies", "k", source="弱源").relate("疑", "occupies", "k", source="弱源")
    assert [one.label for one in chain_detail(sketch.facts(), "chain", key("zone")).undecided] == ["疑"]


def test_ties_are_told_between_those_who_take_part() -> None:
    found = chain_detail(peopled().facts(), "chain", key("zone")).ties
    assert {(one.start_label, one.relation, one.end_label) for one in found} == {
        ("大学", "合作", "厂"), ("基金", "投资", "厂"), ("厂", "供货", "客户"), ("院", "成果转化", "用户")}  # fmt: skip


def test_the_link_that_lacks_most_for_certain_comes_first() -> None:
    sketch = zone().link("k").link("j").surveyed(link="k").surveyed(place="province", link="k", surveyRole="supporters")
    support(sketch.surveyed(link="j"), "甲")
    rows = ranked(six_chains(sketch.facts(), key("zone")).rows)
    assert [(one.id, one.lacking, one.lacking_at_most) for one in rows] == [(key("k"), 4, 6), (key("j"), 1, 6), (key("l"), 0, 5)]


def test_fields_and_funds_without_coverage_are_told_with_the_reason() -> None:
    sketch = zone().record("甲领域", "IndustryField").record("乙领域", "IndustryField").relate("chain", "inField", "乙领域")
    sketch.relate("zone", "prioritises", "甲领域").relate("zone", "prioritises", "乙领域")
    sketch.record("闲基金", "Fund", fundStatus="active").site("闲基金", "office", "province")
    found = {one.label: one.why.split("；")[0][:6] for one in six_chains(sketch.facts(), key("zone")).uncovered}
    assert found == {"甲领域": "账上没有归到", "乙领域": "没有查到支撑", "闲基金": "存续"}


def test_a_fund_at_a_link_covers_the_chains_field() -> None:
    sketch = support(zone(), "基金", "capital").record("领域", "IndustryField").relate("chain", "inField", "领域")
    assert six_chains(sketch.relate("zone", "prioritises", "领域").facts(), key("zone")).uncovered == ()


def test_a_name_is_a_chains_or_a_links() -> None:
    facts = zone().facts()
    assert (find_subject(facts, "chain"), find_subject(facts, "l")) == ((key("chain"), True), (key("l"), False))


def test_an_unknown_name_offers_the_nearest_chains_and_links() -> None:
    with pytest.raises(UnknownName) as told:
        find_subject(zone().link("硅片环节").facts(), "硅片环")
    assert "硅片环节" in str(told.value)


def test_a_chain_without_links_is_refused() -> None:
    sketch = zone().record("空链", "IndustryChain")
    with pytest.raises(UnknownName) as told:
        chain_detail(sketch.facts(), "空链", key("zone"))
    assert [one.code for one in told.value.issues] == ["LT-SIX-01"]


def test_an_empty_ledger_knows_no_place() -> None:
    with pytest.raises(UnknownName) as told:
        six_chains(read_facts(Ledger("sqlite://")), "本区")
    assert [one.code for one in told.value.issues] == ["LT-NAME-03"]
