"""Rings around a place: each firm in its innermost ring, the nearest ring that supplies, and each ring's state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.comparison import ComparisonFault, LinkRings, compare_rings
from graph.errors import UnknownName
from tests.worlds import Sketch, key, zone


def rings(sketch: Sketch, scope: str = "") -> LinkRings:
    return next(one for one in compare_rings(sketch.facts(), "本区", scope).links if one.id == "t:l")


def counts(found: LinkRings) -> list[tuple[str, int]]:
    return [(cell.ring, len(cell.firms)) for cell in found.cells]


def test_each_firm_stands_in_its_innermost_ring() -> None:
    sketch = zone().maker("区里").maker("市里", place="city").maker("省里", place="province")
    sketch.maker("国内", place="elsewhere").maker("国外", place="abroad")
    found = rings(sketch)
    assert counts(found) == [("区内", 1), ("市内", 1), ("省内", 1), ("国内", 1), ("国外", 1)]
    assert found.nearest == "区内"


@pytest.mark.parametrize(("place", "nearest"), [("city", "市内"), ("elsewhere", "国内"), ("abroad", "国外")])
def test_the_nearest_ring_that_supplies_is_named(place: str, nearest: str) -> None:
    found = rings(zone().maker("甲", place=place))
    assert (found.nearest, found.why[0]) == (nearest, f"{nearest} 1 家（甲）")


def test_where_the_country_of_the_place_is_unknown_nobody_is_said_to_be_abroad() -> None:
    sketch = zone().maker("甲", place="abroad")
    kept = [one for one in sketch.statements if (one.predicate, one.object) != ("partOf", key("country"))]
    found = rings(replace(sketch, statements=kept))
    assert (found.nearest, "不知道本区在哪一国，国外一环不列" in found.why) == ("", True)


def test_where_nobody_is_known_it_is_said() -> None:
    assert (rings(zone()).nearest, rings(zone()).why[0]) == ("", "已知的企业一家也没有计入")


def test_a_firm_that_does_not_count_stands_in_no_ring() -> None:
    sketch = zone().firm("停产厂", place="abroad", status="stopped").relate("停产厂", "produces", "p")
    assert rings(sketch).nearest == ""


def test_a_firm_outside_the_scope_stands_in_no_ring() -> None:
    assert rings(zone().maker("甲", place="abroad").maker("乙"), "上市").nearest == ""


def test_each_ring_has_the_state_of_its_whole_area_with_the_reason_where_it_changes() -> None:
    found = rings(zone().surveyed(place="zone").maker("甲", place="city"))
    assert [cell.state for cell in found.cells] == ["missing", "unknown", "unknown", "unknown", ""]
    assert found.why[1:] == ("区内缺链（已摸清，没有一家计入）", "市内情况不明（已有 1 家，是否够用未摸清）")


def test_every_ring_is_judged_by_the_lines_of_the_place() -> None:
    sketch = zone().surveyed(place="city").threshold("W1", "0.5", "zone").threshold("W1", "0.9", "city")
    sketch.maker("甲", place="city", capacity="60", capacityUnit="吨").firm("买家", place="city")
    found = rings(sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨"))
    assert found.cells[1].state == "sound"
    assert sketch.decision(place="city").state == "weak"


def test_countries_that_are_stated_to_supply_are_named() -> None:
    assert "来源列明供应国：外国" in rings(zone().relate("abroad", "provides", "p", share="0.3")).why


def test_the_rings_are_those_that_the_place_has() -> None:
    found = compare_rings(zone().facts(), "本国")
    assert found.rings == (("本地", "本国"), ("国外", ""))


def test_an_unknown_chain_is_said() -> None:
    with pytest.raises(UnknownName):
        compare_rings(zone().facts(), "本区", chain="没有")


def test_a_chain_without_links_is_refused() -> None:
    with pytest.raises(ComparisonFault, match="没有环节") as fault:
        compare_rings(zone().record("empty", "IndustryChain").facts(), "本区", chain="empty")
    assert fault.value.issues[0].code == "LT-COMPARE-02"
