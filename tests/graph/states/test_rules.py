"""The branches of model section 5, each reached by the smallest world that reaches it."""

from __future__ import annotations

from tests.worlds import assembly, enough, zone


def test_nothing_known_and_nobody_looked_is_unknown() -> None:
    decision = zone().decision()
    assert (decision.state, decision.rule, decision.excluded) == ("unknown", "unknown_a", ())


def test_a_firm_without_a_survey_is_unknown_but_never_missing() -> None:
    decision = zone().maker("甲").decision()
    assert (decision.rule, decision.excluded, decision.reason) == ("unknown_a", ("missing",), "已有 1 家，是否够用未摸清")


def test_an_unsurveyed_link_tells_how_many_are_pending_and_outside() -> None:
    sketch = zone().maker("甲").firm("乙", "factory", status="trial", stockCode="600000").relate("乙", "produces", "p")
    assert sketch.decision(scope="listed").reason == "未摸排，待核 1 家，口径外已有 1 家"


def test_surveyed_with_a_pending_firm_is_unknown_b() -> None:
    sketch = zone().surveyed().firm("甲", status="trial").relate("甲", "produces", "p")
    assert (sketch.rule(), sketch.decision().reason) == ("unknown_b", "没有计入的企业，1 家待定（试生产）")


def test_surveyed_with_nobody_is_missing() -> None:
    assert zone().surveyed().rule() == "missing"


def test_a_firm_that_does_not_count_leaves_the_link_missing() -> None:
    assert zone().surveyed().firm("甲", status="stopped").relate("甲", "produces", "p").rule() == "missing"


def test_a_firm_known_outside_the_population_turns_missing_into_unknown() -> None:
    decision = zone().surveyed("listed").maker("甲").decision(scope="listed")
    assert (decision.state, decision.rule, decision.reason) == ("unknown", "unknown_outside", "口径内没有，口径外已有 1 家")


def test_a_pending_firm_outside_the_population_is_no_proof_of_a_gap_either() -> None:
    decision = zone().surveyed("listed").firm("甲", status="trial").relate("甲", "produces", "p").decision(scope="listed")
    assert (decision.rule, decision.reason) == ("unknown_outside", "口径内没有，口径外待核 1 家")


def test_present_and_surveyed_without_any_number_is_unknown_c() -> None:
    decision = assembly().without_numbers().decision()
    assert (decision.rule, decision.reason) == ("unknown_c", "有 1 家，强弱与来源集中度未量化")


def test_strength_alone_is_not_enough_to_be_sound() -> None:
    assert assembly().decision().reason == "有 1 家，来源集中度未量化"


def test_a_failed_weak_test_makes_the_link_weak_whatever_the_risk() -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.9")
    sketch.relate("买家", "demands", "p", quantity="900", quantityUnit="吨", productAsNamed="另一种")
    decision = sketch.decision()
    assert (decision.state, decision.at_risk, decision.excluded) == ("weak", True, ("missing",))


def test_a_failed_risk_test_alone_makes_the_link_at_risk() -> None:
    decision = assembly().relate("abroad", "provides", "p", share="0.6").relate("country", "provides", "p", share="0.4").decision()
    assert (decision.state, decision.excluded) == ("at_risk", ("missing", "weak"))


def test_strength_and_supply_judged_and_nothing_failed_is_sound() -> None:
    decision = assembly().relate("abroad", "provides", "p", share="0.4").relate("country", "provides", "p", share="0.6").decision()
    assert (decision.state, decision.excluded) == ("sound", ("missing", "weak", "at_risk"))


def test_a_failed_risk_test_excludes_weakness_only_where_strength_was_judged() -> None:
    sketch = zone().surveyed().maker("甲").link("k", product="m").maker("总装", "m").relate("总装", "demands", "p")
    decision = sketch.relate("abroad", "provides", "p", share="0.9").decision()
    assert (decision.state, decision.excluded) == ("at_risk", ("missing",))


def test_tests_that_do_not_apply_count_as_judged_and_that_is_said() -> None:
    decision = enough().decision()
    assert (decision.rule, decision.reason) == ("sound", "1 家计入，测试均通过；R2、R4 不适用，来源集中度没有可判的")


def test_w5_and_w6_passed_do_not_make_a_link_sound() -> None:
    sketch = zone().surveyed().maker("甲").record("q", "Product").relate("q", "makesUp", "l", essential="true")
    assert sketch.relate("甲", "produces", "q").rule() == "unknown_c"


def test_a_negligible_share_never_makes_a_link_sound() -> None:
    sketch = zone().surveyed().maker("甲", capacity="120", capacityUnit="吨", negligible="true")
    assert sketch.firm("买家").relate("买家", "demands", "p", quantity="100", quantityUnit="吨").rule() == "weak"


def test_risk_is_told_beside_a_missing_link_too() -> None:
    sketch = zone().surveyed().link("k", product="m").maker("总装", "m").relate("总装", "demands", "p")
    sketch.relate("abroad", "provides", "p", share="0.9")
    assert (sketch.rule(), "risk" in sketch.flags()) == ("missing", True)
