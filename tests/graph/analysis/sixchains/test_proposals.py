"""Who could serve a link it does not serve yet, and why: a link next to it, the same technology."""

from __future__ import annotations

import pytest

from graph.analysis.sixchains.neighbourhood import next_links
from tests.graph.analysis.sixchains.world import detail, support
from tests.worlds import Sketch, key, zone


def line() -> Sketch:
    """Two links: a product of `k` needs what `l` makes."""
    sketch = zone().link("k", product="m").record("slot", "InputSlot", slotKind="material")
    return sketch.relate("m", "requires", "slot").relate("p", "fills", "slot")


def proposed(sketch: Sketch, link: str = "l") -> dict[str, str]:
    """Who is proposed, with the first reason."""
    return {one.id: one.reasons[0] for one in detail(sketch, link).proposals}


def test_a_platform_of_the_link_downstream_is_proposed() -> None:
    found = proposed(support(line(), "平台", to="k"))
    assert found == {key("平台"): "已在“k”（支撑“k”）；它的产品“m”要用本环节的产品"}


def test_a_fund_of_the_link_upstream_is_proposed() -> None:
    assert "供给本环节" in proposed(support(line(), "基金", "capital", to="l"), "k")[key("基金")]


def test_who_serves_the_link_already_is_not_proposed() -> None:
    assert proposed(support(support(line(), "平台", to="k"), "平台")) == {}


def test_nobody_is_proposed_where_a_chain_is_present() -> None:
    sketch = support(support(support(line(), "甲"), "乙"), "平台", to="k")
    assert proposed(sketch) == {}


def test_who_is_only_planned_is_not_proposed() -> None:
    assert proposed(support(line(), "平台", to="k", buildStatus="planned")) == {}


def test_who_is_outside_the_ring_is_not_proposed() -> None:
    assert proposed(support(line(), "平台", to="k", place="elsewhere")) == {}


def test_the_owner_of_an_achievement_usable_here_is_proposed() -> None:
    sketch = zone().record("大学", "University").site("大学", "registered", "city").record("成果", "Achievement")
    sketch.relate("成果", "ownedBy", "大学").relate("成果", "usableIn", "p")
    assert proposed(sketch) == {key("大学"): "持有可用于本环节的成果“成果”"}


def test_the_owner_of_the_same_technology_is_proposed() -> None:
    sketch = zone().record("大学", "University").site("大学", "registered", "city")
    sketch.record("此", "Achievement", technologyField="涂层").relate("此", "usableIn", "l")
    sketch.record("彼", "Achievement", technologyField="涂层").relate("彼", "ownedBy", "大学")
    assert proposed(sketch) == {key("大学"): "成果“彼”与本环节的成果同属技术领域“涂层”"}


def test_another_technology_is_no_reason() -> None:
    sketch = zone().record("大学", "University").site("大学", "registered", "city")
    sketch.record("此", "Achievement", technologyField="涂层").relate("此", "usableIn", "l")
    sketch.record("彼", "Achievement", technologyField="光刻").relate("彼", "ownedBy", "大学")
    assert proposed(sketch) == {}


@pytest.mark.parametrize(("other", "why"), [("k", "要用本环节"), ("a", "细类"), ("b", "组"), ("c", "紧挨")])
def test_each_tie_between_links_is_named(other: str, why: str) -> None:
    sketch = line().link("wide").link("a", parent="wide", stage="downstream", linkOrder="90").relate("l", "isTypeOf", "wide")
    sketch.record("l", "ChainLink", linkGroup="料", stage="upstream", linkOrder="20")
    sketch.link("b", linkGroup="料", stage="upstream", linkOrder="80").link("c", stage="upstream", linkOrder="10")
    found = {one.link: one.why for one in next_links(sketch.world(), key("l"))}
    assert why in found[key(other)]
