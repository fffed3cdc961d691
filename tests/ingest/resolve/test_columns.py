"""Columns of tables of names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ingest.errors import InputFault
from ingest.resolve import match
from ingest.resolve.columns import entries_of, heading_of, read_frame
from tests.ingest.resolve.made import NAMES, code

REGISTER = pd.DataFrame({"id": [f"R{at}" for at in range(len(NAMES))], "name": NAMES})


def test_missing_cells_are_empty() -> None:
    register = pd.DataFrame({"id": ["1"], "name": [NAMES[0]], "uscc": [None], "region": [float("nan")]})
    assert entries_of(register, "register", ("id", "name"))[0].uscc == ""


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


@pytest.mark.parametrize(
    ("ids", "read"),
    [(["001", "02"], ["001", "02"]), ([1001, 2], ["1001", "2"]), ([1001.0, np.nan], ["1001", ""]), ([" 7 ", None], ["7", ""]),
     (["1001.0", pd.NA], ["1001.0", ""])],
)  # fmt: skip
def test_an_id_is_read_as_it_is_written(ids: list[object], read: list[str]) -> None:
    register = pd.DataFrame({"id": ids, "name": NAMES[:2]})
    assert [one.id for one in entries_of(register, "register", ("id", "name"))] == read


def test_cells_of_any_type_are_read() -> None:
    queries = pd.DataFrame({"name": pd.array([NAMES[0], pd.NA], dtype="string"), "uscc": pd.Categorical([code(1), None])})
    assert [(one.name, one.code) for one in entries_of(queries, "queries", ("name",))] == [(NAMES[0], code(1)), ("", "")]


def test_a_column_that_is_there_twice_is_refused() -> None:
    with pytest.raises(InputFault) as fault:
        match(pd.DataFrame([NAMES[:2]], columns=["name", "name"]), REGISTER)
    assert str(fault.value).startswith("[LT-MATCH-07] queries，列“name”：有 2 列都叫“name”，没有比对；应为一列一个表头")


def test_a_column_that_is_not_read_may_be_there_twice() -> None:
    answer = match(pd.DataFrame([[NAMES[0], "甲", "乙"]], columns=["name", "备注", "备注"]), REGISTER)
    assert (list(answer.columns)[:3], answer["备注"].iloc[0].tolist()) == (["name", "备注", "备注"], ["甲", "乙"])


def test_rows_bear_the_numbers_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(f"登记\nid,name\n1,{NAMES[0]}\n\n2,{NAMES[1]}\n", encoding="utf-8")
    assert list(read_frame(tmp_path / "r.csv").index) == [3, 5]


def test_cells_behind_the_last_heading_are_told(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,uscc\nShili Co, Ltd,9161\n", encoding="utf-8")
    said = match(read_frame(tmp_path / "q.csv"), REGISTER).attrs["issues"][0]
    assert "[LT-MATCH-08] q.csv 第 2 行：这一行比表头多出“9161”，没有用；应为一格一个表头" in said


def test_a_file_without_rows_has_no_answers(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("name,备注\n,\n,\n", encoding="utf-8")
    assert len(match(read_frame(tmp_path / "q.csv"), REGISTER)) == 0


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("", encoding="utf-8")
    with pytest.raises(InputFault, match="没有数据：是空的，或只有表头"):
        read_frame(tmp_path / "q.csv")


def test_blank_rows_of_a_file_are_none(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(f"name,备注\n{NAMES[0]},甲\n" + ",\n" * 100_000, encoding="utf-8")
    assert len(read_frame(tmp_path / "q.csv")) == 1


def test_a_workbooks_numbers_are_ids_without_decimals(tmp_path: Path) -> None:
    pd.DataFrame({"id": [1001, 1002], "name": NAMES[:2]}).to_excel(tmp_path / "r.xlsx", index=False)
    assert list(match(REGISTER[:1], read_frame(tmp_path / "r.xlsx"))["match_id"]) == ["1001"]
