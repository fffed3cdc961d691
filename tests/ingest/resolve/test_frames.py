"""Names and registers as tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import InputFault
from ingest.resolve import match
from ingest.resolve.frames import ANSWERS, entries_of, heading_of, read_frame
from tests.ingest.resolve.made import NAMES, code

REGISTER = pd.DataFrame({"id": [f"R{at}" for at in range(len(NAMES))], "name": NAMES})
ASKED = pd.DataFrame(
    {
        "name": [
            *NAMES[:4],
            "示例航空",
            "示例钛业",
            "范本机械",
            "样板第一机械厂（原老厂）",
            "同上",
            "Shili Ltd",
            "成都无关公司",
            "样板化工",
        ]
    }
)


def told(queries: pd.DataFrame, register: pd.DataFrame = REGISTER) -> list[tuple[str, str]]:
    """Id and status of each answer."""
    answer = match(queries, register)
    return list(zip(answer["match_id"], answer["status"], strict=True))


def test_the_answers_stand_behind_the_columns_of_the_queries() -> None:
    answer = match(pd.DataFrame({"单位名称": [NAMES[0]], "备注": ["甲"]}), REGISTER)
    assert list(answer.columns) == ["单位名称", "备注", *ANSWERS]


def test_each_query_has_its_answer_in_its_row() -> None:
    assert told(pd.DataFrame({"name": [NAMES[1], "成都无关公司", NAMES[0]]})) == [("R1", "确认"), ("", "无"), ("R0", "确认")]


def test_columns_of_earlier_answers_are_replaced() -> None:
    answer = match(match(pd.DataFrame({"name": [NAMES[0]]}), REGISTER), REGISTER)
    assert list(answer.columns) == ["name", *ANSWERS]


def test_the_index_of_the_queries_stays() -> None:
    assert list(match(pd.DataFrame({"name": [NAMES[0]]}, index=[7]), REGISTER).index) == [7]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(NAMES))), st.permutations(range(len(ASKED))))
def test_the_order_of_rows_changes_no_answer(known: list[int], asked: list[int]) -> None:
    plain = match(ASKED, REGISTER)
    other = match(ASKED.iloc[asked], REGISTER.iloc[known]).sort_index()
    assert other.equals(plain)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_entries_that_fit_as_well_changes_no_answer(order: list[int]) -> None:
    alike = pd.DataFrame(
        {"id": list("4231"), "name": ["西安示例有限公司", "西安示例有限责任公司", "西安市示例有限公司", "西安示例有限公司"]}
    )
    asked = pd.DataFrame({"name": ["西安示例有限公司", "西安示例"]})
    assert match(asked, alike.iloc[order]).equals(match(asked, alike))


def test_an_empty_name_in_the_register_is_nobody() -> None:
    register = pd.DataFrame({"id": ["1", "2"], "name": ["", NAMES[0]]})
    assert told(pd.DataFrame({"name": [NAMES[0], ""]}), register) == [("2", "确认"), ("", "无")]


def test_missing_cells_are_empty() -> None:
    register = pd.DataFrame({"id": ["1"], "name": [NAMES[0]], "uscc": [None], "region": [float("nan")]})
    assert entries_of(register, "register", ("id", "name"))[0].uscc == ""


def test_an_id_of_several_rows_is_told() -> None:
    register = pd.DataFrame({"id": ["1", "1"], "name": [NAMES[0], NAMES[1]]})
    assert match(pd.DataFrame({"name": [NAMES[0]]}), register)["reason"][0] == "全称相同；登记中编号“1”有 2 行"


def test_several_former_names_in_a_cell_are_each_found() -> None:
    register = pd.DataFrame({"id": ["1"], "name": [NAMES[0]], "曾用名": ["1998-2005 老范本机械厂；新范本机械厂（2005年更名）"]})
    assert told(pd.DataFrame({"name": ["老范本机械厂", "新范本机械厂"]}), register) == [("1", "确认")] * 2


def test_an_address_tells_which_of_two_namesakes_is_meant() -> None:
    register = pd.DataFrame({"id": ["1", "2"], "name": ["示例有限公司"] * 2, "注册地址": ["西安市样板路1号", "宝鸡市样板路1号"]})
    assert told(pd.DataFrame({"name": ["示例有限公司"], "地区": ["宝鸡"]}), register) == [("2", "确认")]


def test_one_code_of_two_names_shows_both_and_merges_neither() -> None:
    register = pd.DataFrame({"id": ["1", "2"], "name": [NAMES[0], NAMES[1]], "uscc": [code(1), code(1)]})
    answer = match(pd.DataFrame({"name": ["成都无关公司"], "uscc": [code(1)]}), register)
    assert (answer["status"][0], "一码两名" in answer["reason"][0]) == ("待复核", True)


@pytest.mark.parametrize(
    ("queries", "register", "column"),
    [({"x": ["甲"]}, {"id": ["1"], "name": ["甲"]}, "name"), ({"name": ["甲"]}, {"name": ["甲"]}, "id")],
)
def test_a_missing_column_is_named(queries: dict[str, list[str]], register: dict[str, list[str]], column: str) -> None:
    with pytest.raises(InputFault) as fault:
        match(pd.DataFrame(queries), pd.DataFrame(register))
    assert (fault.value.issues[0].code, f"缺少列“{column}”" in fault.value.issues[0].message) == ("LT-MATCH-01", True)


@pytest.mark.parametrize("heading", ["name", "名称", "企业名称", "单位 名称", "公司名称", "NAME"])
def test_a_column_is_known_by_other_words(heading: str) -> None:
    assert heading_of(pd.DataFrame({heading: []}), "name") == heading


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-8"])
def test_a_text_file_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    REGISTER.rename(columns={"id": "编号", "name": "企业名称"}).to_csv(tmp_path / "r.csv", index=False, encoding=encoding)
    assert list(read_frame(tmp_path / "r.csv")["企业名称"]) == list(NAMES)


def test_a_workbook_is_read_at_the_sheet_with_names(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "r.xlsx") as book:
        pd.DataFrame({"说明": ["甲"]}).to_excel(book, sheet_name="说明", index=False)
        REGISTER.to_excel(book, sheet_name="登记", index=False)
    assert list(read_frame(tmp_path / "r.xlsx")["name"]) == list(NAMES)


def test_a_file_without_names_says_so(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InputFault, match="缺少列“name”，没有比对"):
        read_frame(tmp_path / "r.csv")
