"""Names against a register."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.resolve import Entry, Matcher, Register, Status
from ingest.resolve.outcomes import Way
from tests.ingest.resolve.made import NAMES, code, entries, found, matched


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (NAMES[0], (NAMES[0], "确认")),
        ("宝鸡市示例钛业有限责任公司", (NAMES[1], "确认")),
        ("宝鸡示例钛业股份有限公司", (NAMES[1], "待复核")),
        ("西安范本轻型机械有限公司", (NAMES[3], "确认")),
        ("样板第三机械厂", ("", "无")),
        ("样板第1机械厂", (NAMES[5], "确认")),
        ("北京例证软件有限公司上海分公司", (NAMES[8], "确认")),
        ("北京例证软件有限公司广州分公司", (NAMES[7], "待复核")),
        ("成都无关公司", ("", "无")),
        ("同上", ("", "无")),
    ],
)
def test_a_name_is_found_queued_or_nobody(name: str, answer: tuple[str, str]) -> None:
    assert found(name) == answer


def test_the_nearest_that_is_forbidden_is_told() -> None:
    assert matched("样板第三机械厂").reason.startswith("最相近的是“样板第")


def test_nobody_says_so() -> None:
    assert matched("成都无关公司").reason == "登记中没有相近的名称"


def test_a_list_in_one_cell_is_answered_name_by_name() -> None:
    reason = matched("宝鸡示例钛业有限公司、成都无关公司").reason
    assert reason == "一格里写了 2 个名称，请分行再比：宝鸡示例钛业有限公司 → 宝鸡示例钛业有限公司（确认）；成都无关公司 → 无"


def test_a_former_name_is_sure() -> None:
    answer = matched("老样板厂", Entry("1", "西安示例有限公司", former_names=("老样板厂",)))
    assert (answer.status, answer.reason) == (Status.SAME, "与登记的曾用名相同：老样板厂")


def test_a_registered_short_name_is_sure_with_its_mark_or_without() -> None:
    known = Entry("1", "西安示例有限公司", short_names=("示例股份",))
    assert [found(name, [known])[1] for name in ("示例股份", "*ST示例股份")] == ["确认", "确认"]


def test_a_cell_that_tells_its_former_name_is_found_by_it() -> None:
    answer = matched("西安新示例有限公司（原宝鸡老样板有限公司）", Entry("1", "宝鸡老样板有限公司"))
    assert answer.reason == "名称里注明的曾用名或现名“宝鸡老样板有限公司”与登记相同"


def test_another_name_in_brackets_is_looked_at() -> None:
    answer = matched("西安新示例有限公司（宝鸡老样板有限公司）", Entry("1", "宝鸡老样板有限公司"))
    assert (answer.status, answer.reason) == (Status.REVIEW, "括号里的另一名称“宝鸡老样板有限公司”相同")


def test_another_name_in_the_registers_brackets_is_looked_at() -> None:
    assert found("宝鸡老样板有限公司", [Entry("1", "西安新示例有限公司（宝鸡老样板有限公司）")])[1] == "待复核"


def test_equal_codes_find_each_other_whatever_the_names() -> None:
    answer = matched("成都无关公司", Entry("1", "西安示例有限公司", code(1)), uscc=code(1))
    assert (answer.status, "一码两名" in answer.reason) == (Status.REVIEW, True)


def test_different_codes_part_equal_names() -> None:
    answer = matched("西安示例有限公司", Entry("1", "西安示例有限公司", code(1)), uscc=code(2))
    assert (answer.place, "代码不同" in answer.reason) == (-1, True)


def test_two_that_fit_as_well_are_both_shown() -> None:
    known = [Entry("1", "西安示例有限公司", code(1)), Entry("2", "西安示例有限责任公司", code(2))]
    answer = matched("西安示例有限公司", *known)
    assert answer.reason == "登记中有 2 家同样符合：西安示例有限公司（1）、西安示例有限责任公司（2）"


def test_the_code_tells_which_of_two_is_meant() -> None:
    known = [Entry("1", "西安示例有限公司", code(1)), Entry("2", "西安示例有限责任公司", code(2))]
    assert found("西安示例有限公司", known, uscc=code(2)) == ("西安示例有限责任公司", "确认")


def test_the_place_tells_which_of_two_is_meant() -> None:
    known = [Entry("1", "示例有限公司", region="西安市"), Entry("2", "示例有限公司", region="宝鸡市")]
    assert matched("示例有限公司", *known, region="宝鸡市高新大道1号").place == 1


def test_answers_do_not_depend_on_who_else_is_asked() -> None:
    matcher = Matcher(Register.of(entries()))
    asked = [Entry("", name) for name in (*NAMES, "示例航空", "成都无关公司", "")]
    assert matcher.match(asked)[:10] == [matcher.match_one(one) for one in asked[:10]]


def test_an_empty_register_knows_nobody() -> None:
    assert Matcher(Register.of([])).match_one(Entry("", "西安示例有限公司")).status is Status.NONE


def test_nothing_asked_is_nothing_answered() -> None:
    assert Matcher(Register.of(entries())).match([]) == []


@pytest.mark.parametrize(
    ("region", "status"), [("", "待复核"), ("宝鸡市高新大道1号", "确认"), ("宝鸡", "确认"), ("陕西省", "待复核")]
)
def test_a_short_name_is_sure_where_the_place_that_it_leaves_out_is_stated(region: str, status: str) -> None:
    assert found("示例钛业", region=region) == (NAMES[1], status)


def test_a_short_name_that_leaves_out_no_place_is_sure() -> None:
    assert found("示例新材", [*entries(), Entry("99", "示例新材股份有限公司")]) == ("示例新材股份有限公司", "确认")


@pytest.mark.parametrize(
    ("name", "way"),
    [(NAMES[0], Way.NAME), ("老样板厂", Way.FORMER), ("新样板", Way.SHORT), ("示例钛业", Way.DERIVED), ("成都无关公司", Way.NOBODY),
     ("西安新样有限公司（原宝鸡示例钛业有限公司）", Way.NOTED), ("西安新样有限公司（宝鸡示例钛业有限公司）", Way.ALSO)],
)  # fmt: skip
def test_what_an_answer_rests_on_is_told(name: str, way: Way) -> None:
    known = [*entries(), Entry("99", "西安样品有限公司", former_names=("老样板厂",), short_names=("新样板",))]
    assert matched(name, *known).way is way


def test_a_short_name_may_be_a_persons() -> None:
    assert "也可能是人名" in matched("王小明", Entry("1", "王小明珠宝有限公司")).reason


def test_a_short_name_with_another_code_is_nobodys() -> None:
    answer = matched("示例钛业", Entry("1", "宝鸡示例钛业有限公司", code(1)), uscc=code(2))
    assert (answer.place, "→ 否决" in answer.reason) == (-1, True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30) | st.text(alphabet="西安示例样板机械有限公司集团（原）第二厂 ABCo.,Ltd等及", max_size=30))
def test_any_text_has_an_answer(text: str) -> None:
    assert matched(text).reason


def test_a_short_name_that_two_declare_is_neither() -> None:
    firms = enumerate(("西安甲乙精密有限公司", "宝鸡甲乙精密有限公司"))
    known = [Entry(str(at), name, short_names=("甲乙精密",)) for at, name in firms]
    match = Matcher(Register.of(known)).match_one(Entry("", "甲乙精密"))
    assert (match.status, "同样符合" in match.reason) == (Status.REVIEW, True)


def test_a_short_name_without_a_word_of_business_is_looked_at() -> None:
    known = [Entry("1", "中航工业机电系统股份有限公司")]
    assert Matcher(Register.of(known)).match_one(Entry("", "中航工业")).status is not Status.SAME


@pytest.mark.parametrize(
    ("short", "asked", "region", "status"),
    [("ST样品", "样品", "", Status.REVIEW), ("ST样品", "ST样品", "", Status.SAME), ("*ST样品材料", "样品材料", "", Status.SAME),
     ("样品材料", "样品材料", "宝鸡市", Status.REVIEW), ("样品材料", "样品材料", "西安市", Status.SAME)],
)  # fmt: skip
def test_a_registered_short_name_is_sure_if_nothing_speaks_against_it(
    short: str, asked: str, region: str, status: Status
) -> None:  # fmt: skip
    register = Register.of([Entry("1", "西安样品材料股份有限公司", region="陕西省西安市", short_names=(short,))])
    assert Matcher(register).match_one(Entry("", asked, region=region)).status is status


@pytest.mark.parametrize("name", ["西安样品动力研究所", "西安样品动力集团股份有限公司"])
def test_what_a_group_may_be_called_too_is_not_sure(name: str) -> None:
    asked = "西安样品动力集团" if "集团" in name else "西安样品动力"
    assert Matcher(Register.of([Entry("1", name, region="陕西省西安市")])).match_one(Entry("", asked)).status is not Status.SAME


def test_a_short_name_with_another_place_beside_it_is_not_sure() -> None:
    register = Register.of([Entry("1", "样品科技股份有限公司", region="陕西省宝鸡市")])
    assert Matcher(register).match_one(Entry("", "样品科技", region="西安市")).status is Status.REVIEW


def test_that_places_beside_one_full_name_differ_is_told() -> None:
    told = Matcher(Register.of([Entry("1", "西安样品科技股份有限公司", region="西安市")])).match_one(
        Entry("", "西安样品科技股份有限公司", region="宝鸡市"))  # fmt: skip
    assert (told.status, told.reason) == (Status.SAME, "全称相同；所写地区不同：宝鸡市/西安市，请核对")
