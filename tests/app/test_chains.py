"""`liantu chains`."""

from __future__ import annotations

import pytest

from app.layout import WIDTH, width
from app.show.six_chains import UNCOVERED
from graph.analysis.sixchains import chain_detail, link_detail, six_chains
from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement
from tests.app.conftest import Ask, Call
from tests.app.world import CHAIN, GAP, MADE, UNSEEN, ZONE, record, relation


@pytest.fixture
def peopled(home: Home) -> Home:
    """The tiny world with a platform, a fund, an achievement and a department."""
    told = [*record("t:platform", "TransferPlatform", name="丙平台", buildStatus="built"),
            relation("t:platform", "servesLink", MADE),
            *record("t:hall", "Site", name="丙楼", siteKind="office"), relation("t:platform", "operates", "t:hall"),
            relation("t:hall", "locatedIn", ZONE), *record("t:fund", "Fund", name="丁基金", fundStatus="active"),
            *record("t:result", "Achievement", name="戊成果", achievementStage="applied_research"),
            relation("t:result", "usableIn", MADE), *record("t:office", "Department", name="己局"),
            relation("t:office", "responsibleFor", CHAIN)]  # fmt: skip
    home.ledger.add(told, note="六链")
    return home


def test_each_link_is_a_line_of_marks_and_words(liantu: Call, peopled: Home) -> None:
    lines = [line.split() for line in liantu("chains").output.splitlines()]
    assert ["硅料", "○", "缺位", *["▨", "不明"] * 5] in lines
    assert ["硅片", "◐", "偏薄", "◐", "偏薄", *["▨", "不明"] * 4] in lines


@pytest.mark.parametrize("asked", [[], ["--lacking"], ["光伏链"], ["光伏链", "--lacking"], ["硅料"], ["硅片"], ["组件"]])
def test_every_line_fits_eighty_cells(liantu: Call, peopled: Home, asked: list[str]) -> None:
    result = liantu("chains", *asked)
    assert result.exit_code == 0
    assert max(map(width, result.output.splitlines())) <= WIDTH


def test_links_of_which_nothing_is_known_are_counted(liantu: Call, peopled: Home) -> None:
    assert "另有 1 个环节，六链都没有查到任何主体，也没有摸清。" in liantu("chains").output


def test_where_nothing_is_known_at_all_it_says_so(liantu: Call, home: Home) -> None:
    home.ledger.retract(1)
    bare = Statement("t", "t:l", "a", value="ChainLink")
    home.ledger.add([*record(ZONE, "Zone", name="甲经济技术开发区", shortName="甲经开区"), bare])
    assert "没有一个环节查到任何一链的主体，也没有摸清。" in liantu("chains").output


def test_without_links_it_says_what_to_load(liantu: Call, home: Home) -> None:
    home.ledger.retract(1)
    home.ledger.add(record(ZONE, "Zone", name="甲经济技术开发区", shortName="甲经开区"))
    assert "还没有环节：先载入一条参考链" in liantu("chains").output


def test_a_link_is_told_with_supporters_evidence_and_remedies(liantu: Call, peopled: Home) -> None:
    text = liantu("chains", "硅片").output
    assert "· 丙平台（科技成果转化平台）：支撑“硅片” · 区内 · 计入" in text
    assert "出处：t 关系.csv#3：支撑环节 硅片" in text
    assert "1. 摸排（产业链）" in text
    assert "停在应用研究" in text


def test_a_link_names_the_survey_that_closes_it(liantu: Call, home: Home) -> None:
    assert "· 摸排：甲摸排（2026）" in liantu("chains", "硅料").output


def test_who_could_serve_is_told_with_the_reason(liantu: Call, peopled: Home) -> None:
    text = liantu("chains", "硅料").output
    assert "· 硅料 的创新链：丙平台（科技成果转化平台 · 区内）" in text
    assert "理由：已在“硅片”（支撑“硅片”）" in text


def test_a_chain_is_told_with_its_six_kinds_of_actors(liantu: Call, peopled: Home) -> None:
    lines = [line.strip().split("：")[0] for line in liantu("chains", "光伏链").output.splitlines()]
    told = lines[lines.index("政产学研金用") + 1 :]
    assert told[:5] == ["政　1 个", "· 己局", "产　1 个", "· 乙硅片有限公司 · 区内", "学　没有查到（不等于没有）"]


