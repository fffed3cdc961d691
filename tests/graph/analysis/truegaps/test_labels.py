"""Whether sources say that a place lacks a link: only what is proved is a label."""

from __future__ import annotations

import pytest

from graph.analysis.truegaps.labels import Label, label, supply
from tests.graph.analysis.truegaps.world import lone, quick
from tests.worlds import Sketch, key


def told(sketch: Sketch, code: str = "CHN") -> Label | None:
    said = supply(sketch.world(code), key("l"))
    assert said is not None
    return label(said, key(code), quick())


@pytest.mark.parametrize(("share", "gap"), [("0.01", True), ("0.049", True), ("0.05", False), ("0.9", False)])
def test_a_stated_share_is_a_gap_below_five_percent(share: str, gap: bool) -> None:
    assert told(lone(CHN=share)) == Label(gap, "stated", float(share))


def test_a_share_called_negligible_is_a_gap_of_unknown_size() -> None:
    assert told(lone(CHN="negligible", USA="1")) == Label(True, "negligible", None)


def test_a_blank_share_is_unknown_however_much_the_others_hold() -> None:
    assert told(lone(CHN="", USA="1")) is None


def test_a_place_not_listed_lacks_the_link_where_the_listed_ones_add_up() -> None:
    assert told(lone(USA="0.6", JPN="0.37")) == Label(True, "remainder", None)


def test_a_place_not_listed_is_unknown_where_the_listed_ones_leave_room() -> None:
    assert told(lone(USA="0.6", JPN="0.3")) is None


def test_shares_that_sum_to_140_percent_label_nobody() -> None:
    assert [told(lone(USA="0.9", JPN="0.5"), code) for code in ("CHN", "USA")] == [None, None]


def test_rounding_a_little_over_the_whole_labels_still() -> None:
    assert told(lone(USA="0.99", JPN="0.05")) == Label(True, "remainder", None)


def test_a_link_whose_shares_are_all_blank_has_no_stated_supply() -> None:
    assert supply(lone(CHN="", USA="").world("CHN"), key("l")) is None


@pytest.mark.parametrize("share", ["nan", "-0.3", "1.4"])
def test_what_is_no_share_counts_as_none(share: str) -> None:
    assert supply(lone(CHN=share).world("CHN"), key("l")) is None


def test_the_others_concentration_does_not_show_the_places_own_share() -> None:
    found = [supply(lone(CHN=own, USA=one, JPN=one).world("CHN"), key("l")) for own, one in (("0", "0.5"), ("0.8", "0.1"))]
    assert [one and one.others_concentration(key("CHN")) for one in found] == [pytest.approx(0.5)] * 2
