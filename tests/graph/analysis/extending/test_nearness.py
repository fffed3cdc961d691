"""Density as a percentile among candidates, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from graph.analysis.extending.footing import apart, narrow, standing_among
from graph.analysis.extending.here import Here, doing
from graph.analysis.extending.nearness import Near, Nearness
from graph.analysis.extending.worth import Worth
from graph.analysis.relatedness import complexity, density, fitness, largest_part, outlook, presence, proximity, rca
from tests.worlds import Sketch, key, zone

CANDIDATES = 12


def wide(pairs: int) -> Sketch:
    """The zone makes `p`; firms elsewhere make twelve others: the first `pairs` together with `p`, the rest in twos."""
    sketch = zone().maker("甲", "p")
    for number in range(CANDIDATES):
        sketch.link(f"k{number}", product=f"q{number}")
        sketch.maker(f"外{number}", f"q{number}", place="elsewhere")
        sketch.relate(f"外{number}", "produces", "p" if number < pairs else f"q{CANDIDATES - 1 - (number - pairs) // 2}")
    return sketch


def near(sketch: Sketch, link: str) -> Near:
    world = sketch.world()
    return Nearness(Here(world), doing(world)).of(key(link))


def test_what_firms_make_together_with_what_is_here_is_nearer_than_the_rest() -> None:
    assert near(wide(pairs=1), "k0").percentile is not None
    assert (near(wide(pairs=1), "k0").percentile or 0) > (near(wide(pairs=1), "k5").percentile or 0)


def test_what_shares_no_maker_with_what_is_here_beats_nobody() -> None:
    assert near(wide(pairs=1), "k5").percentile == 0.0


def test_an_activity_that_firms_do_alone_is_of_unknown_nearness_and_not_of_none() -> None:
    sketch = wide(pairs=1).link("alone", product="lone").maker("独", "lone", place="elsewhere")
    assert (near(sketch, "alone").percentile, near(sketch, "alone").as_dict()["interval"]) == (None, [0.0, 100.0])


def test_too_few_candidates_give_no_percentile() -> None:
    sketch = zone().maker("甲", "p").link("k", product="q").maker("外", "q", place="elsewhere").relate("外", "produces", "p")
    assert (near(sketch, "k").percentile, "只有 1 个" in near(sketch, "k").why) == (None, True)


def test_a_rejected_saying_brings_nothing_near() -> None:
    sketch = wide(pairs=1).judge("外0", "produces", "p", "rejected")
    assert near(sketch, "k0").percentile is None


def test_the_firms_of_both_are_named() -> None:
    world = wide(pairs=1).world()
    found = list(Nearness(Here(world), doing(world)).shared(key("k0")))
    assert found == [(key("l"), [key("外0")])]


def test_complexity_is_not_told_of_few_areas() -> None:
    world = wide(pairs=1).world()
    assert "只有" in Worth(Here(world), doing(world)).of(key("k0")).why


def nested() -> Sketch:
    """Ten provinces of which the n-th does the first n links; the zone, in one more province, does the first five."""
    sketch = zone()
    for number in range(10):
        sketch.record(f"省{number}", "Region", divisionCode=f"8{number}0000").relate(f"省{number}", "partOf", "country")
        sketch.link(f"k{number}", product=f"q{number}")
        for other in range(number + 1):
            sketch.maker(f"厂{number}-{other}", f"q{other}", place=f"省{number}")
    for number in range(5):
        sketch.maker(f"甲{number}", f"q{number}")
    return sketch


ROWS = np.vstack([np.tri(10), np.tri(10)[[4]]])
"""The firms of `nested` by area and link."""


def test_the_place_stands_among_areas_by_what_it_has() -> None:
    """The zone does what the fifth of ten provinces does: it beats the four below by ECI and by fitness."""
    world = nested().world()
    held = Worth(Here(world), doing(world)).footing()
    assert [held.eci.percentile, held.fitness.percentile] == [36.4, 36.4]
    assert (held.links, held.pairs, held.coi.percentile is not None) == (5, 60, True)


def test_a_place_with_few_links_is_not_placed() -> None:
    world = nested().world("省2")
    held = Worth(Here(world), doing(world)).footing()
    assert {held.eci.why, held.coi.why, held.fitness.why} == {"本地有优势、可比的环节只有 3 个，与各地比不出高低"}


def test_two_areas_far_out_and_a_heap_are_two_that_are_told_apart() -> None:
    assert apart(np.array([-5.0, 5.0, *[0.0] * 20])) == pytest.approx(2.0)
    assert apart(np.array([-1.0, 1.0] * 10)) == pytest.approx(20.0)


def test_areas_on_a_heap_are_not_compared() -> None:
    said = narrow(np.array([-5.0, 5.0, *[0.0] * 20]))
    assert said == "22 个地区里，载入的企业只拉得开约 2.0 个（不到 3.3 个），其余挤在一处，比不出高低"
    assert narrow(np.linspace(-1, 1, 22)) == ""


def lone() -> Sketch:
    """As `nested`, and the zone does nine of the ten links and three more that no other area does."""
    sketch = nested()
    for number in range(5, 9):
        sketch.maker(f"甲{number}", f"q{number}")
    for number in range(3):
        sketch.link(f"own{number}", product=f"o{number}").maker(f"独{number}", f"o{number}")
    return sketch


def test_fitness_that_rests_on_links_of_one_area_alone_places_nobody() -> None:
    world = lone().world()
    held = Worth(Here(world), doing(world)).footing()
    assert (held.fitness.percentile, "出自只有一个地区有的 3 个环节" in held.fitness.why) == (None, True)




@pytest.mark.parametrize("number", [4, 9])
def test_an_area_asked_about_itself_stands_where_its_own_row_does(number: int) -> None:
    """A province's own presence is by its advantage too, not by every firm it has: nothing beats itself."""
    world = nested().world(f"省{number}")
    held = Worth(Here(world), doing(world)).footing()
    present = presence(rca(ROWS))
    rows, columns = largest_part(present)
    known = complexity(present[np.ix_(rows, columns)])
    assert known is not None
    eci = dict(zip(rows, np.round(known.eci, 6), strict=True))
    assert held.eci.percentile == round(100 * sum(one < eci[number] for one in eci.values()) / len(eci), 1)


