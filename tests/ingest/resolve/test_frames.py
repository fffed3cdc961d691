"""Names and registers as tables."""

from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.resolve import match
from ingest.resolve.frames import ANSWERS
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


def test_columns_of_earlier_answers_are_kept_under_another_name() -> None:
    answer = match(match(pd.DataFrame({"name": [NAMES[0]]}), REGISTER), REGISTER)
    assert list(answer.columns) == ["name", *(f"原 {one}" for one in ANSWERS), *ANSWERS]


def test_own_columns_that_are_called_like_an_answer_keep_what_they_say_and_it_is_told() -> None:
    own = pd.DataFrame({"status": ["在营"], "name": [NAMES[0]], "原 status": ["注销"], "score": ["A"]})
    found = match(own, REGISTER)
    kept = found[["原 status 2", "原 status", "原 score"]].iloc[0].tolist()
    assert (kept, found["status"][0], list(found.columns)[-5:]) == (["在营", "注销", "A"], "确认", list(ANSWERS))
    said = "[LT-MATCH-06] queries：名单原有的列“status”、“score”改称“原 status 2”、“原 score”，答案用原来的列名；"
    assert found.attrs["issues"][0].startswith(said)


def test_where_several_fit_the_first_is_queued_and_all_are_shown() -> None:
    twice = pd.DataFrame({"id": ["1", "2"], "name": [NAMES[0]] * 2})
    answer = match(pd.DataFrame({"name": [NAMES[0]]}), twice).iloc[0]
    assert (answer["match_id"], answer["match_name"], answer["status"]) == ("1", NAMES[0], "待复核")
    assert answer["reason"] == f"登记中有 2 家同样符合：{NAMES[0]}（1）、{NAMES[0]}（2）"


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
