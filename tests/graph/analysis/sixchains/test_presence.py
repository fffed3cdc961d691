"""Present, thin, absent, unknown: by number, evidence, place and coverage."""

from __future__ import annotations

import random

import pytest

from graph.analysis.sixchains import six_chains
from graph.analysis.sixchains.whereabouts import Whereabouts, rings
from tests.graph.analysis.sixchains.world import WHO, cell, standing, support
from tests.graph.queries.random_worlds import random_world
from tests.worlds import Sketch, key, zone

CHAINS = tuple(WHO)
ROLES = {"innovation": "supporters", "capital": "supporters", "talent": "talent", "service": "supporters"}
BETTER = ("absent", "thin", "present")


@pytest.mark.parametrize("chain", [*CHAINS, "industry", "policy"])
def test_where_nobody_looked_a_chain_is_unknown(chain: str) -> None:
    found = cell(zone(), chain)
    assert (found.presence, found.known, found.at_most) == ("unknown", 0, None)


@pytest.mark.parametrize("chain", CHAINS)
def test_two_with_strong_evidence_are_enough(chain: str) -> None:
    sketch = support(support(zone(), "甲", chain), "乙", chain)
    assert (cell(sketch, chain).presence, cell(sketch, chain).known) == ("present", 2)


@pytest.mark.parametrize("chain", CHAINS)
def test_one_alone_is_thin_and_there_may_be_more(chain: str) -> None:
    found = cell(support(zone(), "甲", chain), chain)
    assert (found.presence, found.at_most, "可能还有" in found.reason) == ("thin", None, True)


@pytest.mark.parametrize("chain", CHAINS)
def test_nobody_is_absent_only_where_those_were_looked_at(chain: str) -> None:
    found = cell(zone().surveyed(place="province", surveyRole=ROLES[chain]), chain)
    assert (found.presence, found.at_most, found.reason[:3]) == ("absent", 0, "已摸清")


@pytest.mark.parametrize("role", ["", "makers", "traders", "buyers", "talent", "policies"])
def test_a_survey_of_others_says_nothing_of_platforms(role: str) -> None:
    assert cell(zone().surveyed(place="country", surveyRole=role), "innovation").presence == "unknown"


def test_a_survey_of_all_roles_includes_no_policies() -> None:
    sketch = zone().surveyed(place="country", surveyRole="all")
    assert [cell(sketch, one).presence for one in ("innovation", "capital", "service", "policy")] == [*["absent"] * 3, "unknown"]


def test_a_survey_narrower_than_the_ring_closes_nothing() -> None:
    sketch = zone().surveyed(place="city", surveyRole="supporters")
    assert (cell(sketch, "innovation").presence, cell(sketch, "capital").presence) == ("absent", "unknown")


def test_a_register_of_listed_firms_closes_no_other_chain() -> None:
    assert cell(zone().surveyed("listed", "country", surveyRole="all"), "service").presence == "unknown"


@pytest.mark.parametrize(("chain", "place", "expected"), [
    ("innovation", "zone", "thin"), ("innovation", "province", "unknown"), ("innovation", "elsewhere", "unknown"),
    ("capital", "province", "thin"), ("capital", "elsewhere", "unknown"), ("talent", "city", "thin"),
    ("service", "abroad", "unknown"),
])  # fmt: skip
def test_each_chain_is_looked_for_in_its_ring(chain: str, place: str, expected: str) -> None:
    assert cell(support(zone(), "甲", chain, place), chain).presence == expected


def test_who_may_be_inside_the_ring_is_no_absence() -> None:
    sketch = support(zone(), "甲", place="province").surveyed(place="city", surveyRole="supporters")
    assert (cell(sketch, "innovation").presence, standing(sketch, "innovation", "甲")) == ("unknown", "unplaced")


def test_a_facility_is_where_the_body_is_that_it_depends_on() -> None:
    sketch = zone().record("大学", "University").site("大学", "registered", "city")
    sketch.record("实验室", "ResearchFacility").relate("实验室", "dependsOn", "大学").relate("实验室", "servesLink", "l")
    assert standing(sketch, "innovation", "实验室") == "counted"