def test_a_place_is_worth_what_an_area_with_the_same_links_is() -> None:
    """By ecomplexity's convention ECI is the mean PCI of what is present; the areas' own ECI says the same of them."""
    present = presence(rca(ROWS))
    rows, columns = largest_part(present)
    inside = present[np.ix_(rows, columns)]
    near, known = proximity(inside), complexity(inside)
    assert known is not None
    for number, eci in enumerate(known.eci):
        own, areas = standing_among(inside, inside[[number]], near, known, fitness(inside))["eci"]
        assert own == areas[number] == pytest.approx(eci)


def test_a_rarer_link_beats_more_candidates() -> None:
    world = nested().world()
    told = [Worth(Here(world), doing(world)).rarity(key(f"k{number}")).percentile for number in range(5, 10)]
    known = [one for one in told if one is not None]
    assert (known == sorted(known), len(set(known)) > 2) == (True, True)


def test_gains_stand_in_the_order_that_the_formula_gives() -> None:
    world = nested().world()
    told = [Worth(Here(world), doing(world)).of(key(f"k{number}")).percentile for number in range(10)]
    present = presence(rca(ROWS))
    rows, columns = largest_part(present)
    inside, own = present[np.ix_(rows, columns)], ROWS[[-1]][:, columns]
    near, known = proximity(inside), complexity(inside)
    assert known is not None
    gains = outlook(own, near, density(own, near), known).cog[0]
    wanted = {column: gain for column, gain in zip(columns, gains, strict=True) if column > 4}
    assert [number for number, one in enumerate(told) if one is not None] == sorted(wanted)
    assert sorted(wanted, key=lambda one: (told[one] or 0, one)) == sorted(wanted, key=lambda one: (wanted[one], one))
