"""Firms on the reference chains: what a row states, and what it does not."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.sources.bundle import CELLS, Said, bundle, invented

FIRMS = "chain-firms"
LINKS, PRODUCTS = "reference-chains:link/titanium-superconducting/", "reference-chains:product/titanium-superconducting/"
FIRM = "chain-firms:name/Enterprise/某某钛业"
ROW = {"chain": "titanium-superconducting", "name": "某某钛业", "role": "生产", "cites": "d019#x"}


def one_row(folder: Path, **cells: str) -> Said:
    row: CELLS = ROW | cells
    return invented(FIRMS, {"some.csv": [row]}, folder)


def test_every_bundled_row_is_accepted() -> None:
    report = bundle(FIRMS).reports[1]
    assert (report.read, report.rejected) == (report.accepted + report.merged, 0)
    assert not [one for one in report.errors if one.severity == "error"]


def test_a_row_with_a_product_states_what_is_made_and_leaves_the_link_to_be_derived(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nbti-wire", product="p-nbtiwire", product_as_named="NbTi线", year="2023")
    (made,) = said.of(FIRM, "produces")
    assert (made.object, made.period, made.qualifier("productAsNamed")) == (f"{PRODUCTS}p-nbtiwire", "2023", "NbTi线")
    assert said.of(FIRM, "occupies") == []


def test_a_product_of_another_link_leaves_the_row_s_own_link_stated(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nb3sn-wire", product="p-nbtiwire")
    assert (said.values(FIRM, "produces"), said.values(FIRM, "occupies")) == ([f"{PRODUCTS}p-nbtiwire"], [f"{LINKS}nb3sn-wire"])


def test_a_row_without_a_product_states_the_link(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nbti-wire", product_as_named="超导线")
    (stated,) = said.of(FIRM, "occupies")
    assert (stated.object, stated.qualifier("role"), said.of(FIRM, "produces")) == (f"{LINKS}nbti-wire", "production", [])


def test_research_at_a_link_makes_nothing(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nbti-wire", product="p-nbtiwire", role="研发")
    assert (said.of(FIRM, "produces"), [one.qualifier("role") for one in said.of(FIRM, "occupies")]) == ([], ["research"])


def test_a_row_without_a_link_states_only_who_and_where(tmp_path: Path) -> None:
    said = one_row(tmp_path, role="", place="西安市高新区", site_kind="注册地", stock_code="688122.SH", doubt="注册地不等于工厂")
    (site,) = said.values(FIRM, "operates")
    assert (said.values(FIRM, "stockCode"), said.values(site, "siteKind")) == (["688122"], ["registered"])
    assert (said.values(site, "doubt"), said.of(FIRM, "occupies")) == (["注册地不等于工厂"], [])


def test_a_plant_is_the_site_of_what_it_makes(tmp_path: Path) -> None:
    cells = {"place": "西安市经开区泾渭新城", "site_kind": "工厂", "site_status": "在建"}
    said = one_row(tmp_path, link="nbti-wire", product="p-nbtiwire", **cells)
    (site,) = said.values(FIRM, "operates")
    assert said.of(FIRM, "produces")[0].qualifier("site") == site
    assert [said.values(site, prop) for prop in ("siteStatus", "locatedIn")] == [["building"], ["places:zone/xian-etdz"]]


def test_a_place_of_which_no_more_is_known_is_a_site_without_a_kind(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nbti-wire", product="p-nbtiwire", place="西安市经开区")
    (site,) = said.values(FIRM, "operates")
    assert (said.of(site, "siteKind"), said.of(FIRM, "produces")[0].qualifier("site")) == ([], "")


def test_a_zone_that_is_not_known_stands_for_its_city(tmp_path: Path) -> None:
    said = one_row(tmp_path, link="nbti-wire", place="西安市高新区", site_kind="注册地")
    (site,) = said.values(FIRM, "operates")
    assert (said.values(site, "locatedIn"), said.values(site, "address")) == (["places:610100"], ["西安市高新区"])


def test_a_place_that_the_table_lacks_is_refused(tmp_path: Path) -> None:
    (issue,) = one_row(tmp_path, link="nbti-wire", place="某省某市").reports[1].errors
    assert (issue.code, issue.column, issue.value) == ("LT-NAME-01", "place", "某省某市")


def test_an_institute_that_only_researches_supports_the_link() -> None:
    institute = "chain-firms:name/ResearchInstitute/中国科学院等离子体物理研究所"
    (stated,) = bundle(FIRMS).of(institute, "servesLink")
    assert (stated.object, bundle(FIRMS).of(institute, "occupies")) == (f"{LINKS}fusion-magnet", [])


def test_an_institute_that_makes_things_is_an_enterprise_of_the_chain_too() -> None:
    institute = "chain-firms:name/ResearchInstitute/中电科55所"
    assert bundle(FIRMS).values(institute, "a") == ["Enterprise", "ResearchInstitute"]
    assert bundle(FIRMS).values(institute, "occupies") == ["reference-chains:link/power-semiconductor/dev-sic"]


def test_longi_s_rod_plant_in_the_zone_is_under_construction() -> None:
    said, firm = bundle(FIRMS), "chain-firms:name/Enterprise/隆基绿能科技股份有限公司"
    plants = [one for one in said.values(firm, "operates") if said.values(one, "locatedIn") == ["places:zone/xian-etdz"]]
    assert {said.values(one, "siteStatus")[0] for one in plants if said.values(one, "siteKind") == ["factory"]} == {"building"}
