"""Evidence that names a plant speaks of that plant only; evidence that names none is judged apart from it."""

from __future__ import annotations

from tests.worlds import Sketch, zone


def expanding(kind: str) -> Sketch:
    """A firm with a site of this kind here that makes p somewhere, and builds a new plant for p here."""
    firm = zone().firm("甲", kind).site("甲", name="new", siteStatus="building")
    return firm.relate("甲", "produces", "p").relate("甲", "produces", "p", site="t:new")


def test_a_plant_being_built_does_not_hide_what_the_firm_already_makes() -> None:
    assert expanding("registered").verdict() == "plant_unknown"


def test_a_working_plant_that_one_row_names_is_the_firms_though_another_row_names_none() -> None:
    firm = zone().firm("甲", "registered").site("甲", name="works", siteStatus="operating").relate("甲", "occupies", "l")
    assert firm.relate("甲", "produces", "p", site="t:works").verdict() == "local_plant"


def test_the_plant_being_built_is_still_told_beside_the_state() -> None:
    assert "在建" in expanding("registered").flags()["in_progress"].detail


def test_two_plants_of_one_product_are_told_apart() -> None:
    sketch = zone().firm("甲").site("甲", name="new", siteStatus="building")
    sketch = sketch.relate("甲", "produces", "p", site="t:甲-factory-zone").relate("甲", "produces", "p", site="t:new")
    assert (sketch.verdict(), "在建" in sketch.flags()["in_progress"].detail) == ("local_plant", True)


def told_twice(*judged: str) -> Sketch:
    """A plant here told by two weak papers: one names it, one does not; a judgement on what names it."""
    sketch = zone().source("弱", "weak").paper("a", "weak", "甲报").paper("b", "weak", "乙报").firm("甲")
    sketch.relate("甲", "produces", "p", source="弱", cites="a")
    sketch.relate("甲", "produces", "p", source="弱", cites="b", site="t:甲-factory-zone")
    for verdict in judged:
        sketch.judge("甲", "produces", "p", verdict, site="t:甲-factory-zone")
    return sketch


def test_two_weak_papers_confirm_together_though_one_names_the_plant() -> None:
    assert told_twice().verdict() == "local_plant"


def test_a_paper_that_a_judgement_sent_back_confirms_nothing_of_its_plant() -> None:
    assert told_twice("to_review").verdict() == "to_review"


def test_fresh_evidence_of_a_plant_to_come_does_not_freshen_what_was_said_of_the_old_one() -> None:
    sketch = zone().firm("甲").site("甲", name="new", siteStatus="building")
    sketch.relate("甲", "produces", "p", site="t:甲-factory-zone", period="2005").relate("甲", "produces", "p", site="t:new")
    assert (sketch.verdict(), sorted(sketch.flags())) == ("stale", ["in_progress", "layout", "stale"])


def test_a_named_plant_to_come_elsewhere_leaves_a_site_of_unknown_kind_open() -> None:
    sketch = zone().firm("甲", "").site("甲", place="city", siteStatus="planned")
    sketch.relate("甲", "produces", "p", site="t:甲-factory-city")
    assert sketch.verdict() == "to_review"


def test_an_office_beside_a_plant_being_built_makes_nothing_yet() -> None:
    assert expanding("office").verdict() == "office_or_research_only"


def test_a_plant_named_for_other_things_does_not_serve_this_link() -> None:
    sketch = zone().firm("甲", "office").site("甲", name="other").record("q", "Product").relate("q", "makesUp", "l2")
    sketch.link("l2").relate("甲", "produces", "q", site="t:other").relate("甲", "produces", "p")
    assert sketch.verdict() == "office_or_research_only"


def test_a_plant_to_come_beside_a_site_of_unknown_kind_leaves_today_open() -> None:
    sketch = zone().firm("甲", "").site("甲", siteStatus="building").relate("甲", "produces", "p")
    assert sketch.verdict() == "to_review"


def test_a_capacity_told_with_and_without_its_plant_is_one() -> None:
    sketch = zone().surveyed().firm("甲").firm("买家").relate("买家", "demands", "p", quantity="100", quantityUnit="吨")
    for site in ("t:甲-factory-zone", ""):
        sketch.relate("甲", "produces", "p", capacity="60", capacityUnit="吨", site=site)
    assert sketch.test("W1").value == 0.6
