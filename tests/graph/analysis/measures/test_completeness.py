"""Cover of a link and completeness of a chain: what is known for certain, and what is left open."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.measures import Measure
from graph.analysis.measures.completeness import Cover, chain_measures, link_cover
from graph.analysis.measures.positions import positions, users
from graph.states.decide import decide
from tests.worlds import Sketch, enough, key, zone

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cover(sketch: Sketch) -> Cover:
    world = sketch.world()
    return link_cover(world, decide(world, "t:l", "all"))


def chain(sketch: Sketch) -> dict[str, Measure]:
    world = sketch.world()
    links = world.links.of_chain(key("chain"))
    found = chain_measures(world, [decide(world, one, "all") for one in links], positions(users(world, links)))
    return {one.name: one for one in found}


def needed(sketch: Sketch, quantity: str = "100", name: str = "买家") -> Sketch:
    return sketch.firm(name).relate(name, "demands", "p", quantity=quantity, quantityUnit="吨" if quantity else "")


def test_cover_is_capacity_by_demand_at_most_one() -> None:
    surveyed = zone().surveyed()
    short = needed(surveyed.maker("甲", capacity="40", capacityUnit="吨"))
    assert (cover(short).low, cover(short).high, cover(enough()).low) == (0.4, 0.4, 1.0)


def test_a_missing_link_covers_nothing() -> None:
    assert cover(zone().surveyed()) == Cover(0.0, 0.0, "", "已摸清，没有一家计入")


@pytest.mark.parametrize(("sketch", "low", "high", "why"), [
    (zone().surveyed().maker("甲"), 0.0, 1.0, "本地需求量不明"),
    (needed(zone().surveyed().maker("甲", capacity="40", capacityUnit="吨").maker("乙")), 0.4, 1.0, "有企业产能不明"),
    (needed(zone().maker("甲", capacity="40", capacityUnit="吨")), 0.4, 1.0, "有企业产能不明"),
    (needed(needed(zone().surveyed().maker("甲", capacity="40", capacityUnit="吨")), "", "又一家"), 0.0, 0.4, "有买家的需求量不明"),
    (needed(zone().surveyed().maker("甲"), "0"), 0.0, 1.0, "本地需求量为零"),
])  # fmt: skip
def test_what_is_missing_opens_the_interval_and_is_said(sketch: Sketch, low: float, high: float, why: str) -> None:
    found = cover(sketch)
    assert (found.low, found.high, found.why) == (low, high, why)


def test_a_firm_to_be_reviewed_may_cover_the_rest() -> None:
    sketch = needed(zone().surveyed().maker("甲", capacity="40", capacityUnit="吨")).source("弱", "weak").firm("乙")
    assert (cover(sketch).high, cover(sketch.relate("乙", "produces", "p", source="弱")).high) == (0.4, 1.0)


def test_demands_in_units_that_do_not_convert_are_not_added() -> None:
    sketch = needed(zone().surveyed().maker("甲")).firm("又一家")
    assert cover(sketch.relate("又一家", "demands", "p", quantity="3", quantityUnit="台")).why == "本地需求的计量单位不一"


def test_a_capacity_that_another_link_may_take_is_no_lower_bound() -> None:
    sketch = needed(zone().surveyed().link("k", product="m").maker("甲", capacity="80", capacityUnit="吨"))
    sketch.relate("甲", "occupies", "k", capacity="80", capacityUnit="吨")
    assert (cover(sketch).low, cover(sketch).high, cover(sketch).why) == (0.0, 0.8, "有产能可能被其它环节占用")


def test_presence_counts_what_is_known_and_leaves_the_rest_open() -> None:
    found = chain(zone().surveyed(link="l").surveyed(link="k").link("k").link("unseen").maker("甲"))["present"]
    assert [found.value, found.low, found.high, found.coverage] == pytest.approx([1 / 3, 1 / 3, 2 / 3, 2 / 3])


def test_weights_are_one_and_what_rests_on_a_link() -> None:
    sketch = zone().surveyed().link("k", product="m").maker("甲").record("slot", "InputSlot", slotKind="material")
    found = chain(sketch.relate("m", "requires", "slot").relate("p", "fills", "slot"))
    assert [found["present"].value, found["present_weighted"].value] == pytest.approx([0.5, 2 / 3])
    assert "最重的是l（2）" in found["present_weighted"].words


def test_without_relations_all_weights_are_equal_and_it_is_said() -> None:
    found = chain(zone().surveyed().link("k"))["present_weighted"]
    assert "各环节权重相同" in found.words


def test_completeness_is_not_judged_by_the_empty_links_alone() -> None:
    sketch = zone().surveyed().link("k").link("m").link("n").maker("甲")
    found = chain(sketch)["completeness"]
    assert (found.value, found.low, found.high, found.coverage) == (None, 0.0, 0.25, 0.0)


def test_completeness_of_known_covers() -> None:
    found = chain(enough().link("k"))["completeness"]
    assert (found.value, found.coverage) == (0.5, 1.0)


@few
@given(st.sampled_from(["", "20", "60", "200"]), st.sampled_from(["", "40", "100"]), st.booleans())
def test_a_number_learned_never_widens_a_cover(capacity: str, quantity: str, shared: bool) -> None:
    def told(capacity: str, quantity: str) -> Cover:
        sketch = zone().surveyed().maker("甲", capacity=capacity, capacityUnit="吨" if capacity else "")
        return cover(needed(sketch.maker("乙", capacity="30", capacityUnit="吨"), quantity))

    before, after = told("" if shared else capacity, quantity if shared else ""), told(capacity, quantity)
    assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9
