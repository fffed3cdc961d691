"""Two sides by one set of definitions: in what they differ, and why, firm by firm, survey by survey, number by number."""

from __future__ import annotations

import pytest

from graph.analysis.comparison import Comparison, ComparisonFault, LinkDifference, compare_places, compare_times
from graph.errors import UnknownName
from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from tests.worlds import Sketch, assembly, zone


def twins() -> Sketch:
    """A second zone beside the first."""
    return zone().record("other", "Zone", name="邻区").relate("other", "partOf", "city")


def places(sketch: Sketch, scope: str = "") -> Comparison:
    return compare_places(sketch.facts(), "本区", "邻区", scope)


def line(found: Comparison, link: str = "t:l") -> LinkDifference:
    return next(one for one in found.links if one.id == link)


def told(found: Comparison) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in line(found).why]


def at(sketch: Sketch, day: str) -> Facts:
    sketch.as_of = day
    return sketch.facts()


def test_a_survey_on_one_side_only_is_the_reason() -> None:
    found = places(twins().surveyed(place="zone"))
    assert told(found) == [("survey", "本区已摸清（survey-all-zone--），邻区未摸排")]
    assert line(found).states == ("missing", "unknown")


def test_firms_that_count_on_one_side_are_named() -> None:
    found = places(twins().surveyed(place="city").maker("甲"))
    assert ("firm", "本区计入 1 家（甲）；邻区计入 0 家") in told(found)
    assert (line(found).firms, line(found).direction) == ((1, 0), "")


def test_firms_that_are_pending_on_one_side_are_named() -> None:
    found = places(twins().source("弱", "weak").firm("甲").relate("甲", "produces", "p", source="弱"))
    assert told(found) == [("firm", "本区待定 1 家（甲）；邻区待定 0 家")]


def test_firms_outside_the_scope_are_named() -> None:
    found = places(twins().surveyed("listed", "city").maker("甲"), "上市")
    assert told(found) == [("firm", "本区口径外 1 家（甲）；邻区口径外 0 家")]


def test_many_firms_are_named_in_part() -> None:
    sketch = twins()
    for name in "甲乙丙丁":
        sketch.maker(name)
    assert "等）" in told(places(sketch))[0][1]


def test_a_number_that_fails_on_one_side_is_told_with_its_line() -> None:
    sketch = twins().surveyed(place="city").maker("甲", capacity="20", capacityUnit="吨").firm("买家")
    sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨")
    sketch.maker("乙", place="other", capacity="90", capacityUnit="吨").firm("别家", place="other")
    found = places(sketch.relate("别家", "demands", "p", quantity="100", quantityUnit="吨"))
    assert ("number", "W1 本地产能对需求的覆盖：0.2，未通过（界线 0.5） → 0.9，通过（界线 0.5）") in told(found)


def test_a_test_that_nobody_here_makes_apply_is_no_reason() -> None:
    sketch = twins().link("k", product="m").maker("总装", "m").record("slot", "InputSlot", slotKind="material")
    found = places(sketch.relate("m", "requires", "slot").relate("p", "fills", "slot"))
    tests = [next(one for one in sketch.decision(place=place).tests if one.name == "R2") for place in ("zone", "other")]
    assert ([one.judged for one in tests], told(found)) == ([False, True], [])


def test_supply_that_a_source_states_without_firms_is_told() -> None:
    found = places(twins().surveyed(place="city").relate("zone", "provides", "p", share="0.2"))
    assert ("provided", "来源所说的本地供应：本区 1 条，邻区 0 条") in told(found)


def test_sides_without_difference_give_no_reason() -> None:
    assert told(places(twins())) == []


