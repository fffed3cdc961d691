"""ESRI on facts: small worlds told fact by fact, worked out by hand."""

from __future__ import annotations

import pytest

from graph.analysis.esri import FirmRisk, SystemicRisk, systemic_risk
from graph.errors import NetworkFault, UnknownName
from tests.worlds import Sketch, key, zone


def trade(sketch: Sketch, seller: str, buyer: str, share: str, side: str = "purchases", period: str = "2024") -> Sketch:
    """A dealing with its share of the buyer's purchases or of the seller's sales."""
    sketch.threshold("ESRI_known", "0")
    return sketch.relate(seller, "supplies", buyer, share=share, shareOf=side if share else "", period=period)


def pair(share: str = "0.4", side: str = "purchases") -> Sketch:
    """Two firms of the zone; the first sells to the second."""
    return trade(zone().firm("甲").firm("乙"), "甲", "乙", share, side)


def risk(sketch: Sketch, place: str = "zone", **chosen: object) -> SystemicRisk:
    return systemic_risk(sketch.facts(), key(place), **chosen)  # type: ignore[arg-type]


def firm(found: SystemicRisk, name: str) -> FirmRisk:
    return next(one for one in found.firms if one.label == name)


def codes(found: SystemicRisk) -> list[str]:
    return [one.code for one in found.notes]


def test_a_buyer_loses_the_stated_share_of_its_purchases() -> None:
    """甲 fails: itself (1/2), and 0.4 of 乙 (1/2). As if listed were all: all of 乙."""
    one = firm(risk(pair()), "甲")
    assert (one.esri, one.own, one.others, one.low, one.high) == pytest.approx((0.7, 0.5, 0.2, 0.2, 0.5))


def test_a_seller_loses_the_stated_share_of_its_sales() -> None:
    one = firm(risk(pair("0.3", "sales")), "乙")
    assert (one.others, one.up - one.own, one.down - one.own) == pytest.approx((0.15, 0.15, 0))


def test_closed_takes_the_listed_part_for_all() -> None:
    assert firm(risk(pair(), rest="closed"), "甲").others == pytest.approx(0.5)


def test_who_fails_may_be_elsewhere_and_then_weighs_nothing() -> None:
    sketch = trade(zone().firm("甲", place="elsewhere").firm("乙"), "甲", "乙", "0.4")
    one = firm(risk(sketch), "甲")
    assert (one.counted, one.own) == (False, 0)
    assert one.esri == pytest.approx(0.4)


def test_the_firm_that_does_most_to_others_comes_first() -> None:
    sketch = trade(pair(), "丙", "乙", "0.5").record("丙", "Enterprise", name="丙")
    assert [one.label for one in risk(sketch).firms] == ["丙", "甲", "乙"]


def test_only_the_latest_period_of_a_buyer_counts() -> None:
    sketch = trade(pair(), "甲", "乙", "0.9", period="2023")
    assert firm(risk(sketch), "甲").others == pytest.approx(0.2)


def test_old_dealings_do_not_count_and_the_latest_period_is_told() -> None:
    sketch = trade(zone().firm("甲").firm("乙"), "甲", "乙", "0.4", period="2015")
    with pytest.raises(NetworkFault, match="1 条供货事实都已证据过期，最近一期是 2015"):
        risk(sketch)


def test_a_place_without_dealings_says_so() -> None:
    with pytest.raises(NetworkFault, match="ESRI-FACTS-01"):
        risk(zone().firm("甲"))


def test_a_place_without_firms_says_so() -> None:
    with pytest.raises(NetworkFault, match="ESRI-FACTS-02"):
        risk(pair(), "abroad")


def test_an_unknown_place_or_way_offers_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="本区"):
        systemic_risk(pair().facts(), "本曲")
    for chosen in ({"reconstruct": "guess"}, {"rest": "half"}):
        with pytest.raises(UnknownName, match="LT-NAME-01"):
            risk(pair(), **chosen)


