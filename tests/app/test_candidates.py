"""`liantu candidates`."""

from __future__ import annotations

import pytest

from app.layout import WIDTH, width
from app.show import candidates_text
from graph.candidates import candidates
from graph.facts import read_facts
from graph.home import Home
from ontology.turtle import load_ontology
from tests.app.conftest import Ask, Call
from tests.app.world import GAP, MADE, record, relation
from tests.graph.candidates.world import asked, gap, lead, outsider
from tests.worlds import Sketch, zone


def told(home: Home) -> None:
    """Silicon, missing here, goes into the wafers made here; a firm abroad makes silicon and sells it to the wafer maker."""
    said = [*record("t:slot", "InputSlot", name="硅料位", slotKind="material"), *record("t:abroad", "Country", name="外国"),
            *record("t:rival", "Enterprise", name="丙硅料公司"), *record("t:rivalplant", "Site", siteKind="factory")]  # fmt: skip
    ties = [(f"{MADE}-product", "requires", "t:slot"), (f"{GAP}-product", "fills", "t:slot"),
            ("t:rival", "operates", "t:rivalplant"), ("t:rivalplant", "locatedIn", "t:abroad"),
            ("t:rival", "produces", f"{GAP}-product"), ("t:rival", "supplies", "t:firm")]  # fmt: skip
    home.ledger.add([*said, *(relation(*tie) for tie in ties)])


def test_the_page_tells_state_who_why_deals_way_and_source(liantu: Call, home: Home) -> None:
    told(home)
    said = liantu("candidates", "硅料").output
    wanted = ("○ 缺链", "存量企业（1 家，在先）", "区外企业（1 家）", "丙硅料公司", "生产“硅料产品”（甲数据，日期不明）",
              "乙硅片有限公司（已向它采购（品名未写明）", "—采购自→ 丙硅料公司", "参考权重，未经本区确认")  # fmt: skip
    assert [word for word in wanted if word not in said.replace("\n     ", "")] == []


def test_what_is_not_known_is_said_and_never_nought(liantu: Call, home: Home) -> None:
    told(home)
    said = liantu("candidates", "硅料").output
    assert ("企业实力 情况不明" in said, " 0 " in said) == (True, False)


def test_every_line_fits_the_terminal(liantu: Call, home: Home) -> None:
    told(home)
    assert max(map(width, liantu("candidates", "硅料").output.splitlines())) <= WIDTH


def test_the_document_is_what_the_function_returns(document: Ask, home: Home) -> None:
    told(home)
    assert document("candidates", "硅料") == candidates(read_facts(home.ledger), "硅料", "甲经开区").as_dict()


def test_an_unsurveyed_link_says_what_to_survey_first(liantu: Call) -> None:
    said = liantu("candidates", "组件").output
    assert ("先摸排：" in said, "问谁：" in said) == (True, True)


def test_an_unknown_link_is_refused_with_the_nearest(liantu: Call) -> None:
    result = liantu("candidates", "硅片儿")
    assert (result.exit_code, result.stderr) == (
        1, "[LT-NAME-01] 没有名为“硅片儿”的环节；应为下列之一：硅片、硅料\n  处理：改用上述名称、代码或编号\n")  # fmt: skip


def test_top_cuts_the_lists_and_says_so() -> None:
    page = text(outsider(outsider(gap(), "甲厂"), "乙厂"), top=1)
    assert "……另有 1 家：用 --top 多看几家，--json 看全部。" in page


def text(sketch: Sketch, top: int = 10) -> str:
    """The page of a small world."""
    return candidates_text(asked(sketch), load_ontology(), "示例", top)


def test_invented_data_say_so_first() -> None:
    assert text(gap()).splitlines()[1].startswith("【示例数据】")


def test_who_is_set_apart_stands_under_a_title_of_its_own() -> None:
    page = text(lead(outsider(gap()), "外厂"))
    assert "已在本地、已在谈（1 项，不算新目标）\n  外厂（已在谈）　线索“线索”：在谈；招商岗；2024-05" in page


def test_a_veto_stands_in_place_of_the_tier_and_is_explained() -> None:
    page = text(outsider(gap()).record("外厂", "Enterprise", operatingStatus="cancelled"))
    assert ("否决    " in page, "否决：登记状态：注销" in page) == (True, True)


def test_a_place_is_not_scored() -> None:
    page = text(gap().relate("abroad", "provides", "p", share="0.6"))
    assert ("区外企业（0 家，另有只知供应地的 1 处）" in page, "不打分" in page) == (True, True)


@pytest.mark.parametrize("word", ["None", "nan", "{", "}"])
def test_nothing_unfilled_is_printed(word: str) -> None:
    assert word not in text(outsider(lead(gap(), "总装"), marketShare="0.2"))


def test_what_all_must_verify_is_said_once() -> None:
    page = text(outsider(outsider(gap(), "甲厂"), "乙厂"))
    assert page.count("四项未查") == 1


def test_links_next_to_an_empty_one_are_listed(liantu: Call) -> None:
    assert "相邻环节\n  硅片：已知 1 家，其中本地 1 家（链图上紧挨着本环节）" in liantu("candidates", "硅料").output


def test_neighbours_that_nobody_is_known_at_either_are_not_listed() -> None:
    assert "相邻环节\n" not in text(zone().surveyed().link("k", product="engine"))


def test_the_way_to_the_certificate_names_the_day_asked_about(liantu: Call) -> None:
    said = liantu("candidates", "硅料", "--as-of", "2020").output
    assert "--as-of 2020-12-31" in " ".join(said.split())
