"""Flags beside a state (model, section 5): each raised, and what keeps it down."""

from __future__ import annotations

import pytest

from graph.statement import Statement
from tests.worlds import Sketch, assembly, zone


def project(stage: str, place: str = "zone") -> Sketch:
    """A surveyed empty link with a project for it."""
    sketch = zone().surveyed().record("项目", "Project", projectStage=stage).relate("项目", "forLink", "l")
    return sketch.relate("项目", "projectIn", place)


def test_a_failed_risk_test_is_flagged() -> None:
    assert assembly().relate("abroad", "provides", "p", share="0.9").flags()["risk"].detail.startswith("R2 p：外国 90%")


def test_a_project_that_has_landed_is_under_way_and_changes_no_state() -> None:
    sketch = project("settled")
    assert (sketch.rule(), sketch.flags()["in_progress"].detail) == ("missing", "项目（落地）")


def test_a_project_only_talked_about_is_not_under_way() -> None:
    assert "in_progress" not in project("in_talks").flags()


def test_a_project_elsewhere_is_not_under_way_here() -> None:
    assert "in_progress" not in project("building", "elsewhere").flags()


def test_a_project_in_a_park_of_the_zone_is_under_way_here() -> None:
    assert "in_progress" in project("building", "park").record("park", "Zone").relate("park", "partOf", "zone").flags()


def test_a_plant_under_construction_is_under_way_with_its_date() -> None:
    sketch = zone().firm("甲", status="building", expectedStart="2026").relate("甲", "produces", "p")
    assert "预计投产日" in sketch.flags()["in_progress"].detail


def test_a_plant_for_the_parent_link_is_not_under_way_for_its_kind() -> None:
    sketch = zone().link("child", parent="l").firm("甲", status="building").relate("甲", "produces", "p")
    assert "in_progress" not in sketch.flags("child")


def neighbour(place: str = "city", radius: str = "", status: str = "", **here: str) -> str:
    """What the neighbour flag of an empty link says, with a maker in another place."""
    sketch = zone(longitude="108", latitude="34").surveyed().link("k", product="q", supplyRadius=radius)
    sketch.record("邻厂", "Enterprise").site("邻厂", place=place, siteStatus=status, **here).relate("邻厂", "produces", "q")
    return flag.detail if (flag := sketch.flags("k").get("neighbour")) else ""


def test_a_maker_in_the_city_can_supply() -> None:
    assert neighbour() == "市内 1 家：邻厂"


def test_a_maker_in_the_province_can_supply() -> None:
    assert neighbour("province") == "省内 1 家：邻厂"


def test_without_a_radius_the_nation_is_no_neighbour() -> None:
    assert neighbour("elsewhere") == ""


def test_within_the_radius_a_maker_of_another_province_can_supply() -> None:
    assert neighbour("elsewhere", "200", longitude="108", latitude="35") == "200 km 内 1 家：邻厂"


def test_beyond_the_radius_even_the_own_city_cannot() -> None:
    assert neighbour("city", "50", longitude="108", latitude="35") == ""


def test_a_maker_of_unknown_distance_is_not_within_a_radius() -> None:
    assert neighbour("city", "50") == ""


def test_a_stopped_maker_is_no_neighbour() -> None:
    assert neighbour(status="stopped") == ""


def test_a_link_that_is_not_missing_has_no_neighbour() -> None:
    assert "neighbour" not in zone().maker("甲").maker("邻厂", place="city").flags()


def test_layout_is_told_with_its_reason() -> None:
    sketch = zone().link("k", layout="unsuited", layoutReason="电价高")
    assert sketch.flags("k")["layout"].detail == "不宜本地：电价高"


def test_stale_evidence_is_flagged() -> None:
    assert zone().maker("甲", period="2019").flags()["stale"].detail == "1 家的证据超过 3 年"


def test_sources_that_differ_are_flagged() -> None:
    sketch = zone().source("别", "strong").maker("甲", capacity="10", capacityUnit="吨")
    assert "conflict" in sketch.relate("甲", "produces", "p", source="别", capacity="20", capacityUnit="吨").flags()


STATUSES = [("甲", "operatingStatus", ("active", "cancelled"), "登记状态"),
            ("甲-factory-zone", "siteStatus", ("operating", "stopped"), "场所状态")]  # fmt: skip


@pytest.mark.parametrize(("of", "prop", "values", "label"), STATUSES)
def test_sources_that_differ_on_a_status_are_flagged_and_told(of: str, prop: str, values: tuple[str, str], label: str) -> None:
    sketch = zone().maker("甲")
    sketch.statements += [Statement(source, f"t:{of}", prop, value=one) for source, one in zip("tu", values, strict=True)]
    said = sketch.flags()["conflict"].detail
    assert f"{of}的{label}来源说法不一" in said
    assert said in sketch.examined().verdict.why


def test_firms_outside_the_population_are_flagged() -> None:
    assert zone().maker("甲").flags(scope="listed")["outside_scope"].detail == "口径外已有 1 家"


def test_a_chokepoint_is_flagged_with_who_says_so_and_when() -> None:
    sketch = zone().link("k", product="q").paper("规划", "strong", "某委", issued="2023")
    sketch.statements.append(sketch.statements[0]._replace(
        source="t", subject="t:q", predicate="chokepoint", value="true", cites="t:规划"))  # fmt: skip
    assert sketch.flags("k")["chokepoint"].detail == "q（规划 2023）"


def test_a_quiet_link_has_no_flag() -> None:
    assert zone().link("k").flags("k") == {}
