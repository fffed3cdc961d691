"""The tests that must hold (model, section 5), over random small worlds; and that no order of telling changes a state."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.worlds import Sketch, assembly, zone

ORDER = ("missing", "weak", "at_risk", "sound")
"""From worse to better; 情况不明 stands outside."""
STRICTER = {"W1": 1, "W2": 1, "W4_share": 1, "R2": -1, "R4": 1}
"""Threshold → the direction in which it is stricter."""
LINES = {"W1": 0.5, "W2": 0.3, "W4_share": 0.05, "R2": 0.5, "R4": 1.5}
shares = st.sampled_from(["", "0.04", "0.1", "0.3", "0.5", "0.7", "0.95"])
amounts = st.sampled_from(["", "20", "60", "200"])
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def firms(draw: st.DrawFn, name: str) -> Sketch:
    """A firm with sites of some kind, status and place, and what it makes; told as a sketch of its own."""
    sketch = Sketch().firm(
        name, *draw(st.lists(st.sampled_from(["factory", "registered", "office"]), min_size=1, max_size=2, unique=True)),
        place=draw(st.sampled_from(["zone", "zone", "city", "elsewhere", "abroad"])),
        status=draw(st.sampled_from(["", "", "operating", "trial", "building", "stopped"])),
        stockCode=draw(st.sampled_from(["", "600000"])) and name)  # fmt: skip
    said = {"capacity": draw(amounts), "marketShare": draw(shares), "grade": draw(st.sampled_from(["", "3", "5"])),
            "negligible": draw(st.sampled_from(["", "true"])), "fit": draw(st.sampled_from(["", "", "fits", "below"]))}  # fmt: skip
    product = draw(st.sampled_from(["p", "p", "q", "m"]))
    return sketch.relate(name, "produces", product, period=draw(st.sampled_from(["", "2024", "2019"])), capacityUnit="吨", **said)


@st.composite
def worlds(draw: st.DrawFn, start: str = "assembly") -> Sketch:
    """A zone with a link `l`, perhaps surveyed, perhaps sound to begin with, and up to three more firms and dealings."""
    sketch = assembly() if start == "assembly" else zone().link("k", product="m")
    sketch.link("child", parent="l", product="q")
    if start == "empty" and draw(st.booleans()):
        sketch.surveyed(draw(st.sampled_from(["all", "listed"])), draw(st.sampled_from(["zone", "country"])))
    for number in range(draw(st.integers(0, 3))):
        sketch.statements += draw(firms(f"厂{number}")).statements
    for place in draw(st.lists(st.sampled_from(["country", "abroad", "elsewhere"]), unique=True)):
        sketch.relate(place, "provides", "p", share=draw(shares))
    if draw(st.booleans()):
        sketch.relate("总装", "demands", "p", quantity=draw(amounts), quantityUnit="吨", localShare=draw(shares), grade="4")
        sketch.relate("总装", "anchors", "chain")
    return sketch


@few
@given(worlds())
def test_a_sound_link_without_its_numbers_is_unknown(sketch: Sketch) -> None:
    assume(sketch.decision().state == "sound")
    assert sketch.without_numbers().decision().state == "unknown"


def test_the_world_that_is_sound_without_luck_is_unknown_without_its_numbers() -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.3").relate("country", "provides", "p", share="0.7")
    assert (sketch.rule(), sketch.without_numbers().rule()) == ("sound", "unknown_c")


@few
@given(worlds("empty"), firms("又一家"))
def test_one_more_firm_makes_no_unsurveyed_link_worse(sketch: Sketch, more: Sketch) -> None:
    before = sketch.decision(scope="all")
    assume(not before.coverage)
    sketch.statements += more.statements
    after = sketch.decision()
    assert (before.state, after.state) == ("unknown", "unknown")
    assert set(before.excluded) <= set(after.excluded)


@few
@given(worlds(), st.sampled_from(sorted(LINES)), st.sampled_from([0.02, 0.1, 0.4]))
def test_a_stricter_threshold_never_improves_a_state(sketch: Sketch, name: str, by: float) -> None:
    for line, value in LINES.items():
        sketch.threshold(line, str(value))
    before = sketch.decision().state
    sketch.threshold(name, str(LINES[name] + by * STRICTER[name]), "zone")
    after = sketch.decision().state
    if before in ORDER and after in ORDER:
        assert ORDER.index(after) <= ORDER.index(before)


@few
@given(worlds("empty"), st.integers(0, 10_000), st.sampled_from(["l", "child", "k"]))
def test_no_state_depends_on_the_order_of_statements(sketch: Sketch, seed: int, link: str) -> None:
    one, other = sketch.certificate(link).as_dict(), sketch.shuffled(seed).certificate(link).as_dict()
    assert one == other


@pytest.mark.parametrize("name", sorted(LINES))
def test_each_threshold_can_change_a_state(name: str) -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.45").relate("country", "provides", "p", share="0.55")
    sketch.maker("外商", place="abroad", marketShare="0.45").maker("外地厂", place="elsewhere", marketShare="0.55")
    sketch.relate("总装", "demands", "p", localShare="0.4", quantity="0", quantityUnit="吨").relate("总装", "anchors", "chain")
    sketch.relate("zone", "provides", "l", share="0.08").threshold("W2", "0.3")
    strict = {"W1": "2", "W2": "0.5", "W4_share": "0.1", "R2": "0.4", "R4": "2.5"}[name]
    assert (sketch.rule(), sketch.threshold(name, strict, "zone").rule()) == ("sound", "at_risk" if name[0] == "R" else "weak")
