"""The columns of a target list: facts with their source; what nobody says stays empty."""

from __future__ import annotations

import json

from graph.candidates import Profile
from tests.graph.candidates.world import asked, gap, one, outsider
from tests.worlds import Sketch


def profile(sketch: Sketch) -> Profile:
    """The profile of the firm outside."""
    return one(sketch).profile


def test_nothing_known_is_nothing_told() -> None:
    found = profile(gap().record("外厂", "Enterprise").relate("外厂", "occupies", "l"))
    assert found == Profile()


def test_register_columns_are_facts_with_their_source() -> None:
    sketch = outsider(gap()).record("外厂", "Enterprise", uscc="91610131773827903K", founded="2003-02", ownership="private")
    found = profile(sketch)
    told = [item.text for item in (found.code, found.founded, found.ownership) if item]
    assert told == ["91610131773827903K", "2003-02", "民营企业"]
    assert found.code is not None
    assert [each.source for each in found.code.evidence] == ["t"]


def test_capital_is_told_in_yuan_and_in_words() -> None:
    capital = profile(outsider(gap()).record("外厂", "Enterprise", registeredCapital="120000000", currency="CNY")).capital
    assert capital is not None
    assert (capital.text, capital.value, capital.unit) == ("1.2亿元", "120000000", "元")


def test_foreign_capital_keeps_its_currency() -> None:
    capital = profile(outsider(gap()).record("外厂", "Enterprise", registeredCapital="5000", currency="USD")).capital
    assert capital is not None
    assert (capital.text, capital.unit) == ("5000 USD", "USD")


def test_capacity_and_share_bear_their_product_and_year() -> None:
    found = profile(outsider(gap(), capacity="400", capacityUnit="吨", marketShare="0.125", period="2023"))
    assert [(each.text, each.of, each.period) for each in (*found.capacities, *found.market_shares)] == [
        ("400 吨", "p", "2023"), ("12.5%", "p", "2023")]  # fmt: skip


def test_products_of_other_links_give_no_capacity_here() -> None:
    sketch = outsider(gap()).relate("外厂", "produces", "engine", capacity="7", capacityUnit="台")
    assert profile(sketch).capacities == ()


def test_main_products_are_in_the_words_of_a_source_else_what_it_makes() -> None:
    worded = outsider(gap()).record("外厂", "Enterprise", mainProducts="各类磁体")
    assert [[each.text for each in profile(sketch).main_products] for sketch in (worded, outsider(gap()))] == [["各类磁体"], ["p"]]


def test_sites_tell_place_kind_and_status() -> None:
    sketch = gap().firm("外厂", place="elsewhere", status="operating").relate("外厂", "produces", "p")
    assert [each.text for each in profile(sketch).sites] == ["外省（工厂，投产）"]


def test_controllers_are_those_stated_and_majority_owners() -> None:
    sketch = outsider(gap()).record("母", "Enterprise").relate("母", "holdsShares", "外厂", share="0.6")
    sketch.record("小", "Enterprise").relate("小", "holdsShares", "外厂", share="0.1")
    assert [each.text for each in profile(sketch).controllers] == ["母（60.00%）"]


def patented(filed: str) -> Sketch:
    """A patent of the firm, filed on a day."""
    sketch = outsider(gap()).record("专利", "IntellectualProperty", ipKind="invention", filedOn=filed)
    return sketch.relate("专利", "ownedBy", "外厂")


def test_patents_of_three_years_are_at_least_those_known() -> None:
    found = profile(patented("2023-05")).patents
    assert found is not None
    assert found.text == "近 3 年至少 1 件"


def test_older_patents_say_nothing_of_the_last_three_years() -> None:
    assert profile(patented("2019-05")).patents is None


def test_a_plant_to_come_is_a_sign_of_expansion() -> None:
    sketch = outsider(gap()).site("外厂", "factory", "province", name="新厂", siteStatus="building")
    assert [each.text for each in profile(sketch).signs] == ["工厂在建，在本省"]


def test_the_answer_is_one_json_document() -> None:
    document = json.loads(json.dumps(asked(outsider(gap())).as_dict(), ensure_ascii=False))
    assert (document["schema"], document["outside"][0]["profile"]["code"]) == (1, None)


def test_sources_quoted_are_named() -> None:
    assert [each.id for each in asked(outsider(gap())).sources] == ["t"]
