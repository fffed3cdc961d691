"""Places: countries, regions and the zone, as the defaults bring them."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.sources.bundle import bundle, invented

ZONE = "places:zone/xian-etdz"


def test_every_row_of_the_defaults_is_accepted_without_an_issue() -> None:
    report = bundle().reports[0]
    assert (report.read, report.rejected, report.errors) == (report.accepted, 0, [])


def test_every_country_region_and_zone_of_the_table_is_there() -> None:
    """249 countries of ISO 3166-1, 789 regions counted in the table, one zone."""
    assert [len(bundle().records(cls, "places")) for cls in ("Country", "Region", "Zone")] == [249, 789, 1]


def test_the_zone_lies_in_xian_in_shaanxi_in_china() -> None:
    said, path = bundle(), [ZONE]
    while above := said.values(path[-1], "partOf"):
        path += above
    assert path == [ZONE, "places:610100", "places:610000", "places:CHN"]


def test_a_country_has_its_country_code_and_a_region_its_division_code() -> None:
    assert bundle().values("places:CHN", "countryCode") == ["CHN"]
    assert bundle().values("places:610100", "divisionCode") == ["610100"]


def test_other_spellings_of_a_zone_are_address_spellings() -> None:
    assert bundle().values(ZONE, "addressAlias") == sorted(["经济技术开发区", "经开区", "泾渭工业园", "泾渭新城"])
    assert bundle().values(ZONE, "alias") == []


def test_other_names_of_a_country_are_aliases() -> None:
    assert "阿联酋" in bundle().values("places:ARE", "alias")


def test_economies_counted_apart_are_part_of_no_other_place() -> None:
    assert [bundle().values(f"places:{code}", "partOf") for code in ("TWN", "HKG", "MAC")] == [[], [], []]


def test_each_cited_document_is_a_statement_of_its_own() -> None:
    cited = {(one.cites, one.locator) for one in bundle().of("places:ARE", "name")}
    assert ("places:doc/iso3166-1", "ARE") in cited
    assert len(cited) == 3


def test_a_place_in_an_unknown_place_is_refused(tmp_path: Path) -> None:
    row = {"id": "999901", "class": "Region", "name": "某市", "code": "999901", "part_of": "999900"}
    (issue,) = invented("places", {"places.csv": [row]}, tmp_path).reports[1].errors
    assert (issue.code, issue.column, issue.value) == ("LT-REF-01", "part_of", "999900")


def test_a_place_that_cites_an_unknown_document_is_refused(tmp_path: Path) -> None:
    row = {"id": "999901", "class": "Region", "name": "某市", "code": "999901", "cites": "nowhere#1"}
    (issue,) = invented("places", {"places.csv": [row]}, tmp_path).reports[1].errors
    assert (issue.code, issue.column) == ("LT-REF-01", "cites")
