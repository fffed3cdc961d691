"""Density as a percentile among candidates, by hand."""

from __future__ import annotations

from graph.analysis.extending.here import Here
from graph.analysis.extending.nearness import Near, Nearness
from graph.analysis.extending.worth import Worth
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
    return Nearness(Here(sketch.world())).of(key(link))


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
    found = list(Nearness(Here(wide(pairs=1).world())).shared(key("k0")))
    assert found == [(key("l"), [key("外0")])]


def test_complexity_is_not_told_of_few_areas() -> None:
    assert "只有" in Worth(Here(wide(pairs=1).world())).of(key("k0")).why
