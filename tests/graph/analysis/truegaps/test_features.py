"""Counts of firms, kinds and neighbours: what they hold, and what they must not look at."""

from __future__ import annotations

from graph.analysis.truegaps.features import Counter, Counts
from graph.analysis.truegaps.makers import makers, surroundings
from tests.graph.analysis.truegaps.world import CHAIN, lone
from tests.worlds import Sketch, key


def counts(sketch: Sketch, link: str = "l", place: str = "CHN", *, rollup: bool = True) -> Counts:
    world = sketch.world(place, rollup=rollup)
    return Counter(makers(world, CHAIN), surroundings(world, CHAIN)).of(key(link), key(place))


def spread() -> Sketch:
    return lone().maker("甲", "p", "CHN").maker("乙", "p", "USA").maker("丙", "p", "USA").maker("丁", "p", "JPN")


def test_firms_here_and_elsewhere_are_counted_by_country() -> None:
    found = counts(spread())
    assert (found.here, found.elsewhere, found.countries, round(found.concentration, 4)) == (1, 3, 2, round(5 / 9, 4))


def test_where_nobody_else_is_known_the_concentration_is_one() -> None:
    assert counts(lone().maker("甲", "p", "CHN")).concentration == 1.0


def test_a_firm_that_is_not_counted_is_not_counted_here_either() -> None:
    assert counts(spread().judge("甲", "produces", "p", "rejected")).here == 0


def test_whether_a_source_calls_supply_negligible_does_not_show() -> None:
    said = spread().relate("甲", "produces", "p", negligible="true")
    assert counts(said) == counts(spread())


def test_no_stated_share_shows_in_any_feature() -> None:
    assert counts(spread().relate("CHN", "provides", "p", share="0.9")).vector() == counts(spread()).vector()


def test_firms_of_a_kind_count_at_its_parent_and_siblings_are_the_wider_firms() -> None:
    sketch = spread().link("a", parent="l", product="pa").link("b", parent="l", product="pb").maker("戊", "pa", "CHN")
    assert (counts(sketch, "l").here, counts(sketch, "b").here, counts(sketch, "b").wider) == (2, 0, 2)


def test_without_roll_up_a_parent_has_only_its_own_firms() -> None:
    sketch = spread().link("a", parent="l", product="pa").maker("戊", "pa", "CHN")
    assert counts(sketch, "l", rollup=False).here == 1


def test_links_that_feed_or_are_fed_are_neighbours() -> None:
    sketch = spread().link("k", product="m").record("slot", "InputSlot")
    sketch.relate("m", "requires", "slot").relate("p", "fills", "slot")
    assert [(one.neighbours, one.neighbours_held) for one in (counts(sketch, "l"), counts(sketch, "k"))] == [(1, 0), (1, 1)]


def test_a_link_without_neighbours_or_makers_is_counted_without_error() -> None:
    found = counts(lone())
    assert (found.here, found.elsewhere, found.neighbours, found.concentration) == (0, 0, 0, 1.0)


def test_a_product_that_needs_itself_is_no_neighbour_of_its_own() -> None:
    sketch = lone().record("slot", "InputSlot").relate("p", "requires", "slot").relate("p", "fills", "slot")
    assert counts(sketch).neighbours == 0
