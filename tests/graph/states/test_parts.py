"""Evidence that names a plant speaks of that plant only; evidence that names none is judged apart from it."""

from __future__ import annotations

from tests.worlds import Sketch, zone


def expanding(kind: str) -> Sketch:
    """A firm with a site of this kind here that makes p somewhere, and builds a new plant for p here."""
    firm = zone().firm("甲", kind).site("甲", name="new", siteStatus="building")
    return firm.relate("甲", "produces", "p").relate("甲", "produces", "p", site="t:new")


def test_a_plant_being_built_does_not_hide_what_the_firm_already_makes() -> None:
    assert expanding("registered").verdict() == "plant_unknown"


def test_the_plant_being_built_is_still_told_beside_the_state() -> None:
    assert "在建" in expanding("registered").flags()["in_progress"].detail


def test_an_office_beside_a_plant_being_built_makes_nothing_yet() -> None:
    assert expanding("office").verdict() == "office_or_research_only"


def test_a_plant_named_for_other_things_does_not_serve_this_link() -> None:
    sketch = zone().firm("甲", "office").site("甲", name="other").record("q", "Product").relate("q", "makesUp", "l2")
    sketch.link("l2").relate("甲", "produces", "q", site="t:other").relate("甲", "produces", "p")
    assert sketch.verdict() == "office_or_research_only"


def test_a_plant_to_come_beside_a_site_of_unknown_kind_leaves_today_open() -> None:
    sketch = zone().firm("甲", "").site("甲", siteStatus="building").relate("甲", "produces", "p")
    assert sketch.verdict() == "to_review"
