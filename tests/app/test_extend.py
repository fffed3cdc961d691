"""`liantu extend`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.layout import WIDTH, width
from app.show.extension import extension_text
from graph.analysis.extending import extend
from graph.analysis.extending.footing import Footing
from graph.analysis.extending.nearness import Near
from graph.facts import read_facts
from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.app.world import CHAIN, GAP, MADE, UNSEEN, record, relation


def tied(home: Home) -> None:
    """Silicon goes into wafers, wafers into panels, and a firm abroad makes both wafers and panels."""
    said = [*record("t:slot1", "InputSlot", name="硅料位", slotKind="material"), *record("t:rival", "Enterprise", name="丙公司"),
            *record("t:slot2", "InputSlot", name="硅片位", slotKind="material"), *record("t:abroad", "Country", name="外国"),
            *record("t:rivalplant", "Site", name="丙厂", siteKind="factory")]  # fmt: skip
    ties = [(f"{MADE}-product", "requires", "t:slot1"), (f"{GAP}-product", "fills", "t:slot1"),
            (f"{MADE}-product", "fills", "t:slot2"), (f"{UNSEEN}-product", "requires", "t:slot2"),
            ("t:rival", "operates", "t:rivalplant"), ("t:rivalplant", "locatedIn", "t:abroad"),
            ("t:rival", "produces", f"{UNSEEN}-product"), ("t:rival", "produces", f"{MADE}-product")]  # fmt: skip
    said += [relation(*tie) for tie in ties]
    home.ledger.add(said)


def test_both_ends_are_proposed_with_who_is_here_and_who_is_outside(liantu: Call, home: Home) -> None:
    tied(home)
    said = liantu("extend", "光伏链").output
    wanted = ("延链：两端之外（1 项）", "未摸排，先摸排再谈延链（1 项）", "硅片产品可作它的“硅片位”", "乙硅片有限公司",
              "丙公司（国外，出处 甲数据）")  # fmt: skip
    assert [word for word in wanted if word not in said] == []


def test_the_caveat_is_printed_beside(liantu: Call, home: Home) -> None:
    tied(home)
    assert "不是成功率" in liantu("extend", "光伏链").output


def test_a_footing_that_is_not_known_says_why_once(liantu: Call, home: Home) -> None:
    tied(home)
    said = liantu("extend", "光伏链").output.replace("\n", "")
    assert said.count("本地的底子（复杂度 ECI、前景 COI、适合度）不给百分位：有企业的地区只有 1 个，复杂度不明。") == 1


def test_a_footing_that_is_known_says_what_it_rests_on(home: Home) -> None:
    tied(home)
    found = extend(read_facts(home.ledger), "光伏链", "甲经开区")
    text = extension_text(replace(found, footing=Footing(Near(40.0, 12), Near(None, 0, "甲故"), Near(70.0, 12), 9, 345)))
    wanted = ("与 12 个省和国家比", "本地 9 个环节，各地共 345 对", "ECI 胜 40%", "（前景 COI）不给百分位：甲故。")
    assert [one for one in wanted if one not in text.replace("\n", "")] == []


def test_every_line_fits_eighty_columns(liantu: Call, home: Home) -> None:
    tied(home)
    assert [line for line in liantu("extend", "光伏链").output.splitlines() if width(line) > WIDTH] == []


def test_the_document_says_what_the_function_returns(document: Ask, home: Home) -> None:
    tied(home)
    assert document("extend", CHAIN) == extend(read_facts(home.ledger), "光伏链", "甲经开区").as_dict()


def test_top_shows_fewer_and_says_how_many_are_left(liantu: Call, home: Home) -> None:
    tied(home)
    home.ledger.add([relation("t:survey", "coversLink", UNSEEN)])
    assert "另有 1 项" in liantu("extend", "光伏链", "--top", "1").output


@pytest.mark.parametrize("top", ["-1", "0", "viel"])
def test_a_top_that_is_no_positive_number_is_refused_with_its_range(liantu: Call, top: str) -> None:
    result = liantu("extend", "光伏链", "--top", top)
    assert (result.exit_code, "--top 应为不小于 1 的整数。" in result.stderr) == (2, True)


def test_a_port_out_of_range_is_refused_with_both_ends(liantu: Call) -> None:
    assert "--port 应为 0 到 65535 的整数。" in liantu("sparql", "--serve", "--port", "-1").stderr


def test_each_item_says_its_state_by_the_scope(liantu: Call, home: Home) -> None:
    tied(home)
    said = liantu("extend", "光伏链").output
    assert [part in said for part in ("本地状态：缺链（已摸清", "本地状态：情况不明（未摸排）")] == [True, True]


def test_the_scope_is_taken(document: Ask, home: Home) -> None:
    tied(home)
    assert document("extend", CHAIN, "--scope", "上市")["scope"] == "listed"


def test_a_firm_that_may_do_it_already_is_named_to_be_checked_first(liantu: Call, home: Home) -> None:
    tied(home)
    firm = [*record("t:wide", "ChainLink", name="光伏产品"), *record("t:perhaps", "Enterprise", name="丁组件公司")]
    ties = [("t:wide", "partOf", CHAIN), (UNSEEN, "isTypeOf", "t:wide"), ("t:perhaps", "occupies", "t:wide")]
    home.ledger.add([*firm, *(relation(*tie) for tie in (*ties, ("t:perhaps", "operates", "t:plant")))])
    said = liantu("extend", "光伏链").output
    assert ("也许已在做，先核实（1 项）" in said, "丁组件公司也许已在做（待定：归类未细），先核实" in said) == (True, True)


def test_countries_that_supply_are_told_apart_from_firms(liantu: Call, home: Home) -> None:
    tied(home)
    home.ledger.add([relation("t:abroad", "provides", UNSEEN, share="0.5")])
    said = liantu("extend", "光伏链").output
    assert ("来源列明供应国：外国（出处 甲数据）" in said, "、外国（" in said) == (True, False)


def test_nothing_to_propose_is_said_with_its_reason(liantu: Call) -> None:
    result = liantu("extend", "光伏链")
    assert (result.exit_code, "没有建议：已知的配方里" in result.output) == (0, True)


def test_an_unknown_chain_offers_the_nearest(liantu: Call) -> None:
    result = liantu("extend", "光伏练")
    assert (result.exit_code, "光伏链" in result.stderr) == (1, True)


def test_a_chain_without_links_is_refused(liantu: Call, home: Home) -> None:
    home.ledger.add(list(record("t:bare", "IndustryChain", name="空链")))
    result = liantu("extend", "空链")
    assert (result.exit_code, "LT-EXTEND-02" in result.stderr) == (1, True)


def test_an_as_of_date_is_asked_about(document: Ask, home: Home) -> None:
    tied(home)
    assert document("extend", CHAIN, "--as-of", "2020")["as_of"] == "2020-12-31"
