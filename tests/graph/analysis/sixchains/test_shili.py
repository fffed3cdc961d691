"""The six chains of the bundled 示例园区, counted by hand from `ingest/sources/shili_actors/*.csv`."""

from __future__ import annotations

import pytest

from graph.analysis.sixchains import chain_detail, link_detail, stated_counts
from graph.analysis.sixchains.actors import ROLES
from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from ingest.bundled import load_source
from tests.graph.queries.cases import expected_rows

PARK, CHAIN = "示例园区", "示例服务链"
TRIAL = "样机试制环节（示例）"


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    ledger = Ledger(tmp_path_factory.mktemp("shili") / "ledger.sqlite", kind="示例")
    report = load_source(ledger, "shili-actors")
    assert not report.errors, report.errors[:3]
    return read_facts(ledger, as_of="2026-09-30")


def test_the_counts_are_those_counted_by_hand(facts: Facts) -> None:
    found = stated_counts(facts, PARK, CHAIN)
    rows = {facts.label(link): [one[name] for name in ("innovation", "capital", "talent", "policy", "service")]
            for link, one in found.items()}  # fmt: skip
    assert rows == {str(row[0]): row[2:7] for row in expected_rows("six-chains")}


def test_the_trial_links_own_bodies_are_those_of_the_tables(facts: Facts) -> None:
    cells = {one.chain: one for one in link_detail(facts, TRIAL, PARK).row.cells}
    counted = {one.label for one in cells["innovation"].supporters if one.standing == "counted"}
    assert counted == {"示例快换工装", "示例快换工装结构", "示例样机中试基地", "示例样机中试基地共建", "示例试制龙头企业转化平台"}
    assert [one.label for one in cells["capital"].supporters] == ["示例园政府引导基金"]
    assert [one.label for one in cells["talent"].supporters] == ["示例园试制技能人才"]


def test_the_clauses_of_the_trial_link_are_those_of_the_tables(facts: Facts) -> None:
    policy = next(one for one in link_detail(facts, TRIAL, PARK).row.cells if one.chain == "policy")
    assert {one.label: one.standing for one in policy.supporters} == {
        "示例中试支持": "counted", "示例研发贷款贴息": "general", "示例科技小巨人奖励": "general",
        "示例用地保障": "undecided"}  # fmt: skip


def test_its_achievements_have_come_to_production(facts: Facts) -> None:
    found = chain_detail(facts, CHAIN, PARK).pipeline
    assert [len(one.achievements) for one in found.steps] == [1, 0, 3, 2]
    assert (found.contracts, found.stops_at) == (5, "")


def test_the_parks_chain_has_everything_that_the_notebook_shows(facts: Facts) -> None:
    found = chain_detail(facts, CHAIN, PARK)
    assert {one.role for one in found.actors} == set(ROLES)
    assert all((found.ties, found.pipeline.contracts, link_detail(facts, TRIAL, PARK).remedies))
    assert TRIAL in {one.link_label for one in found.proposals}
    assert {"present", "thin", "unknown"} <= {cell.presence for row in found.rows for cell in row.cells}


def test_the_trial_firm_is_counted_by_the_plant_that_its_products_name(facts: Facts) -> None:
    maker = next(one for one in chain_detail(facts, CHAIN, PARK).actors if (one.role, one.id) == ("产", "shili-actors:firm/trial"))
    assert maker.how == f"在“{TRIAL}”区内工厂投产对外供应"
