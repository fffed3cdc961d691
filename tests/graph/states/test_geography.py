"""Where a firm is (model, sections 4 and 5; decision 0003): places in places, and a zone read from an address."""

from __future__ import annotations

from graph.states.flags import kilometres
from graph.states.geography import Geography
from tests.worlds import Sketch, key, zone


def addressed(address: str, place: str = "city") -> Sketch:
    """A maker whose factory is known by an address in a place."""
    return zone().record("甲", "Enterprise").site("甲", place=place, address=address).relate("甲", "produces", "p")


def local(sketch: Sketch, place: str = "zone") -> bool:
    world = sketch.world(place)
    return world.geography.is_local(key("甲"), world.place)


def test_a_place_is_found_by_its_alias() -> None:
    facts = zone().record("isle", "Country", name="中国某岛", alias="某岛;某省").facts()
    assert [Geography(facts).find(name) for name in ("某岛", "某省")] == ["t:isle", "t:isle"]


def test_a_site_in_a_zone_is_in_all_that_holds_the_zone() -> None:
    assert [local(zone().maker("甲"), place) for place in ("zone", "city", "province", "country", "abroad")] == [True] * 4 + [False]


def test_an_address_with_the_zones_spelling_in_its_city_is_in_the_zone() -> None:
    assert local(addressed("本省本市本开发区一路 1 号"))


def test_the_same_spelling_in_another_region_is_not() -> None:
    assert not local(addressed("外省某市本开发区一路 1 号", "elsewhere"))


def test_an_address_known_only_by_its_province_is_not_read_as_the_zone() -> None:
    assert not local(addressed("本开发区一路 1 号", "province"))


def test_an_address_of_a_district_of_the_city_is_read() -> None:
    sketch = addressed("本区县本开发区一路 1 号", "district").record("district", "Region", divisionCode="990101")
    assert local(sketch.relate("district", "partOf", "city"))


def test_an_office_alone_makes_nobody_local() -> None:
    assert not local(zone().firm("甲", "office"))


def test_a_registered_address_and_a_factory_do() -> None:
    assert [local(zone().firm("甲", kind)) for kind in ("registered", "factory")] == [True, True]


def test_a_vacated_site_makes_nobody_local() -> None:
    assert not local(zone().firm("甲", "registered", status="vacated"))


def test_a_university_is_local_by_its_sites_like_any_actor() -> None:
    assert local(zone().record("甲", "University").site("甲", "registered"))


def test_rings_go_from_the_zone_outwards() -> None:
    world = zone().world()
    assert world.geography.rings(world.place) == [
        ("区内", key("zone")), ("市内", key("city")), ("省内", key("province")), ("国内", key("country"))]  # fmt: skip


def test_a_park_lies_in_a_ring_of_its_zone() -> None:
    world = zone().record("park", "Zone").relate("park", "partOf", "zone").world("park")
    assert [name for name, _ in world.geography.rings(world.place)] == ["区内", "区内", "市内", "省内", "国内"]


def test_one_degree_of_latitude_is_111_kilometres() -> None:
    assert round(kilometres((108.0, 34.0), (108.0, 35.0)), 1) == 111.2
