"""Listed companies: what their rows become, and that every row of the real data is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.loading import LoadReport, load_paths
from ingest.sources.listed_companies.source import anonymous_names, product_map
from ontology.values import half_width
from tests.factory import counts, make_ledger, shared, write_files

INVENTED = Path(__file__).with_name("invented") / "listed_companies"


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Ledger, LoadReport]:
    ledger = make_ledger(tmp_path, places=["610100", "610400"])
    return ledger, load_paths(ledger, [INVENTED])


def said(ledger: Ledger, subject: str) -> set[tuple[str, str]]:
    return {(one.predicate, one.object or one.value) for one in ledger.statements() if one.subject == f"listed-companies:{subject}"}


def test_rows_without_a_named_party_are_set_aside(loaded: tuple[Ledger, LoadReport]) -> None:
    assert (counts(loaded[1]), {one.code for one in loaded[1].errors}) == ((7, 5, 0, 2), {"LT-NOTE-01"})


def test_a_company_is_known_by_its_code_without_suffix(loaded: tuple[Ledger, LoadReport]) -> None:
    expected = {("a", "Enterprise"), ("stockCode", "600001"), ("name", "甲股份有限公司"), ("shortName", "甲股份"),
                ("ownership", "private"), ("founded", "2001-02-03"), ("registeredCapital", "1000000")}  # fmt: skip
    assert expected <= said(loaded[0], "company/600001")


def test_the_registered_address_lies_in_the_city_and_the_office_where_it_says(loaded: tuple[Ledger, LoadReport]) -> None:
    assert ("locatedIn", "places:610100") in said(loaded[0], "site/600001/registered")
    assert said(loaded[0], "site/600001/office") >= {("siteKind", "office"), ("locatedIn", "places:610400")}


def test_a_product_is_known_by_its_name_or_joins_a_chain(loaded: tuple[Ledger, LoadReport]) -> None:
    made = {(one.object, one.qualifiers) for one in loaded[0].statements() if one.predicate == "produces"}
    chain = "listed-companies:product/titanium-superconducting/p-nbtiwire"
    assert made == {("listed-companies:name/Product/甲件", ""), (chain, '{"productAsNamed":"西部超导NbTi超导线"}')}
    assert said(loaded[0], "product/titanium-superconducting/p-nbtiwire") == {
        ("a", "Product"), ("productCode", "titanium-superconducting/p-nbtiwire")}  # fmt: skip


def test_supplies_run_from_the_supplier_and_to_the_customer(loaded: tuple[Ledger, LoadReport]) -> None:
    sold = [one for one in loaded[0].statements() if one.predicate == "supplies"]
    assert {(one.subject.split("/")[-1], one.object.split("/")[-1], one.qualifiers, one.period) for one in sold} == {
        ("华甲科技有限公司", "600001", '{"rank":"1","share":"0.1085","shareOf":"purchases"}', "2018"),
        ("600001", "丁集团", '{"rank":"2"}', "2019"),
    }


def test_an_address_abroad_is_not_located(tmp_path: Path) -> None:
    rows = (INVENTED / "companies.csv").read_text(encoding="utf-8").replace("陕西省西安市经开区甲路1号", "Grand Cayman")
    report = load_paths(make_ledger(tmp_path, places=["610400"]), [write_files(tmp_path / "in", {"companies.csv": rows})])
    assert [(one.code, one.value) for one in report.errors] == [("LT-NOTE-02", "Grand Cayman")]


@pytest.mark.parametrize("name", ["第一名", "A公司", "客户三", "甲", "某军工单位", "供应商（二）"])
def test_a_name_of_nobody_is_anonymous(name: str) -> None:
    assert anonymous_names().fullmatch(half_width(name))


@pytest.mark.parametrize("name", ["TCL科技集团", "一汽解放汽车有限公司", "华甲科技有限公司", "ExxonMobil公司"])
def test_a_name_of_somebody_is_not(name: str) -> None:
    assert not anonymous_names().fullmatch(half_width(name))


def test_every_mapped_product_is_one_of_a_bundled_chain(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "reference-chains")
    known = {one.value for one in ledger.statements() if one.predicate == "productCode"}
    assert set(product_map().values()) - known == set()


@pytest.mark.parametrize(("name", "expected"), [
    ("xian-listed-extract", (789, 782, 0, 7)),
    ("a-share-companies", (69363, 54710, 41, 14612)),
])  # fmt: skip
def test_every_real_row_is_accounted_for(name: str, expected: tuple[int, ...], tmp_path: Path) -> None:
    folder, ledger = shared(name), Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "places")
    report = load_paths(ledger, [folder])
    assert counts(report) == expected
    assert {one.code for one in report.errors} <= {"LT-NOTE-01", "LT-NOTE-02", "LT-ROW-02"}
    assert Counter(one.value for one in ledger.statements() if one.predicate == "population") == {"listed": 1}


def test_the_zone_is_spelled_in_seven_addresses_of_xian(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "places")
    load_paths(ledger, [shared("xian-listed-extract")])
    spelled = re.compile("经济技术开发区|经开区|泾渭工业园|泾渭新城")
    sites = [one.subject for one in ledger.statements() if one.predicate == "address" and spelled.search(one.value)]
    assert Counter(one.rsplit("/", 1)[1] for one in sites) == {"registered": 6, "office": 5}
