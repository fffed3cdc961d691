"""Authorities, academies and institutes by their full names."""

from __future__ import annotations

import pytest

from ingest.resolve.names import parse
from ingest.resolve.names.authorities import in_full
from tests.ingest.resolve.made import forbidden, pair


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("西安市发改委", "西安市发展和改革委员会"),
        ("陕西省发改委", "陕西省发展和改革委员会"),
        ("国家发改委", "国家发展和改革委员会"),
        ("西安高新区管委会", "西安高新区管理委员会"),
        ("西安市政府", "西安市人民政府"),
        ("宝鸡市工信局", "宝鸡市工业和信息化局"),
        ("中科院西安光机所", "中国科学院西安光机所"),
        ("中国电科20所", "中国电子科技集团第20研究所"),
        ("西安交大一附院", "西安交通大学第一附属医院"),
        ("示例大学附院", "示例大学附属医院"),
        ("示例招商局", "示例招商局"),
        ("国家税务总局西安市税务局", "西安市税务局"),
        ("中华人民共和国财政部", "财政部"),
        ("中共西安市委组织部", "西安市委组织部"),
        ("西安经开区管委会招商局", "西安经开区招商局"),
        ("西安市人民政府国资委", "西安市国有资产监督管理委员会"),
        ("西安市一中", "西安市第一中学"),
        ("兵器204所", "中国兵器第204研究所"),
        ("航天科技四院", "中国航天科技集团第四研究院"),
        ("航天科技", "航天科技"),
        ("中国兵器工业集团公司第二〇四研究所", "中国兵器工业集团公司第二〇四研究所"),
        ("西电", "西电"),
        ("西电示例有限公司", "西电示例有限公司"),
    ],
)
def test_a_known_short_form_is_read_in_full(short: str, full: str) -> None:
    assert in_full(short) == full


def test_levels_of_government_are_never_one() -> None:
    assert pair("西安市发改委", "陕西省发改委").reason.endswith("级别不同：西安市/陕西省 → 否决")


def test_a_department_by_its_short_form_is_sure() -> None:
    assert pair("西安市发改委", "西安市发展和改革委员会").status.value == "确认"


def test_zones_of_one_city_are_two() -> None:
    assert pair("西安高新区管委会", "西安经开区管委会").status.value == "不同"


@pytest.mark.parametrize(
    ("one", "other", "levels"),
    [
        ("科学技术部", "陕西省科学技术厅", "国家/陕西省"),
        ("科技部", "西安市科技局", "国家/西安市"),
        ("陕西省科学技术厅", "西安市科学技术局", "陕西省/西安市"),
        ("科技部", "科技局", "国家/未写"),
        ("国家税务总局", "国家税务总局陕西省税务局", "国家/陕西省"),
        ("国家税务总局陕西省税务局", "西安市税务局", "陕西省/西安市"),
        ("国家统计局", "陕西省统计局", "国家/陕西省"),
        ("中国示例工业协会", "陕西省示例工业协会", "国家/陕西省"),
        ("最高人民法院", "西安市人民法院", "国家/西安市"),
        ("西安市委组织部", "陕西省委组织部", "西安市/陕西省"),
        ("陕西省人民医院", "西安市人民医院", "陕西省/西安市"),
        ("西安经开区科技局", "西安市科技局", "西安经开区/西安市"),
    ],
)
def test_of_the_nation_a_place_and_one_in_it_each_has_its_own(one: str, other: str, levels: str) -> None:
    assert f"级别不同：{levels}" in forbidden(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("西安市税务局", "国家税务总局西安市税务局"),
        ("西安经开区管委会招商局", "西安经济技术开发区管理委员会招商局"),
        ("中华人民共和国科学技术部", "科技部"),
        ("中共西安市委组织部", "西安市委组织部"),
        ("兵器工业第二〇四研究所", "中国兵器工业集团公司第204研究所"),
    ],
)
def test_one_authority_or_institute_said_otherwise_is_sure(one: str, other: str) -> None:
    assert pair(one, other).status.value == "确认"


@pytest.mark.parametrize("name", ["中铁一局", "中交二航局", "中铁隧道局", "水电四局", "第三工程局"])
def test_a_bureau_of_a_building_company_is_no_authority(name: str) -> None:
    assert parse(name).form == ""


@pytest.mark.parametrize("name", ["招商一局", "西安经开区招商一局", "中牟县公安局", "中国气象局"])
def test_a_bureau_of_a_place_or_the_state_is_one(name: str) -> None:
    assert parse(name).form == "authority"
