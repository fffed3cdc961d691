"""Listed companies: what their rows become, and that every row of the real data is accounted for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.states import gaps
from ingest.bundled import load_defaults, load_source
from ingest.loading import LoadReport, load_paths
from ingest.sources.listed_companies.maps import is_financier, is_nobody, link_map, persons, product_map
from ingest.sources.listed_companies.source import ANONYMOUS, FINANCE
from tests.factory import counts, make_ledger, shared, write_files

INVENTED = Path(__file__).with_name("invented") / "listed_companies"
COMPANIES = (INVENTED / "companies.csv").read_text(encoding="utf-8")
SUPPLIERS = "stock_code,supplier,year,rank,share_pct,anonymous\n"
PLACES = ["610100", "610400"]
CHAINS = {f"reference-chains:chain/{one}" for one in (
    "new-energy-commercial-vehicle", "power-semiconductor", "silicon-photovoltaics", "titanium-superconducting")}  # fmt: skip


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Ledger, LoadReport]:
    ledger = make_ledger(tmp_path, places=PLACES)
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
    assert made == {("listed-companies:name/Product/甲件", '{"productAsNamed":"甲 件"}'),
                    (chain, '{"note":"品牌前缀“西部超导”+同名","productAsNamed":"西部超导NbTi超导线"}')}  # fmt: skip
    assert said(loaded[0], "product/titanium-superconducting/p-nbtiwire") == {
        ("a", "Product"), ("productCode", "titanium-superconducting/p-nbtiwire")}  # fmt: skip


def test_supplies_run_from_the_supplier_and_to_the_customer(loaded: tuple[Ledger, LoadReport]) -> None:
    sold = [one for one in loaded[0].statements() if one.predicate == "supplies"]
    assert {(one.subject.split("/")[-1], one.object.split("/")[-1], one.qualifiers, one.period) for one in sold} == {
        ("华甲科技有限公司", "600001", '{"rank":"1","share":"0.1085","shareOf":"purchases"}', "2018"),
        ("600001", "丁集团", '{"rank":"2"}', "2019"),
    }


def test_a_city_nobody_knows_is_warned_of_with_near_names(tmp_path: Path) -> None:
    rows = COMPANIES.replace(",西安市,", ",西安城,")
    ledger = make_ledger(tmp_path, places=[*PLACES, "610000"])
    (found,) = load_paths(ledger, [write_files(tmp_path / "in", {"companies.csv": rows})]).errors
    assert (found.code, found.severity, found.column, found.value, "西安市" in found.expected) == (
        "LT-PLACE-01", "warning", "city", "西安城", True)  # fmt: skip


def test_an_address_abroad_is_not_located(tmp_path: Path) -> None:
    rows = (INVENTED / "companies.csv").read_text(encoding="utf-8").replace("陕西省西安市经开区甲路1号", "Grand Cayman")
    report = load_paths(make_ledger(tmp_path, places=["610400"]), [write_files(tmp_path / "in", {"companies.csv": rows})])
    assert [(one.code, one.value) for one in report.errors] == [("LT-NOTE-02", "Grand Cayman")]


@pytest.mark.parametrize("name", ["第一名", "A公司", "客户三", "甲", "某军工单位", "供应商（二）", "军贸 A", "供应商b1",
                                  "法人一(关联方)"])  # fmt: skip
def test_a_name_of_nobody_is_anonymous(name: str) -> None:
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["TCL科技集团", "一汽解放汽车有限公司", "华甲科技有限公司", "ExxonMobil公司", "EXXAROGROO"])
def test_a_name_of_somebody_is_not(name: str) -> None:
    assert not is_nobody(name)


@pytest.mark.parametrize("name", ["北京银行股份有限公司杭州分行", "中国平安保险公司", "甲信托有限公司", "乙融资租赁有限公司",
                                  "国际商业机器保理（中国）有限公司", "恒天中岩投资管理有限公司"])  # fmt: skip
def test_a_supplier_that_lends_money_is_set_aside(name: str, tmp_path: Path) -> None:
    files = {"companies.csv": COMPANIES, "suppliers.csv": f"{SUPPLIERS}600001.SH,{name},2018,1,5,0\n"}
    report = load_paths(make_ledger(tmp_path, places=PLACES), [write_files(tmp_path / "in", files)])
    assert [(one.code, one.value, FINANCE in one.message) for one in report.errors] == [("LT-NOTE-01", name, True)]


def test_a_customer_that_lends_money_is_a_customer(tmp_path: Path) -> None:
    rows = SUPPLIERS.replace("supplier", "customer") + "600001.SH,北京银行股份有限公司杭州分行,2018,1,5,0\n"
    files = {"companies.csv": COMPANIES, "customers.csv": rows}
    report = load_paths(make_ledger(tmp_path, places=PLACES), [write_files(tmp_path / "in", files)])
    assert report.rejected == 0


@pytest.mark.parametrize("name", ["陕西液化天然气投资发展有限公司", "中植国际投资有限公司", "上海黄金交易所",
                                  "甲银行设备制造有限公司"])  # fmt: skip
def test_a_supplier_that_may_sell_goods_is_not(name: str) -> None:
    assert not is_financier(name)


@pytest.mark.parametrize(("name", "column", "expected"), [("Jx", "1", 1), ("Jx", "0", 0), ("Jxy Ltd.", "1", 0), ("甲", "0", 1)])
def test_the_column_anonymous_counts_for_the_shortest_names_only(name: str, column: str, expected: int, tmp_path: Path) -> None:
    files = {"companies.csv": COMPANIES, "suppliers.csv": f"{SUPPLIERS}600001.SH,{name},2018,1,5,{column}\n"}
    report = load_paths(make_ledger(tmp_path, places=PLACES), [write_files(tmp_path / "in", files)])
    assert report.rejected == expected


def test_a_mark_of_anonymity_is_0_or_1(tmp_path: Path) -> None:
    files = {"companies.csv": COMPANIES, "suppliers.csv": f"{SUPPLIERS}600001.SH,丁集团,2018,1,5,3\n"}
    report = load_paths(make_ledger(tmp_path, places=PLACES), [write_files(tmp_path / "in", files)])
    assert [(one.code, one.column, one.value) for one in report.errors] == [("LT-WORD-02", "anonymous", "3")]


def test_a_private_person_is_set_aside_and_never_named(tmp_path: Path) -> None:
    party, code, year, rank = min(persons())
    files = {"companies.csv": COMPANIES.replace("600001.SH", code),
             f"{party}s.csv": SUPPLIERS.replace("supplier", party) + f"{code},欧阳某人,{year},{rank},5,0\n"}  # fmt: skip
    report = load_paths(make_ledger(tmp_path, places=PLACES), [write_files(tmp_path / "in", files)])
    assert [(one.code, one.value) for one in report.errors] == [("LT-NOTE-01", "〔个人〕")]
    assert not any("欧阳某人".encode() in one.read_bytes() for one in tmp_path.glob("ledger.sqlite*"))


def put_on_links(ledger: Ledger, folder: Path) -> tuple[LoadReport, dict[str, set[str]]]:
    """What is made of two printed names that the map puts on a link only, and on a link with a product of its chain."""
    files = {"companies.csv": COMPANIES.replace("600001.SH", "601908.SH"),
             "products.csv": "stock_code,product\n601908.SH,单晶硅炉\n601908.SH,硅棒\n"}  # fmt: skip
    report = load_paths(ledger, [write_files(folder / "in", files)])
    found: dict[str, set[str]] = {"produces": set(), "occupies": set()}
    for one in ledger.statements():
        if one.predicate in found:
            found[one.predicate].add(f"{one.object} {one.qualifier('role')} {one.qualifier('productAsNamed')}")
    return report, found


MADE = {"listed-companies:product/silicon-photovoltaics/p-crystal-puller  单晶硅炉", "listed-companies:name/Product/硅棒  硅棒"}


def test_a_printed_product_is_put_on_the_links_that_are_known(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, places=PLACES)
    load_source(ledger, "reference-chains")
    report, found = put_on_links(ledger, tmp_path)
    assert (report.errors, found) == ([], {"produces": MADE, "occupies": {
        "reference-chains:link/power-semiconductor/eq-crystal-si production 单晶硅炉",
        "reference-chains:link/silicon-photovoltaics/silicon-rod production 硅棒"}})  # fmt: skip


def test_a_link_that_nobody_knows_costs_only_the_relation_to_it(tmp_path: Path) -> None:
    report, found = put_on_links(make_ledger(tmp_path, places=PLACES), tmp_path)
    assert (counts(report), found) == ((3, 3, 0, 0), {"produces": MADE, "occupies": set()})
    assert {(one.code, one.column, one.value) for one in report.errors} == {
        ("LT-NOTE-02", "product", "reference-chains:link/power-semiconductor/eq-crystal-si"),
        ("LT-NOTE-02", "product", "reference-chains:link/silicon-photovoltaics/silicon-rod")}  # fmt: skip


def test_every_mapped_product_and_link_is_one_of_a_bundled_chain(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "reference-chains")
    products = {one.value for one in ledger.statements() if one.predicate == "productCode"}
    links = {one.subject.partition("link/")[2] for one in ledger.statements() if one.value == "ChainLink"}
    meant = [*product_map().values(), *(one for several in link_map().values() for one in several)]
    assert {f"{one.chain}/{one.product}" for one in meant if one.product} <= products
    assert {f"{one.chain}/{one.link}" for one in meant if one.link} <= links


@pytest.mark.parametrize(("name", "expected", "people"), [
    ("xian-listed-extract", (789, 771, 0, 18), 0),
    ("a-share-companies", (69363, 54618, 41, 14704), 39),
])  # fmt: skip
def test_every_real_row_is_accounted_for(name: str, expected: tuple[int, ...], people: int, tmp_path: Path) -> None:
    folder, ledger = shared(name), Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "places")
    report = load_paths(ledger, [folder])
    assert counts(report) == expected
    assert {one.code for one in report.errors} <= {"LT-NOTE-01", "LT-NOTE-02", "LT-ROW-02"}
    assert Counter(one.value for one in ledger.statements() if one.predicate == "population") == {"listed": 1}
    assert {one.object for one in ledger.statements() if one.predicate == "coversChain"} == CHAINS
    assert sum(one.value == "〔个人〕" for one in report.errors) == people
    taken = [sum(rule in one.message for one in report.errors) for rule in (ANONYMOUS, FINANCE)]
    assert taken == {"xian-listed-extract": [8, 10], "a-share-companies": [14642, 23]}[name]


MADE_BY = {"titanium-superconducting/aluminium": 13, "silicon-photovoltaics/quartz-crucible": 1,
           "silicon-photovoltaics/silver-powder": 1, "power-semiconductor/ev-inverter": 2,
           "power-semiconductor/eq-wafering": 2}  # fmt: skip


def test_links_that_printed_names_cannot_settle_are_left_out_of_what_is_covered(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_defaults(ledger)
    load_paths(ledger, [shared("a-share-companies")])
    found = {one.id.partition("link/")[2]: one for one in gaps(read_facts(ledger), "CHN", "上市").links}
    assert {link: found[link].organisations for link in MADE_BY} == MADE_BY
    excepted = [one.object.partition("link/")[2] for one in ledger.statements() if one.predicate == "exceptsLink"]
    assert (len(excepted), {found[link].rule for link in excepted}) == (34, {"unknown_a"})
    assert sum(one.state == "missing" for one in found.values()) == 13


def test_the_zone_is_spelled_in_seven_addresses_of_xian(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "places")
    load_paths(ledger, [shared("xian-listed-extract")])
    spelled = re.compile("经济技术开发区|经开区|泾渭工业园|泾渭新城")
    sites = [one.subject for one in ledger.statements() if one.predicate == "address" and spelled.search(one.value)]
    assert Counter(one.rsplit("/", 1)[1] for one in sites) == {"registered": 6, "office": 5}
