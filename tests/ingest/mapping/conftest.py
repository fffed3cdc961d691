"""A ledger that knows a chain and a zone, and a table of firms with headings of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.home import Home, open_home
from graph.statement import Statement
from tests.factory import write_books

HEADER = ["序号", "企业全称", "社会信用代码", "注册资金（万元）", "成立时间", "所属产业环节", "主要产品", "企业地址", "所在区",
 "企业类型",
          "联系人"]  # fmt: skip
CODES = ("91610132MA6U00001H", "91610132MA6U00002L")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home that knows one chain with one link, and one zone."""
    made = open_home(tmp_path / "home")
    said = [("chain", "IndustryChain", "甲链"), ("link", "ChainLink", "硅棒"), ("zone", "Zone", "甲开发区")]
    made.ledger.add([one for key, cls, name in said
                     for one in (Statement("t", f"t:{key}", "a", value=cls), Statement("t", f"t:{key}", "name", value=name))])
    return made


def row(number: int) -> list[object]:
    """One firm."""
    return [number, f"甲{number}公司", CODES[number - 1], 100 * number, "2019年8月", "硅棒", "硅棒毛坯", f"甲路{number}号",
     "甲开发区",
            "民营企业", "某人"]  # fmt: skip


def table(folder: Path, name: str = "9月名单.xlsx", header: list[str] | None = None) -> Path:
    """A workbook of two firms."""
    columns = header or HEADER
    rows = [[row(number)[HEADER.index(one)] if one in HEADER else f"其他{number}" for one in columns] for number in (1, 2)]
    return write_books(folder, {name: {"名单": [list(columns), *rows]}}) / name