def test_the_second_place_is_judged_by_the_first_ones_lines_and_it_is_said() -> None:
    sketch = twins().surveyed(place="city").threshold("W1", "0.9", "other").firm("买家", place="other")
    sketch.maker("乙", place="other", capacity="60", capacityUnit="吨")
    found = places(sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨"))
    assert (line(found).states[1], found.caveats) == ("sound", ("两边都用本区的界线；邻区自己的不同：W1",))


def test_the_second_place_is_asked_by_the_first_ones_scope_and_it_is_said() -> None:
    sketch = Sketch().record("other", "Zone", name="邻区", defaultScope="listed")
    sketch.statements += zone().statements
    found = places(sketch)
    assert [one.scope for one in found.headers] == ["all", "all"]
    assert found.caveats == ("两边都用本区的口径“全部法人”；邻区自己的口径是“上市”",)


def test_rules_that_places_have_of_their_own_are_told() -> None:
    sketch = Sketch().record("other", "Zone", name="邻区", evidenceWindow="5", localSiteKind="office", unknownPlantCounts="false")
    sketch.statements += zone().statements
    caveats = places(sketch).caveats
    told = ["证据有效年数不同", "算作本地的场所种类不同", "生产地不明的企业，一边计入、一边待定"]
    assert [one.split("：")[0] for one in caveats] == told


def test_a_place_is_not_compared_with_itself() -> None:
    with pytest.raises(ComparisonFault, match="比较的两边是同一个") as fault:
        compare_places(zone().facts(), "本区", "t:zone")
    assert fault.value.issues[0].code == "LT-COMPARE-01"


def test_an_unknown_place_is_said() -> None:
    with pytest.raises(UnknownName):
        compare_places(zone().facts(), "本区", "没有的区")


def test_a_firm_that_comes_between_two_dates_is_named_with_its_verdict() -> None:
    sketch = zone().surveyed().firm("甲").relate("甲", "produces", "p", since="2024-06")
    found = compare_times(at(sketch, "2023-12-31"), at(sketch, "2024-12-31"), "本区")
    assert line(found).states == ("missing", "unknown")
    kind, words = told(found)[0]
    assert (kind, words.startswith("甲：没有记录 → 区内工厂投产对外供应（区内工厂（甲-factory-zone）")) == ("firm", True)


def test_a_survey_that_has_expired_is_the_reason() -> None:
    sketch = zone().surveyed(surveyedFrom="2023", expires="2024-06-30")
    found = compare_times(at(sketch, "2024-01-31"), at(sketch, "2024-12-31"), "本区")
    assert told(found) == [("survey", "截至 2024-01-31已摸清（survey-all-zone--），截至 2024-12-31未摸排")]


def test_a_state_between_missing_and_sound_may_be_better_or_worse() -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.45").relate("country", "provides", "p", share="0.55")
    sketch.relate("甲", "produces", "p", since="2024-06", capacity="120", capacityUnit="吨")
    sketch.statements = [one for one in sketch.statements if (one.predicate, one.valid_from) != ("produces", "") or
                         one.subject != "t:甲"]  # fmt: skip
    before, after = at(sketch, "2023-12-31"), at(sketch, "2024-12-31")
    assert line(compare_times(before, after, "本区")).direction == "better"
    assert line(compare_times(after, before, "本区")).direction == "worse"


def test_two_snapshots_of_one_ledger_differ_by_what_was_loaded_between() -> None:
    ledger = Ledger("sqlite://", kind="示例")
    first = ledger.add(zone().surveyed().statements)
    ledger.add(Sketch().maker("甲").link("late").statements)
    found = compare_times(read_facts(ledger, "2024-12-31", 1), read_facts(ledger, "2024-12-31"), "本区")
    assert first is not None
    assert found.labels[0].startswith("快照 ")
    assert [one.why[0].kind for one in found.links] == ["firm", "link"]
    assert line(found, "t:late").states == ("", "missing")


def test_lines_that_changed_between_two_times_are_told() -> None:
    before, after = zone().facts(), zone().threshold("W1", "0.9", "zone").facts()
    assert compare_times(before, after, "本区").caveats == ("界线改了：W1",)


def test_the_same_time_is_not_compared_with_itself() -> None:
    facts = zone().facts()
    with pytest.raises(ComparisonFault, match="同一个"):
        compare_times(facts, facts, "本区")


def test_presence_of_both_sides_stands_beside() -> None:
    found = places(twins().surveyed(place="city").maker("甲"))
    one = next(pair for pair in found.measures if pair[0].name == "present")
    assert (one[0].value, one[1].value) == (1.0, 0.0)


def test_a_world_without_links_compares_nothing() -> None:
    sketch = Sketch().record("zone", "Zone", name="本区").record("other", "Zone", name="邻区")
    found = places(sketch)
    assert (found.links, found.measures) == ((), ())
