"""Names and addresses of regions: the smallest region named from the start, never a guess."""

from __future__ import annotations

import pytest

from ingest.regions import Regions, chinese_regions


@pytest.mark.parametrize(("address", "key"), [
    ("陕西省西安市未央区甲路1号", "places:610112"),
    ("陕西西安高新区", "places:610100"),
    ("西安市经开区", "places:610100"),
    ("中国(上海)自由贸易试验区甲路", "places:310000"),
    ("江苏省昆山市甲镇", "places:320583"),
    ("吉林省吉林市甲区", "places:220200"),
    ("内蒙古包头市甲路", "places:150200"),
    ("陕西省甲县", "places:610000"),
    ("Grand Cayman", ""),
    ("", ""),
])  # fmt: skip
def test_an_address_names_a_region_from_its_start(address: str, key: str) -> None:
    assert chinese_regions().of_address(address) == key


@pytest.mark.parametrize(("name", "key"), [("西安市", "places:610100"), ("伊犁哈萨克\n自治州", "places:654000"), ("无此市", "")])
def test_a_name_means_one_region_or_none(name: str, key: str) -> None:
    assert chinese_regions().named(name) == key


def test_a_name_that_two_regions_bear_means_none() -> None:
    rows = [{"id": one, "class": "Region", "name": "甲区", "short_name": "", "alias": "", "part_of": "CHN"} for one in ("1", "2")]
    assert Regions(rows).named("甲区") == ""
