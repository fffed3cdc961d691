"""`liantu compare`."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from graph.analysis.comparison import compare_places, compare_rings
from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement
from tests.app.conftest import Ask, Call
from tests.app.world import record, relation


@pytest.fixture(autouse=True)
def neighbour(home: Home) -> None:
    """A second zone in the same country."""
    zone = record("t:next", "Zone", name="乙经济技术开发区", shortName="乙经开区")
    home.ledger.add([*zone, relation("t:next", "partOf", "t:country")])


def test_two_places_are_compared_with_the_reason_of_each_difference(liantu: Call) -> None:
    output = liantu("compare", "--place", "甲经开区", "--place", "乙经开区").output
    assert "甲经济技术开发区计入 1 家（乙硅片有限公司）；乙经济技术开发区计入 0 家" in output.replace("\n      ", "")
    assert "3 个环节：有差别 2，其中状态不同 1；其余 1 个两边相同。" in output


def test_the_document_says_what_the_function_returns(document: Ask, home: Home) -> None:
    facts = read_facts(home.ledger)
    ours = compare_places(facts, "甲经开区", "乙经开区")
    assert document("compare", "--place", "甲经开区", "--zone", "乙经开区") == ours.as_dict()
    assert document("compare", "--rings") == compare_rings(facts, "甲经开区").as_dict()


def test_two_snapshots_are_compared(liantu: Call, home: Home) -> None:
    home.ledger.add([Statement("t", "t:firm", "operatingStatus", value="cancelled")])
    output = liantu("compare", "--at", "2", "--at", "3").output.replace("\n      ", "")
    assert "乙硅片有限公司：区内工厂投产对外供应 → 已迁出或注销" in output


def test_two_dates_are_compared(liantu: Call, home: Home) -> None:
    home.ledger.add([*record("t:new", "SurveyCoverage", name="再摸排", population="all", closed="true", surveyedFrom="2026-06"),
                     relation("t:new", "coversPlace", "t:zone"), relation("t:new", "coversLink", "t:panel")])  # fmt: skip
    output = liantu("compare", "--as-of", "2026-05-31", "--as-of", "2026-09-30").output
    assert "截至 2026-09-30已摸清（再摸排），截至 2026-05-31未摸排" in output


def test_rings_are_told_with_the_nearest_that_supplies(liantu: Call) -> None:
    lines = liantu("compare", "--rings").output.splitlines()
    row = next(line for line in lines if line.startswith("  硅片"))
    assert row.split() == ["硅片", "1", "0", "0", "区内"]


def test_links_without_difference_are_listed_on_demand(liantu: Call) -> None:
    said = ["compare", "--place", "甲经开区", "--place", "乙经开区"]
    assert ("组件" in liantu(*said).output, "没有差别" in liantu(*said, "--all").output) == (False, True)


def test_one_chain_can_be_picked(document: Ask) -> None:
    found = document("compare", "--rings", "--chain", "光伏链")
    assert [one["chain"] for one in found["links"]] == ["光伏链"] * 3


@pytest.mark.parametrize("said", [
    [], ["--place", "甲经开区"], ["--rings", "--at", "1", "--at", "2"],
    ["--place", "甲经开区", "--place", "乙经开区", "--at", "1", "--at", "2"],
])  # fmt: skip
def test_exactly_one_thing_is_compared(liantu: Call, said: list[str]) -> None:
    result = liantu("compare", *said)
    assert (result.exit_code, "请只选一种比法" in result.stderr) == (2, True)


def test_three_places_are_too_many(liantu: Call) -> None:
    result = liantu("compare", "--place", "a", "--place", "b", "--place", "c")
    assert (result.exit_code, "--place 要写两次，写了 3 次" in result.stderr) == (2, True)


def test_a_place_is_not_compared_with_itself(liantu: Call) -> None:
    result = liantu("compare", "--place", "甲经开区", "--place", "甲经济技术开发区")
    assert (result.exit_code, "[LT-COMPARE-01]" in result.stderr) == (1, True)


@pytest.mark.parametrize("said", [["--place", "甲经开区", "--place", "乙经开区", "--all"], ["--rings"], ["--at", "1", "--at", "2"]])
def test_every_line_fits_eighty_columns(liantu: Call, said: list[str]) -> None:
    lines = liantu("compare", *said).output.splitlines()
    assert lines
    assert [line for line in lines if wcswidth(line) > 80] == []


def test_two_times_that_are_alike_differ_in_nothing(liantu: Call) -> None:
    assert "两边没有差别。" in liantu("compare", "--as-of", "2026-09-29", "--as-of", "2026-09-30").output


def test_a_product_that_is_elsewhere_alone_is_seen_in_its_ring(liantu: Call, home: Home) -> None:
    home.ledger.add([*record("t:far", "Country", name="外国", countryCode="YYY"), *record("t:maker", "Enterprise", name="外商"),
                     *record("t:works", "Site", siteKind="factory"), relation("t:maker", "operates", "t:works"),
                     relation("t:works", "locatedIn", "t:far"), relation("t:maker", "produces", "t:panel-product")])  # fmt: skip
    assert "国外 1 家（外商）" in liantu("compare", "--rings").output
