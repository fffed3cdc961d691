"""Names taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.names import Parts, parse
from ingest.resolve.names.parts import business_words, known_word
from tests.ingest.resolve.made import shown


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("西安示例航空科技股份有限公司", ("610100", "示例", "航空科技", "stock")),
        ("陕西省西安市示例机械有限责任公司", ("610100", "示例", "机械", "limited")),
        ("示例（武汉）材料有限公司", ("420100", "示例", "材料", "limited")),
        ("示例医药武汉有限公司", ("420100", "示例", "医药", "limited")),
        ("示例（中国）投资有限公司", ("000000", "示例", "投资", "limited")),
        ("浙江示例（杭州）有限公司", ("330100", "示例", "", "limited")),
        ("新昌物业管理（深圳）有限公司", ("440300", "新昌", "物业管理", "limited")),
        ("日本电气股份有限公司", ("", "日本", "电气", "stock")),
        ("德国示例公司", ("DEU", "示例", "", "company")),
        ("示例合伙企业（有限合伙）", ("", "示例", "", "partnership")),
        ("西安示例机械厂", ("610100", "示例机械", "", "works")),
        ("株式会社示例制作所", ("", "示例制作所", "", "foreign")),
        ("北京市政示例建设有限公司", ("110000", "市政示例", "建设", "limited")),
        ("中国石油天然气集团有限公司", ("", "中国石油", "天然气", "limited")),
        ("中国示例陕西公司", ("610000", "中国示例", "", "company")),
        ("中国示例通信集团陕西有限公司", ("610000", "中国示例", "通信", "limited")),
        ("西安示例机床厂一分厂", ("610100", "示例机床", "", "works")),
    ],
)
def test_place_stem_business_and_form(name: str, parts: tuple[str, str, str, str]) -> None:
    assert shown(name) == parts


def test_a_place_in_brackets_that_lies_elsewhere_stays_in_the_name() -> None:
    assert parse("上海示例（北京）有限公司").core == "示例北京"


@pytest.mark.parametrize("name", ["示例（集团）有限公司", "示例集团有限公司", "示例集团公司", "示例集团样板有限公司", "示例集团"])
def test_a_group_is_told(name: str) -> None:
    assert parse(name).group


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("示例有限公司华中分公司", "华中分公司"),
        ("示例有限公司（第三钻井分公司）", "第三钻井分公司"),
        ("示例股份有限公司（供应公司）", "供应公司"),
        ("示例电力公司样板市供电公司", "样板市供电公司"),
        ("示例集团公司第二十研究所", "第二十研究所"),
        ("示例集团第20研究所", "第二十研究所"),
        ("浙江大学苏州工业技术研究院", "苏州工业技术研究院"),
        ("蚌埠医学院第二附属医院", "第二附属医院"),
        ("浙江大学城市学院", "城市学院"),
        ("南京市公安局高淳分局", "高淳分局"),
        ("示例公司第三事业部", "第三事业部"),
        ("示例有限公司", ""),
    ],
)
def test_what_follows_the_form_is_a_branch(name: str, branch: str) -> None:
    assert parse(name).branch == branch


def test_a_full_name_behind_a_full_one_is_no_branch() -> None:
    assert parse("示例集团有限公司样板有限公司").branch == ""


@pytest.mark.parametrize(
    ("name", "word"), [("示例研究院", "研究院"), ("示例大学", "大学"), ("西安市人民政府", "人民政府"), ("示例有限公司", "")]
)
def test_the_words_of_a_form_are_kept_where_it_is_no_companys(name: str, word: str) -> None:
    assert parse(name).word == word


@pytest.mark.parametrize("name", ["中国科学院示例研究所", "示例科学院"])
def test_an_academy_is_no_school(name: str) -> None:
    assert parse(name).form != "university"


def test_a_bracket_that_tells_universities_apart_stays() -> None:
    assert parse("示例大学（华东）").core != parse("示例大学").core


@pytest.mark.parametrize("name", ["西安示例有限公同", "西安示例有限公司", "西安示例有公限司"])
def test_one_slip_in_the_form_is_mended(name: str) -> None:
    assert parse(name).form == "limited"


def test_a_form_within_a_bracket_is_not_the_names() -> None:
    assert parse("示例（关联样板股份有限公司）").form == ""


def test_words_of_business_are_told_in_order() -> None:
    assert (business_words("示例机械贸易"), known_word("机械贸易"), known_word("示例机械")) == (
        ["示例", "机械", "贸易"],
        True,
        False,
    )


@given(st.text(alphabet="西安示例有限公司集团（）()第二十研究所大学 ,等及ABCo.Ltd省市区", max_size=40))
def test_no_text_breaks_the_parser(text: str) -> None:
    assert isinstance(parse(text), Parts)


def test_a_long_name_is_parsed() -> None:
    assert parse("西安" + "示例" * 40 + "有限公司").stem == "示例" * 40


def test_the_core_puts_stem_and_business_together() -> None:
    parts = parse("西安示例机械有限公司")
    assert (parts.core, parts.is_company) == ("示例机械", True)


def test_numbers_stand_before_or_behind_the_word() -> None:
    told = {parse(name).numbered for name in ("西安第一机床厂", "西安机床一厂", "西安机床厂一分厂", "西安机床1厂")}
    assert told == {("机床", (1,))}


def test_numbers_of_a_company_are_of_its_name() -> None:
    assert parse("三一示例有限公司").numbered == ("", ())
