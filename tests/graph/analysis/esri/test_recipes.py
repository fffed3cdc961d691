"""Sectors from what firms make, essentialities from the recipes and the declared table."""

from __future__ import annotations

import pytest

from graph.analysis.esri import systemic_risk
from graph.analysis.esri.recipes import UNKNOWN, essentialities, sectors
from graph.facts import Facts
from tests.worlds import Sketch, key, zone


def machine(kind: str = "material", essential: str = "true") -> Sketch:
    """零件厂 makes p (link l), which fills a slot of m (link k), made by 总装."""
    sketch = zone().link("k", product="m").maker("总装", "m").maker("零件厂", "p")
    return sketch.record("slot", "InputSlot", slotKind=kind).relate("m", "requires", "slot", essential=essential).relate(
        "p", "fills", "slot")


@pytest.mark.parametrize(("kind", "essential", "case"), [
    ("material", "true", "essential"), ("operation", "true", "essential"), ("material", "false", "optional"),
    ("equipment", "true", "optional")])  # fmt: skip
def test_a_slot_decides_how_much_one_sector_needs_another(kind: str, essential: str, case: str) -> None:
    found = sectors(machine(kind, essential).world(), [key("零件厂"), key("总装")])
    seller, buyer = found.of_firm
    assert found.essentiality[seller, buyer] == essentialities()[case]
    assert found.essentiality[buyer, seller] == essentialities()["unnamed"]


def test_a_firm_of_which_nobody_says_what_it_makes_has_no_sector() -> None:
    found = sectors(machine().firm("某厂").world(), [key("某厂"), key("总装")])
    assert (found.of_firm[0], found.known) == (UNKNOWN, 1)
    assert found.essentiality[UNKNOWN, found.of_firm[1]] == essentialities()["unknown"]


def test_most_revenue_decides_the_main_link() -> None:
    sketch = machine().relate("总装", "produces", "p", revenueShare="0.9").relate("总装", "produces", "m", revenueShare="0.1")
    found = sectors(sketch.world(), [key("总装")])
    assert found.links == (key("l"),)


def dealing(essential: str, makers: int = 0, sellers: int = 1) -> Facts:
    """总装 buys 0.2 of its purchases from 零件厂, and as much from more sellers; other makers of p sell nothing to it."""
    sketch, said = machine(essential=essential), {"share": "0.2", "shareOf": "purchases", "period": "2024"}
    for number in range(makers):
        sketch.maker(f"零件{number}厂", "p")
    for name in ["零件厂", *(f"零件{number}厂" for number in range(sellers - 1))]:
        sketch.relate(name, "supplies", "总装", **said)
    return sketch.threshold("ESRI_known", "0").facts()


def test_a_sole_listed_input_is_between_its_share_and_all() -> None:
    one = systemic_risk(dealing("true"), key("zone")).firms[0]
    assert one.label == "零件厂"
    assert [one.low, one.high] == pytest.approx([0.1, 0.5])


def test_an_essential_input_stops_its_buyer_where_a_proportional_one_does_not() -> None:
    """A second supplier of something else, 0.2 of purchases: as if listed were all, 零件厂 is all of its sector, half of all."""
    other = {"share": "0.2", "shareOf": "purchases", "period": "2024"}
    found = [systemic_risk(_with_other(essential, other), key("zone"), rest="closed").firms[0] for essential in ("true", "false")]
    assert [one.others for one in found] == pytest.approx([0.5, 0.25])


def _with_other(essential: str, said: dict[str, str]) -> Facts:
    sketch = machine(essential=essential).record("别的厂", "Enterprise").relate("别的厂", "supplies", "总装", **said)
    return sketch.relate("零件厂", "supplies", "总装", **said).facts()


def test_one_of_two_makers_of_an_essential_input_takes_half_of_it() -> None:
    """Of the listed purchases half come from each; one of three firms counts the loss of 总装: 1/3 × 1/2."""
    found = systemic_risk(dealing("true", makers=1, sellers=2), key("zone"), rest="closed")
    assert found.firms[0].others == pytest.approx(1 / 6)


@pytest.mark.parametrize(("makers", "passed"), [(0, 1), (1, 1), (2, 1 / 2), (4, 1 / 4)])
def test_makers_of_one_link_may_replace_each_other(makers: int, passed: float) -> None:
    """σ = 1 / the makers that are left (1 where none is): of 总装, one of makers + 2 firms, 0.2 × σ is lost."""
    found = systemic_risk(dealing("true", makers), key("zone"), replaceable=True)
    assert found.firms[0].others == pytest.approx(0.2 * passed / (makers + 2))
