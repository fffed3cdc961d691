"""What forbids to take two names for one organisation."""

from __future__ import annotations

import pytest

from ingest.resolve.comparing import compare
from ingest.resolve.guard import vetoes
from ingest.resolve.names import parse
from tests.ingest.resolve.made import code, forbidden, pair


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("示例一厂", "示例二厂", "序号不同：示例一/示例二"),
        ("示例第十一工程局", "示例第十二工程局", "序号不同：示例第十一工程局/示例第十二工程局"),
        ("示例公司第三研究所", "示例公司第五研究所", "序号不同：第三研究所/第五研究所"),
        ("示例航天有限公司", "示例航空有限公司", "“天”和“空”是两回事"),
        ("西安示例重型机械有限公司", "西安示例轻型机械有限公司", "“重”和“轻”是两回事"),
        ("西安示例公司", "宝鸡示例公司", "地区不同：西安/宝鸡"),
        ("示例（西安）公司", "示例（宝鸡）公司", "地区不同：西安/宝鸡"),
        ("西安高新区示例公司", "西安经开区示例公司", "地区不同：西安高新区/西安经开区"),
        ("示例河南电力公司", "示例湖南电力公司", "“河南”和“湖南”是两地"),
        ("西安市发展和改革委员会", "陕西省发展和改革委员会", "级别不同：西安市/陕西省"),
        ("示例有限公司", "示例厂", "组织形式不是一类"),
        ("西安示例中学", "西安示例小学", "“中学”和“小学”是两家"),
        ("西安市中级人民法院", "西安市人民法院", "“中级人民法院”和“人民法院”是两家"),
        ("西安市图书馆", "西安市博物馆", "组织形式不是一类"),
        ("示例公司上海分公司", "示例公司北京分公司", "分支机构不同：上海分公司/北京分公司"),
        ("示例公司上海分公司", "示例公司", "“上海分公司”是分支机构，与主体分开记"),
        ("示例集团及其子公司", "示例集团", "“示例集团及其子公司”说的是几家单位合在一起"),
    ],
)
def test_the_pair_is_forbidden_and_the_reason_told(one: str, other: str, reason: str) -> None:
    assert reason in forbidden(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例有限公司", "示例有限责任公司"),
        ("示例第20研究所", "示例第二十研究所"),
        ("示例2厂", "示例二厂"),
        ("西安示例公司", "陕西省西安市示例公司"),
        ("示例研究院", "示例研究所"),
        ("西安示例公司", "陕西示例公司"),
    ],
)
def test_the_pair_is_not_forbidden(one: str, other: str) -> None:
    assert forbidden(one, other) == []


def test_different_codes_come_first() -> None:
    one, other = parse("西安示例公司"), parse("宝鸡示例公司")
    first = next(vetoes(one, other, compare(one, other), (code(1), code(2))))
    assert first.reason == f"代码不同：{code(1)}/{code(2)}"


def test_a_branch_and_its_head_belong_together() -> None:
    one, other = parse("示例公司上海分公司"), parse("示例公司")
    assert [veto.related for veto in vetoes(one, other, compare(one, other))] == [True]


def test_stated_places_are_told_where_the_name_shows_none() -> None:
    one, other = parse("西安示例公司"), parse("示例公司")
    found = list(vetoes(one, other, compare(one, other, "", "610300"), ("", ""), ("", "610300")))
    assert [veto.reason for veto in found] == ["地区不同：西安/宝鸡"]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("西安机床一厂", "西安第二机床厂", "序号不同：机床一/第二机床"),
        ("西安机床二厂", "西安机床厂一分厂", "序号不同：机床二/机床一分厂"),
        ("航天四院", "中国航天科技集团公司第五研究院", "序号不同：第四研究院/第五研究院"),
        ("中国示例通信集团陕西有限公司", "中国示例通信集团有限公司", "“陕西”的是总公司在当地的公司，与总公司分开记"),
        ("示例大学（东校区）", "示例大学", "“东校区”是分支机构，与主体分开记"),
    ],
)
def test_numbers_and_places_behind_a_name_forbid(one: str, other: str, reason: str) -> None:
    assert reason in forbidden(one, other)


def test_places_that_are_stated_and_differ_forbid_equal_names() -> None:
    found = pair("示例精密科技有限公司", "示例精密科技有限公司", regions=("宝鸡市", "西安市雁塔区"))
    assert found.reason == "全称相同；地区不同：宝鸡/雁塔区 → 否决"


def test_a_firm_that_moved_keeps_its_code() -> None:
    found = pair("示例精密科技有限公司", "示例精密科技有限公司", (code(1), code(1)), ("宝鸡市", "西安市"))
    assert (found.status.value, found.reason) == ("确认", "全称相同；代码相同")


@pytest.mark.parametrize(
    ("one", "other"),
    [("示例工业大学", "示例工业大学（深圳）"),
     ("哈尔滨工业大学", "哈尔滨工业大学（深圳）"), ("示例有限公司（A区）", "示例有限公司（B区）")],
)
def test_a_bracket_that_tells_two_apart_is_never_sure(one: str, other: str) -> None:
    assert pair(one, other).status.value != "确认"