def test_its_own_site_goes_before_the_body_it_depends_on() -> None:
    sketch = support(zone(), "甲", place="elsewhere").record("乙", "Enterprise").site("乙", "registered", "city")
    assert standing(sketch.relate("甲", "managedBy", "乙"), "innovation", "甲") == ""


@pytest.mark.parametrize(("values", "expected"), [
    ({"buildStatus": "planned"}, "coming"), ({"buildStatus": "building"}, "coming"), ({"buildStatus": "closed"}, ""),
    ({"buildStatus": "built"}, "counted"), ({}, "counted"),
])  # fmt: skip
def test_what_is_planned_supports_nothing_yet(values: dict[str, str], expected: str) -> None:
    assert standing(support(zone(), "甲", **values), "innovation", "甲") == expected


@pytest.mark.parametrize(("paper", "expected"), [("strong", "counted"), ("weak", "weak"), ("old", "stale")])
def test_evidence_decides_how_far_a_supporter_counts(paper: str, expected: str) -> None:
    sketch = zone().paper("strong", "strong", "甲社").paper("weak", "weak", "乙社").paper("old", "strong", "丙社", "2019")
    assert standing(support(sketch, "甲", cites=paper), "innovation", "甲") == expected


def test_any_number_on_weak_evidence_is_thin() -> None:
    sketch = zone().paper("weak", "weak", "乙社")
    for name in "甲乙丙":
        support(sketch, name, cites="weak")
    assert (cell(sketch, "innovation").presence, cell(sketch, "innovation").known) == ("thin", 3)


def test_what_serves_the_chain_or_a_wider_link_leaves_open_whether_it_serves_this_one() -> None:
    sketch = zone().link("child", parent="l")
    support(support(sketch, "甲", to="l"), "乙", to="chain")
    found = {one.id: one.standing for one in cell(sketch, "innovation", "child").supporters}
    assert found == {key("甲"): "coarse", key("乙"): "coarse"}


def test_an_absence_names_the_population_that_it_is_said_of() -> None:
    facts = zone().surveyed("listed", "country").facts()
    found = {one.chain: one.reason for one in six_chains(facts, key("zone"), "listed").rows[0].cells}
    assert found["industry"] == "口径“上市”内已摸清，一家也没有"


def test_what_serves_a_kind_serves_the_wider_link() -> None:
    assert standing(support(zone().link("child", parent="l"), "甲", to="child"), "innovation", "甲") == "counted"


def test_support_by_way_of_a_firm_alone_is_thin() -> None:
    sketch = zone().maker("厂")
    for name in ("中心一", "中心二"):
        sketch.record(name, "ResearchFacility").relate(name, "dependsOn", "厂")
    assert (cell(sketch, "innovation").presence, standing(sketch, "innovation", "中心一")) == ("thin", "indirect")


def test_cooperation_is_read_from_either_end() -> None:
    sketch = zone().maker("厂").record("大学", "University").site("大学", "registered", "city")
    assert standing(sketch.relate("厂", "cooperatesWith", "大学"), "innovation", "大学") == "indirect"


def test_who_works_with_a_mere_trader_supports_nothing() -> None:
    sketch = zone().firm("商").relate("商", "occupies", "l", role="trade").record("基金", "Fund").site("基金", "office", "city")
    assert cell(sketch.relate("基金", "investsIn", "商"), "capital").supporters == ()


def test_a_fund_that_invested_in_a_firm_or_project_of_the_link_covers_it() -> None:
    sketch = zone().maker("厂").record("基金", "Fund").site("基金", "office", "city").relate("基金", "investsIn", "项目")
    sketch.record("项目", "Project").relate("项目", "forLink", "l").relate("项目", "projectIn", "zone")
    assert standing(sketch, "capital", "基金") == "counted"


def test_firms_of_one_controller_are_one() -> None:
    sketch = zone().maker("甲").maker("乙").record("集团", "Enterprise")
    sketch.relate("集团", "controls", "甲").relate("集团", "controls", "乙")
    assert (cell(sketch, "industry").presence, cell(sketch, "industry").known) == ("thin", 1)


