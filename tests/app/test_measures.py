"""`liantu measures`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from wcwidth import wcswidth

from graph.analysis.measures import measures
from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement, pack
from tests.app.conftest import Ask, Call
from tests.app.world import MADE, make_home, record, relation


def with_shares(home: Home, *shares: str) -> None:
    """The product of the wafers with makers of these market shares."""
    for number, share in enumerate(shares):
        home.ledger.add([*record(f"t:maker{number}", "Enterprise", name=f"甲{number}公司"),
                         relation(f"t:maker{number}", "produces", f"{MADE}-product", marketShare=share)])  # fmt: skip


def test_the_document_says_what_the_function_returns(document: Ask, home: Home) -> None:
    assert document("measures", "硅片") == measures(read_facts(home.ledger), "甲经开区", "硅片").as_dict()


def test_without_a_name_all_chains_are_told(liantu: Call) -> None:
    output = liantu("measures").output
    assert "【光伏链】产业链" in output
    assert "3 个环节：有供给 1，已摸清而没有 1，情况不明 1" in output


def test_a_chain_lists_its_links(liantu: Call) -> None:
    lines = liantu("measures", "光伏链").output.splitlines()
    start = lines.index("链上各环节")
    assert [line.split()[0] for line in lines[start + 2 : start + 5]] == ["硅料", "硅片", "组件"]


def test_a_number_stands_with_its_interval_its_coverage_and_its_sentence(liantu: Call, home: Home) -> None:
    with_shares(home, "0.6", "0.3")
    lines = liantu("measures", "硅片").output.splitlines()
    at = next(number for number, line in enumerate(lines) if "HHI（按法人）" in line)
    assert lines[at].split() == ["集中度", "HHI（按法人）", "0.46", "0.45—0.46", "90%", "—"]
    assert "企业市场份额列明 90%，2 个法人" in lines[at + 1]


def test_an_interval_that_says_something_is_shown_without_a_value(liantu: Call) -> None:
    line = next(line for line in liantu("measures", "光伏链").output.splitlines() if line.startswith("  链条完备度 "))
    assert line.split() == ["链条完备度", "不明", "0%—67%", "0%", "—"]


def test_reference_lines_of_the_screen_are_told_with_their_source(liantu: Call) -> None:
    told = liantu("measures", "硅片").output
    assert ("SWD(2021) 352" in told, "未见原表" in told, "SWD" in liantu("measures").output) == (True, True, False)


def test_what_is_not_known_is_said_and_never_zero(liantu: Call) -> None:
    output = liantu("measures", "硅片").output
    assert re.search("有效来源数（按国家）：\n? *不明", output.replace("\n", ""))
    assert "来源份额不明" in output


def test_shares_of_140_percent_are_scaled_only_with_a_word(liantu: Call, home: Home) -> None:
    with_shares(home, "0.7", "0.7")
    assert "份额合计140%，超过100%" in re.sub(r"\s", "", liantu("measures", "硅片").output)
    assert "已按比例折算为100%" in re.sub(r"\s", "", liantu("measures", "硅片", "--scale").output)


@pytest.mark.parametrize("thing", ["", "光伏链", "硅片", "硅片产品"])
def test_every_line_fits_eighty_columns(liantu: Call, home: Home, thing: str) -> None:
    with_shares(home, "0.2", "0.1")
    lines = liantu("measures", *filter(None, [thing])).output.splitlines()
    assert [line for line in lines if wcswidth(line) > 80] == []


def test_an_unknown_thing_is_the_users_fault(liantu: Call) -> None:
    result = liantu("measures", "没有的")
    assert (result.exit_code, "[LT-MEASURE-06]" in result.stderr) == (1, True)


def test_invented_data_say_so_first(tmp_path: Path, liantu: Call) -> None:
    make_home(tmp_path / "shili", "示例")
    assert liantu("measures", "--home", tmp_path / "shili").output.startswith("【示例数据】")


def test_without_chains_a_reference_chain_is_asked_for(tmp_path: Path, liantu: Call, home: Home) -> None:
    home.ledger.retract(1)
    home.ledger.add([Statement("u", "u:zone", "a", value="Zone"), Statement("u", "u:zone", "name", value="甲经开区"),
                     Statement("u", "u:zone", "partOf", object="u:zone", qualifiers=pack({}))])  # fmt: skip
    assert "先载入一条参考链" in liantu("measures").output


def test_products_without_any_share_stand_together(liantu: Call, home: Home) -> None:
    home.ledger.add([*record("t:other", "Product", name="别的硅片"), relation("t:other", "makesUp", MADE)])
    assert "份额、来源和本地配套率都不明的产品：" in liantu("measures", "硅片").output


@pytest.mark.parametrize("option", ["--io-table", "--trade"])
def test_a_table_that_is_not_there_is_said_to_be_missing(option: str, liantu: Call) -> None:
    result = liantu("measures", option, "没有.csv")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, "[LT-FILE-01] 找不到“没有.csv”；应为存在的文件或文件夹")
