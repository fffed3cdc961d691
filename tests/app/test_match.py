"""`liantu match`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from tests.app.conftest import Ask, Call

REGISTER = "id,name\n1,西安示例航空科技股份有限公司\n2,宝鸡样板钛业有限公司\n"
QUERIES = "name,备注\n西安示例航空科技股份有限公司,甲\n宝鸡样板钛业股份有限公司,乙\n成都无关公司,丙\n"
Files = tuple[Path, Path]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    queries, register = tmp_path / "queries.csv", tmp_path / "register.csv"
    queries.write_text(QUERIES, encoding="utf-8")
    register.write_text(REGISTER, encoding="utf-8")
    return queries, register


def test_the_counts_come_first(liantu: Call, files: Files) -> None:
    assert liantu("match", files[0], "--register", files[1]).output.startswith("共 3 个名称：确认 1，待复核 1，无 1。")


def test_what_needs_a_look_stands_before_what_is_sure(liantu: Call, files: Files) -> None:
    output = liantu("match", files[0], "--register", files[1]).output
    assert output.index("【待复核】") < output.index("【确认】") < output.index("【无】")


def test_each_answer_stands_with_its_reason(liantu: Call, files: Files) -> None:
    lines = liantu("match", files[0], "--register", files[1]).output.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("● 西安示例航空科技股份有限公司"))
    assert lines[at + 1].strip() in ("全称相同", "（1.00）")


def test_the_document_has_all_rows_and_counts(document: Ask, files: Files) -> None:
    answer = document("match", files[0], "--register", files[1])
    assert (answer["counts"], [row["match_id"] for row in answer["rows"]]) == ({"确认": 1, "待复核": 1, "无": 1}, ["1", "2", ""])


def test_the_file_has_the_columns_of_the_queries_and_the_answers(liantu: Call, files: Files, tmp_path: Path) -> None:
    liantu("match", files[0], "--register", files[1], "-o", tmp_path / "out.csv")
    columns = list(pd.read_csv(tmp_path / "out.csv", encoding="utf-8-sig").columns)
    assert columns == ["name", "备注", "match_id", "match_name", "score", "status", "reason"]


def test_the_file_that_was_written_is_named(liantu: Call, files: Files, tmp_path: Path) -> None:
    output = liantu("match", files[0], "--register", files[1], "-o", tmp_path / "out.csv").output
    assert output.rstrip().endswith("out.csv。")


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(liantu: Call, files: Files, tmp_path: Path) -> None:
    files[0].write_text('name,备注\n成都无关公司,"=1+1"\n', encoding="utf-8")
    liantu("match", files[0], "--register", files[1], "-o", tmp_path / "out.csv")
    assert pd.read_csv(tmp_path / "out.csv", dtype=str)["备注"][0] != "=1+1"


def test_a_place_that_cannot_be_written_is_refused(liantu: Call, files: Files, tmp_path: Path) -> None:
    result = liantu("match", files[0], "--register", files[1], "-o", tmp_path / "no" / "out.csv")
    assert (result.exit_code, "写不了文件" in result.output) == (1, True)


def test_a_file_without_names_is_refused(liantu: Call, files: Files) -> None:
    files[0].write_text("甲,乙\n1,2\n", encoding="utf-8")
    result = liantu("match", files[0], "--register", files[1])
    assert (result.exit_code, "缺少列“name”，没有比对" in result.output) == (1, True)


def test_no_more_than_twenty_of_each_are_shown(liantu: Call, files: Files) -> None:
    files[0].write_text("name\n" + "\n".join(f"成都无关{at}公司" for at in range(100, 125)) + "\n", encoding="utf-8")
    output = liantu("match", files[0], "--register", files[1]).output
    assert (output.count("○ "), "5" in output.splitlines()[-1]) == (20, True)


def test_rows_that_are_set_aside_are_told_with_file_and_row(liantu: Call, files: Files) -> None:
    files[1].write_text(REGISTER + ",西北示例大学\n3,\n", encoding="utf-8")
    output = liantu("match", files[0], "--register", files[1]).output
    assert "[LT-MATCH-03] register.csv：登记中有 1 行没有编号，没有比对：第 4 行" in output
    assert "[LT-MATCH-04] register.csv：登记中有 1 行没有名称，没有比对：第 5 行" in output


def test_the_document_has_what_is_to_be_told(document: Ask, files: Files) -> None:
    files[0].write_text("name,status\n成都无关公司,在营\n", encoding="utf-8")
    answer = document("match", files[0], "--register", files[1])
    assert ([one["code"] for one in answer["issues"]], answer["rows"][0]["原 status"]) == (["LT-MATCH-06"], "在营")


def test_the_file_keeps_a_column_of_the_queries_that_is_called_like_an_answer(liantu: Call, files: Files, tmp_path: Path) -> None:
    files[0].write_text("name,match_id\n成都无关公司,旧编号\n", encoding="utf-8")
    liantu("match", files[0], "--register", files[1], "-o", tmp_path / "out.csv")
    assert pd.read_csv(tmp_path / "out.csv", dtype=str)["原 match_id"][0] == "旧编号"