def test_a_weak_link_is_thin_however_many_make_it() -> None:
    sketch = zone().surveyed().firm("买家").relate("买家", "demands", "p", quantity="100", quantityUnit="吨")
    for name in "甲乙丙":
        sketch.maker(name, capacity="1", capacityUnit="吨")
    assert (cell(sketch, "industry").presence, cell(sketch, "industry").known) == ("thin", 3)


@pytest.mark.parametrize(("least", "expected"), [("1", "present"), ("2", "present"), ("3", "thin"), ("9", "thin")])
def test_a_stricter_threshold_never_improves_a_chain(least: str, expected: str) -> None:
    sketch = support(support(zone(), "甲"), "乙").threshold("six_innovation", least, "zone", "true")
    found = cell(sketch, "innovation")
    assert (found.presence, found.least, found.confirmed_threshold) == (expected, float(least), True)


@pytest.mark.parametrize("seed", range(12))
def test_absent_is_said_only_under_closed_coverage(seed: int) -> None:
    sketch = random_world(random.Random(seed))
    found = [one for row in six_chains(sketch.facts(), key("zone"), "all").rows for one in row.cells if one.presence == "absent"]
    assert all(one.coverage and one.at_most == 0 for one in found)


@pytest.mark.parametrize("seed", range(12))
def test_industry_is_absent_exactly_where_a_link_is_missing(seed: int) -> None:
    rows = six_chains(random_world(random.Random(seed)).facts(), key("zone"), "all").rows
    assert [one.cells[0].presence == "absent" for one in rows] == [one.state == "missing" for one in rows]


@pytest.mark.parametrize("firms", range(4))
def test_one_more_firm_never_makes_an_unsurveyed_link_worse(firms: int) -> None:
    sketch = zone()
    for number in range(firms):
        sketch.maker(f"厂{number}")
    before = cell(sketch, "industry")
    after = cell(sketch.maker("新厂"), "industry")
    assert after.known == before.known + 1
    assert before.presence == "unknown" or BETTER.index(after.presence) >= BETTER.index(before.presence)


def test_the_order_in_which_things_were_told_changes_nothing() -> None:
    sketch = support(support(zone().maker("厂"), "甲"), "乙", "capital").surveyed(surveyRole="all", place="province")
    told = [six_chains(one.facts(), key("zone")).as_dict() for one in (sketch, sketch.shuffled(1), sketch.shuffled(2))]
    assert told[0]["links"] == told[1]["links"] == told[2]["links"]


def test_a_municipality_is_a_city_and_a_province() -> None:
    sketch = Sketch().source("t", "strong").record("国", "Country").record("沪", "Region", divisionCode="310000")
    sketch.relate("沪", "partOf", "国").record("区", "Region", divisionCode="310115").relate("区", "partOf", "沪")
    sketch.record("园", "Zone").relate("园", "partOf", "区")
    assert rings(sketch.world("园")) == {"zone": key("园"), "city": key("沪"), "province": key("沪")}


@pytest.mark.parametrize(("place", "city", "province"), [
    ("zone", "city", "province"), ("city", "city", "province"), ("province", "province", "province"),
    ("country", "country", "country"),
])  # fmt: skip
def test_a_place_wider_than_a_ring_is_that_ring(place: str, city: str, province: str) -> None:
    assert rings(zone().world(place)) == {"zone": key(place), "city": key(city), "province": key(province)}


@pytest.mark.parametrize(("place", "words"), [
    ("zone", ["区内", "市内", "省内", "国内", "国外", ""]), ("city", ["本地", "本地", "省内", "国内", "国外", ""]),
])  # fmt: skip
def test_the_ring_of_a_body_is_told_from_the_place_asked_about(place: str, words: list[str]) -> None:
    sketch, there = zone().record("无", "Fund"), ("zone", "city", "province", "elsewhere", "abroad")
    for one in there:
        sketch.record(f"在{one}", "Fund").site(f"在{one}", "office", one)
    found = Whereabouts(sketch.world(place))
    assert [*(found.ring(key(f"在{one}")) for one in there), found.ring(key("无"))] == words
