"""Cells that name nobody, persons, and lists."""

from __future__ import annotations

import pytest

from ingest.resolve.names import may_be_person, no_name, several


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "没有名称"),
        ("  ", "没有名称"),
        ("——", "没有名称"),
        ("同上", "“同上”指上一行，不是名称"),
        ("无", "“无”是没有填写"),
        ("个人", "“个人”没说是哪一家"),
        ("第一名", "“第一名”是名次，不是名称"),
        ("2019年第二名", "“2019年第二名”是名次，不是名称"),
        ("有限公司", "只有组织形式“有限公司”"),
        ("D科技有限公司", "“D科技有限公司”用字母代替了名称"),
        ("甲", "“甲”只有一个字"),
        ("客户A", "“客户A”没说是哪一家"),
        ("航油供应商 1", "“航油供应商 1”没说是哪一家"),
        ("供应商二（公司关联方）", "“供应商二（公司关联方）”没说是哪一家"),
        ("国内某大型银行", "“国内某大型银行”没说是哪一家"),
        ("143单位", "“143单位”没说是哪一家"),
        ("C002", "“C002”没说是哪一家"),
        ("同一实际控制人控制的供应商", "“同一实际控制人控制的供应商”没说是哪一家"),
        ("十四", "“十四”是名次，不是名称"),
    ],
)
def test_a_cell_that_names_nobody_says_why(cell: str, why: str) -> None:
    assert no_name(cell) == why


@pytest.mark.parametrize(
    "cell",
    [
        "西安示例有限公司",
        "示例",
        "张三",
        "3M",
        "360",
        "1919",
        "TCL",
        "示例企业",
        "示例单位有限公司",
        "示例集团及其同一控制下的企业",
    ],
)
def test_a_cell_that_may_be_a_name_is_one(cell: str) -> None:
    assert no_name(cell) == ""


@pytest.mark.parametrize(
    ("text", "may"), [("王小明", True), ("欧阳小明", False), ("欧阳明", True), ("示例", False), ("王氏科技", False), ("王", False)]
)
def test_a_text_may_be_a_person(text: str, may: bool) -> None:
    assert may_be_person(text) is may


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("示例有限公司、样板有限公司", ["示例有限公司", "样板有限公司"]),
        ("示例有限公司/样板厂", ["示例有限公司", "样板厂"]),
        ("Sample Pte Ltd，样板有限公司", ["Sample Pte Ltd", "样板有限公司"]),
        ("西安示例有限公司 西安样板有限公司", ["西安示例有限公司", "西安样板有限公司"]),
        ("西安甲公司 西安乙公司", ["西安甲公司", "西安乙公司"]),
        ("1、示例有限公司 2、样板厂", ["示例有限公司", "样板厂"]),
        ("①示例有限公司②样板厂", ["示例有限公司", "样板厂"]),
        ("西安市科技局、西安市财政局", ["西安市科技局", "西安市财政局"]),
        ("示例集团 有限公司", []),
        ("示例有限公司 西安分公司", []),
        ("示例集团 西安公司", []),
        ("示例有限公司 原名样板厂", []),
        ("1、示例有限公司", []),
        ("Sample Co., Ltd.", []),
        ("示例有限公司", []),
        ("示例、样板", []),
        ("示例科技、样板贸易有限公司", []),
    ],
)
def test_a_list_of_full_names_is_told(cell: str, names: list[str]) -> None:
    assert several(cell) == names
