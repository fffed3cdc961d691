"""`liantu precheck`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.layout import WIDTH, width
from graph.facts import read_facts
from graph.home import Home, open_home
from graph.precheck import precheck, precheck_facts
from graph.statement import Statement
from ingest.bundled import load_source
from tests.app.conftest import Ask, Call
from tests.worlds import Sketch

DAY = ("--as-of", "2025-03-01")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("LIANTU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("LIANTU_LEDGER", raising=False)
    home = open_home(tmp_path / "home", "示例", place="示例园区")
    load_source(home.ledger, "shili-actors")
    home.set_data_date("2026-09-01")
    return home


def sections(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.startswith("【") and line.endswith("】")]


def test_clauses_stand_by_their_verdict(liantu: Call) -> None:
    assert sections(liantu("precheck", "示例园试制", *DAY).output.splitlines()) == ["【还差一些】", "【无法判断】", "【不符合】"]


def test_the_summary_counts_every_verdict(liantu: Call) -> None:
    assert "7 条条款：符合 0，还差一些 4，无法判断 1，不符合 2。" in liantu("precheck", "示例园试制", *DAY).output


def test_a_clause_says_what_is_lacking_and_who_says_so(liantu: Call) -> None:
    text = liantu("precheck", "示例园试制", *DAY).output
    assert "      还差：申报 2025-04-01 开始，还有 31 天\n      依据：" in text


def test_a_missing_fact_says_whom_to_ask(liantu: Call) -> None:
    assert "缺：注册地，问 登记机关（市场监管部门）" in liantu("precheck", "示例园检验", *DAY).output


def test_every_line_fits_a_terminal(liantu: Call) -> None:
    assert max(map(width, liantu("precheck", "示例园试制", *DAY).output.splitlines())) <= WIDTH


def test_the_document_says_what_the_function_returns(document: Ask, home: Home) -> None:
    found = document("precheck", "示例园试制", *DAY)
    assert found["clauses"][0]["label"] == precheck(home, "示例园试制", "2025-03-01").clauses[0].label
    assert found["counts"] == precheck_facts(read_facts(home.ledger, "2025-03-01"), "示例园试制").counts()


def test_one_verdict_can_be_picked_while_all_are_counted(document: Ask) -> None:
    found = document("precheck", "示例园试制", "--verdict", "还差一些", *DAY)
    assert ([one["verdict"] for one in found["clauses"]], sum(found["counts"].values())) == (["short"] * 4, 7)


PAPER = """示例园区若干措施
第一条 对营业收入首次突破100万元、1000万元的企业，分别给予最高10万元、30万元奖励。
第二条 本措施自2025年1月1日起施行，有效期至2027年12月31日。
"""


@pytest.fixture
def stepped(home: Home, tmp_path: Path, liantu: Call) -> str:
    """What is said of a firm under a paper with steps; its turnover was told to be 20 million."""
    (tmp_path / "paper.txt").write_text(PAPER, encoding="utf-8")
    assert liantu("read", tmp_path / "paper.txt").exit_code == 0
    told = Sketch().record("i", "Indicator", name="营业收入").record("o", "Observation", unitText="元").relate("o", "measures", "i")
    told.statements.append(Statement("t", "t:o", "observedValue", value="20000000", period="2025"))
    home.ledger.add(told.relate("o", "observedOf", "shili-actors:firm/inspect").statements)
    return liantu("precheck", "示例园检验", "--as-of", "2026-09-01").output


def test_the_step_that_a_firm_falls_in_is_shown_with_its_ceiling(stepped: str) -> None:
    assert "● 落在这一档“1000万元”：奖励补助 最高 30万元" in stepped


def test_another_step_says_how_it_is_missed(stepped: str) -> None:
    assert "◐ 分档“100万元”：奖励补助 最高 10万元\n      超出 1000万元" in stepped


def test_words_that_somebody_has_to_judge_stand_apart(stepped: str) -> None:
    assert "  要人看原文：营业收入首次突破100万元、1000万元" in stepped


def test_an_unknown_verdict_is_wrong_usage(liantu: Call) -> None:
    result = liantu("precheck", "示例园试制", "--verdict", "很好")
    assert (result.exit_code, "没有“很好”这种结果；有：符合、还差一些、无法判断、不符合。" in result.stderr) == (2, True)


def test_an_unknown_enterprise_offers_the_nearest(liantu: Call) -> None:
    result = liantu("precheck", "示例园检险")
    assert (result.exit_code, "示例园检验" in result.stderr) == (1, True)


def test_a_home_without_clauses_says_how_to_load_them(liantu: Call, tmp_path: Path) -> None:
    other = open_home(tmp_path / "other", "示例")
    load_source(other.ledger, "shili")
    firm = next(iter(read_facts(other.ledger).instances("Enterprise")))
    assert "账本里没有政策条款" in liantu("precheck", firm, "--home", other.folder).output
