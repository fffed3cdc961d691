"""Roll-up over isTypeOf (model, section 5): up goes everything once, down only 归类未细; the switch stops both."""

from __future__ import annotations

from tests.worlds import Sketch, zone


def family() -> Sketch:
    """A parent `l` with two kinds `a` and `b`, each of one product."""
    return zone().link("a", parent="l", product="pa").link("b", parent="l", product="pb")


def test_a_parent_has_the_firms_of_its_kinds() -> None:
    assert [one.actor for one in family().maker("甲", "pa").maker("乙", "pb").decision().counted] == ["t:乙", "t:甲"]


def test_a_firm_at_both_kinds_counts_once() -> None:
    assert len(family().maker("甲", "pa").relate("甲", "produces", "pb").decision().counted) == 1


def test_roll_up_reaches_grandchildren() -> None:
    assert len(family().link("aa", parent="a", product="paa").maker("甲", "paa").decision().counted) == 1


def test_a_child_takes_nothing_that_counts_from_its_parent() -> None:
    decision = family().surveyed().maker("甲").decision("a")
    assert (decision.rule, [one.verdict.code for one in decision.pending]) == ("unknown_b", ["too_coarse"])


def test_a_child_takes_nothing_from_its_sibling() -> None:
    assert family().surveyed().maker("甲", "pb").decision("a").examined == ()


def test_a_firm_known_at_the_child_itself_is_not_too_coarse() -> None:
    assert family().maker("甲").relate("甲", "produces", "pa").verdict(link="a") == "local_plant"


def test_what_is_known_of_a_firm_at_the_child_goes_before_what_is_known_at_the_parent() -> None:
    assert family().maker("甲").relate("甲", "produces", "pa", capacityUse="captive").verdict(link="a") == "captive"


def test_a_survey_of_the_parent_closes_its_kinds() -> None:
    assert family().surveyed(link="l").rule("a") == "missing"


def test_a_survey_of_one_kind_does_not_close_the_parent() -> None:
    assert family().surveyed(link="a").rule() == "unknown_a"


def test_surveys_of_every_kind_close_the_parent() -> None:
    decision = family().surveyed(link="a").surveyed(link="b").decision()
    assert (decision.rule, len(decision.coverage)) == ("missing", 2)


def test_without_roll_up_a_parent_has_only_its_own() -> None:
    assert family().maker("甲", "pa").decision(rollup=False).examined == ()


def test_without_roll_up_nothing_comes_down() -> None:
    assert family().maker("甲").decision("a", rollup=False).examined == ()


def test_without_roll_up_a_survey_of_the_parent_says_nothing_of_its_kinds() -> None:
    assert family().surveyed(link="l").rule("a", rollup=False) == "unknown_a"


def test_without_roll_up_surveys_of_the_kinds_say_nothing_of_the_parent() -> None:
    assert family().surveyed(link="a").surveyed(link="b").rule(rollup=False) == "unknown_a"


def test_demand_for_a_kind_is_demand_at_the_parent() -> None:
    sketch = family().surveyed().maker("甲", "pa", capacity="40", capacityUnit="吨").firm("买家")
    assert sketch.relate("买家", "demands", "pb", quantity="100", quantityUnit="吨").test("W1").value == 0.4
