"""Authorities, academies and institutes by their full names."""

from __future__ import annotations

import pytest

from ingest.resolve.names.authorities import in_full
from tests.ingest.resolve.made import pair


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
