"""When two ways to write something count as one."""

from __future__ import annotations

import pytest

from ingest.text.gold.alike import alike, period, same_amount, same_part


@pytest.mark.parametrize(("one", "other"), [
    ("研发（R&D）经费", "研发(R&D)经费"), ("“小巨人”企业", "小巨人企业"), ("全市高新技术企业", "高新技术企业"),
    ("工业增加值的增速", "工业增加值增速"),
])  # fmt: skip
def test_names_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("高新技术企业", "企业"), ("", "企业"), ("", ""), ("发明专利", "专利合作条约申请")])
def test_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(("gold", "found", "same"), [
    ("三(一)", "三（一）", True), ("2", "二(一)2", True), ("2", "二(一)12", False), ("第五条", "第五条", True),
    ("二(一)", "一", False), ("", "二", False),
])  # fmt: skip
def test_a_part_is_known_by_its_number(gold: str, found: str, same: bool) -> None:
    assert same_part(gold, found) is same


@pytest.mark.parametrize(("one", "other"), [
    (("300", "亿元"), ("30000000000", "元")), (("5.6", "万张"), ("56000", "张")), (("30", "%"), ("0.3", "比例")),
    (("1.5", "百分点"), ("0.015", "比例")), (("100", "名"), ("100", "人")), (("9.5", "万户"), ("95000", "家")),
    (("5", "万千瓦"), ("50", "MW")),
])  # fmt: skip
def test_amounts_are_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_amount(one, other)


@pytest.mark.parametrize(("one", "other"), [(("3", "家"), ("3", "元")), (("3", "家"), ("4", "家")), (("三", "家"), ("三", "家"))])
def test_amounts_are_not_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same_amount(one, other)


@pytest.mark.parametrize("written", ["2019—2021", "2019-2021年", "２０１９～２０２１年", "2019年至2021年"])
def test_a_period_is_one_however_it_is_written(written: str) -> None:
    assert period(written) == "2019-2021"