def test_many_ways_to_take_part_are_counted(liantu: Call, home: Home) -> None:
    told = [one for number in range(4) for one in (*record(f"t:p{number}", "Product", name=f"品{number}"),
            relation(f"t:p{number}", "makesUp", MADE), relation("t:firm", "demands", f"t:p{number}"))]  # fmt: skip
    home.ledger.add(told)
    assert "采购“品0”；采购“品1”；采购“品2”等 4 处" in liantu("chains", "光伏链").output


def test_lacking_puts_the_worst_first(document: Ask, peopled: Home) -> None:
    assert [one["id"] for one in document("chains", "--lacking")["links"]] == [GAP, MADE, UNSEEN]


def test_where_no_lack_is_certain_the_ranking_says_so(liantu: Call, home: Home) -> None:
    text = liantu("chains", "--lacking").output
    assert ("没有一个环节确知缺链" in text, "排序：确知缺得多的在前" in text) == (False, True)
    home.ledger.add([relation("t:survey", "exceptsLink", GAP)])
    assert all("没有一个环节确知缺链" in liantu("chains", *asked, "--lacking").output for asked in ([], ["光伏链"]))


def test_all_lists_every_uncovered_field_and_every_link(liantu: Call, home: Home) -> None:
    for number in range(UNCOVERED + 2):
        field = record(f"t:f{number}", "IndustryField", name=f"域{number}")
        home.ledger.add([*field, relation(ZONE, "prioritises", f"t:f{number}")])
    short, full = liantu("chains").output, liantu("chains", "--all").output
    assert ("另有 2 个，加 --all 全部列出" in short, "--all" in full) == (True, False)
    assert [full.count("产业领域 域"), "组件" in short, "组件" in full] == [UNCOVERED + 2, False, True]


def test_firms_that_may_be_outside_the_scope_are_named(liantu: Call, home: Home) -> None:
    lines = [line.strip() for line in liantu("chains", "光伏链", "--scope", "规上").output.splitlines()]
    assert "产　口径内不明 1 家（是否在口径内、是否计入，还没有定论）" in lines
    assert "产　没有查到（不等于没有）" not in lines


def test_remedies_for_an_absence_say_of_which_scope_and_by_which_method(liantu: Call, home: Home) -> None:
    home.ledger.add([*record("t:listed", "SurveyCoverage", name="上市公司摸排", population="listed", closed="true",
                             surveyMethod="只看年报"),
                     relation("t:listed", "coversPlace", ZONE), relation("t:listed", "coversLink", GAP)])  # fmt: skip
    told = liantu("chains", "硅料", "--scope", "上市").output.split("对策（按先后）")[1]
    assert "产业链的缺位只对口径“上市”成立，凭的是：上市公司摸排" in told
    assert "只看年报" in told


def test_a_fund_without_a_link_is_told(liantu: Call, peopled: Home) -> None:
    assert "基金 丁基金：存续；没有查到它支撑或投过哪个环节" in liantu("chains").output


def test_the_documents_say_what_the_functions_return(document: Ask, peopled: Home) -> None:
    facts = read_facts(peopled.ledger)
    assert document("chains") == six_chains(facts, ZONE).as_dict()
    assert document("chains", "光伏链") == chain_detail(facts, CHAIN, ZONE).as_dict()
    assert document("chains", "硅料") == link_detail(facts, GAP, ZONE).as_dict()


def test_an_unknown_name_offers_chains_and_links(liantu: Call, home: Home) -> None:
    result = liantu("chains", "光伏")
    assert (result.exit_code, "光伏链" in result.stderr) == (1, True)


def test_a_chain_without_links_is_refused(liantu: Call, home: Home) -> None:
    home.ledger.add(record("t:empty", "IndustryChain", name="空链"))
    result = liantu("chains", "空链")
    assert (result.exit_code, "LT-SIX-01" in result.stderr) == (1, True)


def test_thresholds_that_nobody_confirmed_say_so(liantu: Call, home: Home) -> None:
    assert "参考阈值，未经本区确认" in liantu("chains").output
