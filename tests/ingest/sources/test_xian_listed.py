"""The bundled listed companies of 西安市: what is restated, whom the zone's rule finds, and what their coverage closes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.facts import Facts, read_facts
from graph.home import open_home
from graph.states import gaps
from graph.states.geography import Geography
from ingest.bundled import load_defaults, load_source
from ingest.loading import load_paths
from ingest.source import SOURCES

FOLDER = SOURCES / "xian_listed"
ORIGINAL = Path(__file__).parents[4] / "shared" / "data" / "xian-listed-extract"
ZONE = "places:zone/xian-etdz"
original = pytest.mark.skipif(not ORIGINAL.is_dir(), reason="原始数据 ../shared/data/xian-listed-extract 不在")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    ledger = open_home(tmp_path_factory.mktemp("home"), kind="real").ledger
    load_defaults(ledger)
    report = load_source(ledger, "xian-listed")
    assert (report.read, report.accepted, report.errors) == (151, 151, [])
    return read_facts(ledger)


def zone_firms(facts: Facts, kind: str) -> set[str]:
    geography, zone = Geography(facts), facts.resolution.of(ZONE)
    present = {firm: geography.sites(firm, zone)[0] for firm in geography.present(zone)}
    return {facts.value(firm, "shortName") for firm, sites in present.items() if kind in map(geography.kind, sites)}


def test_six_companies_are_registered_in_the_zone_and_one_more_has_only_an_office(facts: Facts) -> None:
    registered = {"陕天然气", "西部超导", "中环装备", "西部材料", "博通股份", "建设机械"}
    assert zone_firms(facts, "registered") == registered
    assert zone_firms(facts, "office") - registered == {"隆基股份"}


def test_the_register_closes_coverage_for_listed_companies_and_no_more(facts: Facts) -> None:
    assert [len(facts.about(one, "coversChain")) for one in facts.instances("SurveyCoverage")] == [4]
    assert "unknown_a" not in {one.rule for one in gaps(facts, "西安市", "上市").links}
    assert {one.rule for one in gaps(facts, "西安市", "全部法人").links} == {"unknown_a"}


def test_products_put_their_makers_on_links(facts: Facts) -> None:
    found = {one.id.rsplit("/", 1)[1]: one.organisations for one in gaps(facts, "西安市", "上市", "晶硅光伏").links}
    assert (found["silicon-rod"], found["wafer"]) == (1, 1)
    assert (len(facts.of("produces")), len(facts.of("occupies"))) == (22, 10)


@original
def test_every_restated_company_equals_its_row(facts: Facts) -> None:
    names = {"name": "full_name", "shortName": "short_name", "uscc": "uscc", "founded": "founded"}
    ours = {one["stockCode"]: one for one in rows(FOLDER / "enterprises.csv")}
    theirs = {one["stock_code"].split(".")[0]: one for one in rows(ORIGINAL / "companies.csv")}
    assert ours.keys() == theirs.keys()
    for code, one in ours.items():
        assert {name: one[name] for name in names} == {name: theirs[code][theirs_name] for name, theirs_name in names.items()}
        assert float(one["registeredCapital"]) == float(theirs[code]["registered_capital"])
        assert facts.ontology.concept("ListingBoard", one["listingBoard"]).zh == theirs[code]["board"]
        assert facts.ontology.concept("Ownership", one["ownership"]).zh == theirs[code]["ownership"]


@original
def test_every_restated_address_and_product_equals_its_row() -> None:
    sites = {(one["operatedBy"], one["siteKind"], one["address"]) for one in rows(FOLDER / "sites.csv")}
    theirs = rows(ORIGINAL / "companies.csv")
    assert sites == {
        (one["stock_code"].split(".")[0], kind, one[f"{kind}_address"]) for one in theirs for kind in ("registered", "office")
    }
    made = {(one["from"], one["productAsNamed"]) for name in ("produces", "occupies") for one in rows(FOLDER / f"{name}.csv")}
    assert made <= {(one["stock_code"].split(".")[0], one["product"]) for one in rows(ORIGINAL / "products.csv")}


@original
def test_what_is_restated_and_what_is_loaded_are_the_same_facts(tmp_path: Path) -> None:
    ledger = open_home(tmp_path, kind="real").ledger
    load_defaults(ledger)
    load_source(ledger, "xian-listed")
    restated = [len(read_facts(ledger).of(name)) for name in ("produces", "occupies")]
    load_paths(ledger, [ORIGINAL])
    together = read_facts(ledger)
    assert (restated, [len(together.of(name)) for name in ("produces", "occupies")]) == ([22, 10], [468, 10])
    assert not any(one.conflict for name in ("produces", "occupies") for one in together.of(name))
