"""What a cell holds beside a name."""

from __future__ import annotations

import pytest

from ingest.resolve.names.cells import code_in, plain
from ingest.resolve.names.folding import folded
from tests.ingest.resolve.made import code, pair

NAME = "西安示例机械有限公司"


@pytest.mark.parametrize(
    "cell",
    [
        "1.西安示例机械有限公司",
        "（1）西安示例机械有限公司",
        "①西安示例机械有限公司",
        "一、西安示例机械有限公司",
        "（盖章）西安示例机械有限公司",
        "西安示例机械有限公司（公 章）",
        "西安示例机械有限公司盖章",
        "甲方：西安示例机械有限公司",
        "1、投标人名称（盖章）：西安示例机械有限公司",
        "西安示例机械有限公司（法定代表人：张三）",
        "西安示例机械有限公司法定代表人张三",
        "西安示例机械有限公司 联系人:张三 电话：029-88888888",
        "西安示例机械有限公司 13800000000",
        "西安示例机械有限公司，地址：西安市示例路1号（示例大厦）",
        f"西安示例机械有限公司 统一社会信用代码：{code(1)}",
        f"{code(1)} 西安示例机械有限公司",
    ],
)
def test_what_stands_beside_a_name_goes(cell: str) -> None:
    assert plain(folded(cell)) == NAME


@pytest.mark.parametrize(
    "cell",
    ["360安全科技", "1919示例公司", "3M示例有限公司", "2.5示例", "(香港)示例公司", "西安市电话局", "示例(集团)公司", "示例图章厂",
     "400电话公司", "示例企业家负责人培训中心"],
)  # fmt: skip
def test_what_is_of_a_name_stays(cell: str) -> None:
    assert plain(folded(cell)) == folded(cell)


@pytest.mark.parametrize(("cell", "found"), [(f"示例公司({code(1)})", code(1)), ("示例公司 029-88888888", "")])
def test_a_code_in_the_cell_is_told(cell: str, found: str) -> None:
    assert code_in(folded(cell)) == found


def test_a_numbered_name_is_the_name() -> None:
    assert pair(f"①{NAME}", NAME).reason == "全称相同"


def test_a_person_behind_a_name_is_no_branch() -> None:
    assert pair(f"{NAME}法定代表人张三", NAME).status.value == "确认"
