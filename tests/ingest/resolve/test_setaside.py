"""Rows of a register that can't be matched against."""

from __future__ import annotations

import pandas as pd
import pytest

from ingest.resolve import match
from tests.ingest.resolve.made import NAMES, code

ASKED = pd.DataFrame({"name": [NAMES[0]]})


def told(register: dict[str, list[object]]) -> tuple[list[str], list[str]]:
    """What is said of a register, and what the first name is in it."""
    answer = match(ASKED, pd.DataFrame(register))
    return answer.attrs["issues"], answer[["match_id", "status", "reason"]].iloc[0].tolist()


@pytest.mark.parametrize("empty", ["", "  ", None, float("nan")])
def test_a_row_without_an_id_is_set_aside_and_told_with_its_place(empty: object) -> None:
    said, answer = told({"id": ["1", empty], "name": [NAMES[1], NAMES[0]]})
    assert said[0].startswith("[LT-MATCH-03] register：登记中有 1 行没有编号，没有比对：第 2 行；")
    why = "登记第 2 行就叫这个名称，但没有编号，没有比对：补上编号再比；"
    assert (answer[0], answer[1], answer[2].startswith(why)) == ("", "无", True)


def test_a_row_without_an_id_changes_no_other_answer() -> None:
    assert told({"id": ["1", ""], "name": [NAMES[0], NAMES[0]]})[1] == ["1", "确认", "全称相同"]


def test_a_row_without_a_name_is_told() -> None:
    said, answer = told({"id": ["1", "2", "3"], "name": ["", NAMES[0], None], "uscc": ["", "", code(1)]})
    assert said[0].startswith("[LT-MATCH-04] register：登记中有 2 行没有名称，没有比对：第 1、3 行；")
    assert answer[0] == "2"


def test_an_id_of_several_rows_is_told_with_its_rows_and_in_the_reason() -> None:
    said, answer = told({"id": ["1", "1", "2"], "name": [*NAMES[:2], NAMES[2]]})
    assert said[0].startswith("[LT-MATCH-05] register：登记中有 1 个编号不止一行：“1”（第 1、2 行）；")
    assert answer[2] == "全称相同；登记中编号“1”有 2 行"


def test_of_many_rows_the_first_are_told_and_how_many_there_are() -> None:
    said, _ = told({"id": [""] * 30, "name": [f"西安示例{at}有限公司" for at in range(30)]})
    assert "18、19、20 等 30 行" in said[0]


def test_blank_rows_are_none() -> None:
    assert told({"id": ["1", *[""] * 50], "name": [NAMES[0], *[None] * 50]}) == ([], ["1", "确认", "全称相同"])


def test_a_register_without_rows_knows_nobody() -> None:
    assert told({"id": [], "name": []}) == ([], ["", "无", "登记中没有相近的名称"])
