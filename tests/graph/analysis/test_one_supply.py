"""`liantu stops FIRM` and `liantu whatif --remove FIRM` name the same stops, certain and possible, in both bundled homes."""

from __future__ import annotations

import pytest

from app import demo
from graph.analysis.stops import fallen
from graph.analysis.stops.removals import FIRM, Removal, removals
from graph.analysis.stops.supply import Supply
from graph.analysis.whatif import stops as whatif
from graph.facts import Facts, assume, read_facts
from graph.states import assumptions
from graph.states.supplying import Sourcing
from graph.states.touched import touched_by
from graph.states.world import World

FIRMS = 60
"""At most so many firms of a place are tried, evenly spread."""


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Facts]:
    folder = tmp_path_factory.mktemp("homes")
    return {one.folder: read_facts(demo.build(one, folder)[0].ledger) for one in demo.declared()}


@pytest.mark.parametrize(("home", "place"), [
    ("shili", "示例经济技术开发区"), ("shili", "示例省"), ("shili", "示例国"), ("xian", "西安经济技术开发区"),
    ("xian", "西安市"), ("xian", "宝鸡市"),
])  # fmt: skip
def test_both_answers_name_the_same_stops(homes: dict[str, Facts], home: str, place: str) -> None:
    supply = Supply(World(homes[home], place))
    firms = [one for one in removals(supply) if one.kind == FIRM]
    assert {one.id: by_whatif(supply.world, one) for one in firms[:: 1 + len(firms) // FIRMS]} == {
        one.id: by_stops(supply, one) for one in firms[:: 1 + len(firms) // FIRMS]}  # fmt: skip


def by_stops(supply: Supply, firm: Removal) -> dict[str, bool]:
    """Product that stops → whether for certain."""
    return {one.id: one.certain for one in fallen.fallen(supply, firm) if one.made_here}


def by_whatif(world: World, firm: Removal) -> dict[str, bool]:
    """The same, told by the what-if."""
    changes = assumptions.departure(world, firm.id)
    after = assume(world.facts, changes)
    stopped, _ = whatif.stops(whatif.Kitchen(Sourcing(world)), world.renewed(after, touched_by(changes, world.facts, after)))
    return {one.product: one.certain for one in stopped}


def test_titanium_sponge_that_ten_pending_makers_may_supply_stops_nothing_for_certain(homes: dict[str, Facts]) -> None:
    world = World(homes["xian"], "西安经济技术开发区")
    firm = next(one for one in removals(Supply(world)) if world.facts.label(one.id) == "宝鸡钛业股份有限公司")
    told = by_stops(Supply(world), firm)
    assert set(told.values()) == {False}