def test_shares_of_140_percent_are_not_used_and_it_is_said() -> None:
    sketch = trade(pair("0.8"), "丙", "乙", "0.6").record("丙", "Enterprise", name="丙")
    found = risk(trade(sketch.firm("丁"), "甲", "丁", "0.3"))
    assert (codes(found), "140.00%" in found.notes[0].message) == (["ESRI-SHARE-01"], True)
    assert firm(found, "甲").others == pytest.approx(0.3 / 3)


def test_where_no_share_is_left_there_is_no_ranking() -> None:
    assert risk(trade(pair("0.8"), "丙", "乙", "0.6").record("丙", "Enterprise", name="丙")).abstained


def test_a_little_over_100_percent_is_rounding() -> None:
    found = risk(trade(pair("0.51"), "丙", "乙", "0.5").record("丙", "Enterprise", name="丙"))
    assert codes(found) == []
    assert firm(found, "甲").others == pytest.approx(0.5 * 0.51 / 1.01)


@pytest.mark.parametrize("share", ["-0.1", "nan", "1.4"])
def test_a_share_that_is_none_is_not_used_and_it_is_said(share: str) -> None:
    assert codes(risk(pair(share))) == ["ESRI-SHARE-02"]


def unstated() -> Sketch:
    """乙 states 0.4 of its purchases for 甲; 丙 and 丁 sell to it too, 丙 for 0.6 and 丁 for 0.2 of their own sales."""
    sketch = pair()
    for name, share in (("丙", "0.6"), ("丁", "0.2")):
        trade(sketch.record(name, "Enterprise", name=name), name, "乙", share, "sales")
    return sketch.threshold("ESRI_coverage", "0")


@pytest.mark.parametrize(("way", "expected"), [("none", 0.0), ("equal", 0.3), ("size", 0.45)])
def test_missing_shares_are_filled_by_the_named_way(way: str, expected: float) -> None:
    """The rest of 乙's purchases is 0.6: nothing of it, half of it, or 0.6 / (0.6 + 0.2) of it for 丙; 乙 weighs 1/2."""
    assert firm(risk(unstated(), reconstruct=way), "丙").others == pytest.approx(expected / 2)


def test_coverage_is_the_stated_part_of_the_shares_used() -> None:
    """Stated 0.4 + 0.6 + 0.2; filled 0.6 of 乙's purchases and all of 甲's sales."""
    basis = risk(unstated(), reconstruct="equal").basis
    assert (basis.unstated_purchases, basis.unstated_sales) == (2, 1)
    assert basis.coverage == pytest.approx(1.2 / 2.8)


def test_below_the_least_coverage_there_is_no_ranking() -> None:
    found = risk(unstated().threshold("ESRI_coverage", "0.5", "zone"), reconstruct="equal")
    assert (found.abstained, found.firms, found.sensitivity) == (True, (), ())


@pytest.mark.parametrize(("least", "abstained"), [("0.11", True), ("0.1", False)])
def test_what_is_known_is_of_all_firms_that_count_not_of_those_that_state_shares(least: str, abstained: bool) -> None:
    """Of the purchases of two firms 0.4 of one is stated, of their sales nothing: (0.2 + 0) / 2, though all shares used are."""
    found = risk(pair().threshold("ESRI_known", least, "zone"))
    assert (found.basis.coverage, found.basis.known, found.basis.least_known) == pytest.approx((1.0, 0.1, float(least)))
    assert (found.abstained, found.firms == ()) == (abstained, abstained)


def test_how_the_ranking_depends_on_epsilon_is_measured() -> None:
    held = {one.epsilon: one for one in risk(unstated(), reconstruct="equal").sensitivity}
    assert held[0.01].tau == pytest.approx(1)
    assert (held[0.01].overlap, held[0.01].k) == (1, 4)
    assert len(held) >= 5


def test_a_judgement_that_rejects_a_dealing_takes_it_out() -> None:
    with pytest.raises(NetworkFault, match="ESRI-FACTS-01"):
        risk(pair().judge("甲", "supplies", "乙", "rejected", shareOf="purchases", period="2024"))


def test_the_document_carries_all_that_the_text_prints() -> None:
    found = risk(pair()).as_dict()
    assert {"schema", "snapshot", "place", "scope", "as_of", "abstained", "basis", "firms", "sensitivity", "notes"} <= found.keys()
