"""Reference chains: links, products and slots of the four chains, keyed by chain and id."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.source import known_sources
from ontology.turtle import FOLDER
from tests.ingest.sources.bundle import Said, bundle, invented

CHAINS = "reference-chains"
POWER, SOLAR = "power-semiconductor", "silicon-photovoltaics"
TITANIUM, TRUCK = "titanium-superconducting", "new-energy-commercial-vehicle"


def rows(chain: str, table: str) -> list[dict[str, str]]:
    with (FOLDER / "chains" / chain / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_chain(said: Said, cls: str, chain: str) -> list[str]:
    return [key for key in said.records(cls, CHAINS) if key.split("/")[1] == chain]


@pytest.mark.parametrize(("cls", "table"), [("ChainLink", "links"), ("Product", "products"), ("Document", "documents")])
@pytest.mark.parametrize("chain", [POWER, SOLAR, TITANIUM, TRUCK])
def test_every_row_of_a_chain_is_a_record(chain: str, cls: str, table: str) -> None:
    assert len(of_chain(bundle(), cls, chain)) == len(rows(chain, table))


@pytest.mark.parametrize("chain", [POWER, SOLAR, TITANIUM, TRUCK])
def test_a_slot_is_one_record_however_many_products_fill_it(chain: str) -> None:
    assert len(of_chain(bundle(), "InputSlot", chain)) == len({(row["product"], row["id"]) for row in rows(chain, "slots")})


@pytest.mark.parametrize("chain", [POWER, SOLAR, TITANIUM, TRUCK])
def test_every_link_has_a_stage_a_group_and_a_label_for_its_card(chain: str) -> None:
    said = bundle()
    for link in of_chain(said, "ChainLink", chain):
        assert all(said.values(link, prop) for prop in ("stage", "linkGroup", "cardLabel", "linkOrder"))


def test_only_a_product_with_a_link_makes_one_up() -> None:
    """14 products of the power chain are inputs only (counted in the table)."""
    said = bundle()
    loose = [key for key in of_chain(said, "Product", POWER) if not said.of(key, "makesUp")]
    assert len(loose) == 14


def test_a_kind_of_link_is_no_kind_of_product() -> None:
    edges = [one for one in bundle().all if one.predicate == "isTypeOf"]
    assert edges
    assert all("link/" in one.subject and "link/" in one.object for one in edges)


def test_a_slot_with_several_fillers_is_filled_by_each() -> None:
    said, slot = bundle(), f"{CHAINS}:slot/{TRUCK}/p-heavy-truck/power-source"
    product = f"{CHAINS}:product/{TRUCK}/p-heavy-truck"
    required = {one.qualifier("essential") for one in said.of(product, "requires") if one.object == slot}
    fillers = {one.subject.rsplit("/", 1)[1] for one in said.all if one.predicate == "fills" and one.object == slot}
    assert (required, fillers) == ({"true"}, {"p-traction-battery", "p-fc-system", "p-meoh-engine", "p-engine"})


def test_equal_ids_in_two_chains_are_two_documents() -> None:
    said = bundle()
    assert said.values(f"{CHAINS}:doc/{POWER}/d001", "name") != said.values(f"{CHAINS}:doc/{TITANIUM}/d001", "name")


def test_each_chain_is_counted_under_a_field() -> None:
    found = {chain: bundle().values(f"{CHAINS}:chain/{chain}", "inField") for chain in (POWER, SOLAR, TITANIUM, TRUCK)}
    assert found == {POWER: [f"{CHAINS}:field/第三代半导体"], SOLAR: [f"{CHAINS}:field/新能源"],
                     TITANIUM: [f"{CHAINS}:field/新材料"], TRUCK: [f"{CHAINS}:field/汽车制造"]}  # fmt: skip


def test_every_citation_leads_to_a_document() -> None:
    said = bundle()
    documents = set(said.records("Document", CHAINS))
    assert {one.cites for one in said.all if one.source == CHAINS and one.cites} <= documents


def test_a_link_under_an_unknown_link_is_refused(tmp_path: Path) -> None:
    link = {"id": "a", "label_zh": "甲", "stage": "上游", "parent": "b"}
    (issue,) = invented(CHAINS, {f"{POWER}/links.csv": [link]}, tmp_path).reports[1].errors
    assert (issue.code, issue.column, issue.value) == ("LT-REF-01", "parent", "b")


def test_links_that_are_kinds_of_each_other_are_refused(tmp_path: Path) -> None:
    links = [{"id": a, "label_zh": a, "stage": "上游", "parent": b} for a, b in (("a", "b"), ("b", "a"))]
    report = invented(CHAINS, {f"{POWER}/links.csv": links}, tmp_path).reports[1]
    assert (report.rejected, {one.code for one in report.errors}) == (2, {"LT-CYCLE-01"})


def test_a_stage_outside_the_vocabulary_is_refused(tmp_path: Path) -> None:
    link = {"id": "a", "label_zh": "甲", "stage": "最上游"}
    (issue,) = invented(CHAINS, {f"{POWER}/links.csv": [link]}, tmp_path).reports[1].errors
    assert (issue.code, issue.column, issue.value) == ("LT-WORD-01", "stage", "最上游")


def test_the_chains_fit_a_home_of_any_kind(tmp_path: Path) -> None:
    said = invented(CHAINS, {f"{POWER}/links.csv": [{"id": "a", "label_zh": "甲", "stage": "上游"}]}, tmp_path, "示例")
    assert [report.rejected for report in said.reports] == [0, 0]
    assert known_sources()[CHAINS].default
