"""The chain map."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from app.pictures import chain_map
from graph.facts import read_facts
from graph.home import Home
from graph.states import gaps


@pytest.fixture
def texts(home: Home) -> list[str]:
    """Every line of text on the map, in reading order."""
    facts = read_facts(home.ledger)
    root = ElementTree.fromstring(chain_map(gaps(facts, "甲经开区"), facts.ontology))
    return [found.text or "" for found in root.iter("{http://www.w3.org/2000/svg}text")]


def test_every_link_is_a_card_with_its_state(texts: list[str]) -> None:
    assert [(texts[texts.index(name) + 1]) for name in ("硅料", "硅片", "组件")] == ["缺链", "情况不明", "情况不明"]


def test_a_card_counts_the_firms_known_here(texts: list[str]) -> None:
    assert texts[texts.index("硅片") + 2] == "1 家"


def test_place_scope_date_and_snapshot_never_leave_the_picture(texts: list[str], home: Home) -> None:
    line = f"甲经济技术开发区 · 口径 全部法人 · 截至 2026-09-30 · 快照 {home.ledger.snapshot()[:12]}"
    assert line in texts


def test_the_legend_counts_all_five_states(texts: list[str]) -> None:
    assert {"缺链 1", "弱链 0", "断链风险 0", "情况不明 2", "基本健全 0"} <= set(texts)
