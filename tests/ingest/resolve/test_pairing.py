"""What is said of one pair."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry, Status
from tests.ingest.resolve.made import code, matched, pair


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("西安示例机械有限公司", "西安示例机械有限公司"),
        ("西安示例机械有限公司", "西安示例机械有限责任公司"),
        ("西安示例机械有限公司", "西安市示例机械有限公司"),
        ("西安示例机械有限公司", "陕西西安示例机械有限公司"),
        ("示例（西安）有限公司", "示例(西安)有限公司"),
        ("示例医药武汉有限公司", "示例医药（武汉）有限公司"),
        ("示例（集团）有限公司", "示例集团有限公司"),
        ("示例武汉有限公司", "示例（武汉）有限公司"),
        ("示例（武汉材料有限公司", "示例（武汉）材料有限公司"),
        ("示例電子有限公司", "示例电子有限公司"),
        ("示例有限公司，", "示例有限公司"),
        ("示例第二十研究所", "示例第20研究所"),
        ("示例交响乐团", "示例交响乐团"),
        ("“西安示例机械有限公司”", "西安示例机械有限公司"),
        ("西安市西安示例机械有限公司", "西安示例机械有限公司"),
        ("高陵县示例机械有限公司", "西安市高陵区示例机械有限公司"),
        ("户县示例机械有限公司", "鄠邑区示例机械有限公司"),
        ("示例大学医学院附属第一医院", "示例大学第一附属医院"),
    ],
)
def test_what_cannot_tell_two_organisations_apart_is_sure(one: str, other: str) -> None:
    assert pair(one, other).status is Status.SAME


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        ("西安示例机械有限公司", "西安示列机械有限公司", "差一个字：例/列"),
        ("西安示例机械有限公司", "西安示例机诫有限公司", "差一个字：械/诫"),
        ("西安示例机械有限公司", "西安示例机械股份有限公司", "组织形式不同或未写"),
        ("西安示例机械有限公司", "西安示例机械集团有限公司", "一方带“集团”"),
        ("西安示例机械有限公司", "示例机械有限公司", "地区写得详略不同：西安/未写"),
        ("西安示例机械研究院", "西安示例机械研究所", "机构类型写法不同：研究院/研究所"),
        ("西安高新区示例机械有限公司", "西安示例机械有限公司", "一方写明“高新区”"),
        ("示例机械（杭州）有限公司", "浙江示例机械有限公司", "地区写得详略不同：杭州/浙江"),
        ("浙江示例机械（杭州）有限公司", "浙江示例机械有限公司", "地区写得详略不同：杭州/浙江"),
        ("西安机床一厂", "西安第一机床厂", "序号的位置不同：机床一/第一机床"),
        ("中国示例电力股份有限公司", "示例电力股份有限公司", "一方带“中国”：中国示例电力/示例电力"),
        ("兵器204所", "中国兵器工业集团公司第二〇四研究所", "组织形式不同或未写"),
        ("西安示例机械有限公司上海分公司", "西安示例机械有限公司", "“上海分公司”是分支机构，与主体分开记 → 有关联，不并为一家"),
    ],
)
def test_what_may_tell_two_apart_is_looked_at(one: str, other: str, doubt: str) -> None:
    found = pair(one, other)
    assert (found.status, doubt in found.reason) == (Status.REVIEW, True)


def test_a_veto_says_no_with_its_reasons() -> None:
    found = pair("西安示例机械有限公司", "宝鸡示例机械有限公司", (code(1), code(2)))
    assert found.reason == f"字号和行业相同；代码不同：{code(1)}/{code(2)}；地区不同：西安/宝鸡 → 否决"


def test_a_shared_code_is_sure_where_the_names_agree() -> None:
    found = pair("西安示例机械有限公司", "西安示例机械股份有限公司", (code(1), code(1)))
    assert (found.status, found.score) == (Status.SAME, 1.0)


@pytest.mark.parametrize(("one", "other"), [("西安示例机械有限公司", "西安样板化工有限公司"), ("示例一厂", "示例二厂")])
def test_one_code_of_two_names_merges_neither(one: str, other: str) -> None:
    found = pair(one, other, (code(1), code(1)))
    assert (found.status, "一码两名：名称对不上，先核对代码，不并" in found.reason) == (Status.REVIEW, True)


def test_a_code_with_a_wrong_check_digit_says_nothing() -> None:
    wrong = code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1")
    assert "代码" not in pair("西安示例机械有限公司", "西安示例机械有限公司", (wrong, code(2))).reason


def test_a_code_with_spaces_and_small_letters_is_read() -> None:
    spaced = f" {code(1)[:8].lower()} {code(1)[8:].lower()} "
    assert pair("西安示例机械有限公司", "西安示例机械有限公司", (spaced, code(1))).score == 1.0


def test_what_is_not_sure_is_never_above_the_doubt() -> None:
    assert pair("西安示例机械研究院", "西安示例机械研究所").score <= 0.98


def test_stated_places_part_names_that_show_none() -> None:
    assert pair("西安示例机械有限公司", "示例机械有限公司", regions=("", "宝鸡市高新大道1号")).status is Status.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "regions"),
    [
        ("西安市示例新材股份有限公司", "示例新材股份有限公司", ("", "陕西省西安市高新区样板路1号")),
        ("西安示例新材有限公司", "示例新材有限责任公司", ("陕西省西安市", "西安高新区")),
        ("示例新材集团有限公司", "陕西示例新材集团有限公司", ("西安市样板路1号", "")),
        ("西安示例股份有限公司", "示例股份有限公司", ("", "西安市样板路1号")),
    ],
)
def test_a_place_that_one_name_leaves_out_is_told_by_its_address(one: str, other: str, regions: tuple[str, str]) -> None:
    found = pair(one, other, regions=regions)
    assert (found.status, "一方的名称没写地区，地址在" in found.reason) == (Status.SAME, True)


@pytest.mark.parametrize(
    ("one", "other", "regions"),
    [
        ("西安示例新材有限公司", "示例新材有限公司", ("", "")),
        ("西安示例新材有限公司", "示例新材有限公司", ("", "陕西省")),
        ("西安示例新材有限公司", "示例新材有限公司", ("宝鸡市", "西安市")),
        ("示例新材（西安）有限公司", "示例新材有限公司", ("", "西安市")),
        ("中国示例新材有限公司", "示例新材有限公司", ("", "西安市")),
        ("西安示例新材集团有限公司", "示例新材有限公司", ("", "西安市")),
        ("西安示例新材股份有限公司", "示例新材有限公司", ("", "西安市")),
        ("西安高新区示例新材有限公司", "示例新材有限公司", ("", "西安市")),
        ("西安示例有限公司", "示例有限公司", ("", "西安市")),
        ("西安旅游股份有限公司", "旅游股份有限公司", ("", "西安市")),
        ("西安示例研究院", "示例研究院", ("", "西安市")),
    ],
)
def test_an_address_settles_nothing_where_it_may_be_another(one: str, other: str, regions: tuple[str, str]) -> None:
    assert pair(one, other, regions=regions).status in (Status.REVIEW, Status.DIFFERENT)


def test_an_address_does_not_make_a_common_word_a_name() -> None:
    known = [Entry(str(at), f"{place}银行股份有限公司") for at, place in enumerate(("西安", "上海", "长沙"))]
    assert matched("银行股份有限公司", *known, region="西安市").status is not Status.SAME
