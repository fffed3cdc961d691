"""`liantu esri`."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.layout import width
from graph.analysis.esri import systemic_risk
from graph.facts import read_facts
from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.app.world import record, relation


@pytest.fixture
def dealing(home: Home) -> Home:
    """The tiny world with a supplier from outside that sells its one firm 0.6 of its purchases."""
    share = relation("t:supplier", "supplies", "t:firm", share="0.6", shareOf="purchases")._replace(period="2025")
    home.ledger.add([*record("t:supplier", "Enterprise", name="丙硅料供应有限公司"), share])
    return home


def test_the_table_says_epsilon_weights_coverage_and_snapshot(dealing: Home, liantu: Call) -> None:
    text = liantu("esri").output
    for said in ("ε = 0.01", "1 家等权", "覆盖率：所用份额的 100.0%", f"快照 {dealing.ledger.snapshot()[:12]}"):
        assert said in text.replace("\n", "")


def test_every_line_fits_eighty_columns(dealing: Home, liantu: Call) -> None:
    assert max(map(width, liantu("esri").output.splitlines())) <= 80


def test_the_firm_stands_with_what_it_does_to_others(dealing: Home, liantu: Call) -> None:
    row = next(line for line in liantu("esri").output.splitlines() if "丙硅料供应有限" in line)
    assert row.split()[2:] == ["外", "60.00%", "60.00%—100.00%", "60.00%", "断货"]


def test_the_document_says_what_the_function_returns(dealing: Home, document: Ask) -> None:
    assert document("esri") == systemic_risk(read_facts(dealing.ledger), "甲经开区").as_dict()


def test_another_epsilon_and_way_stand_in_the_document(dealing: Home, document: Ask) -> None:
    basis = document("esri", "--epsilon", "0.2", "--reconstruct", "equal", "--rest", "closed", "--replaceable")["basis"]
    assert (basis["epsilon"], basis["reconstruct"], basis["rest"], basis["replaceable"]) == (0.2, "equal", "closed", True)


def test_too_little_stated_gives_no_ranking(dealing: Home, liantu: Call) -> None:
    dealing.ledger.add([relation("t:firm", "supplies", f"t:supplier{n}") for n in range(3)] + [
        one for n in range(3) for one in record(f"t:supplier{n}", "Enterprise", name=f"买家{n}")])
    assert "情况不明：来源说明的份额只占" in liantu("esri", "--reconstruct", "equal").output


def test_what_is_not_known_is_said_and_too_little_known_gives_no_ranking(dealing: Home, liantu: Call) -> None:
    said = "".join(liantu("esri").output.split())
    assert "1家中1家（100%）说明过份额；全部采购的60.0%、全部销售的0.0%已知，其余70%不明" in said
    assert ("两种算法" in said, "区间" in said, "上限" in said) == (True, False, False)
    dealing.ledger.add([*record("t:limit", "Threshold", thresholdName="ESRI_known", thresholdValue="0.5")])
    assert "只知道30.0%，不到50.0%，不给排名" in "".join(liantu("esri").output.split())


def test_where_no_share_is_left_nothing_is_said_to_be_filled_in(dealing: Home, liantu: Call) -> None:
    more = relation("t:supplier", "supplies", "t:firm", share="0.8", shareOf="purchases", productAsNamed="硅料")
    dealing.ledger.add([more._replace(period="2025")])
    said = "".join(liantu("esri").output.split())
    assert "覆盖率：没有一个可用的份额（补份额的办法：不补）。" in said
    assert "情况不明：没有一个可用的份额，不给排名。先补齐份额；说明过而不能用的，按提示改正后再载入。" in said
    assert ("是补的" in said, "可改用--reconstructnone" in said) == (False, False)


def test_where_all_is_filled_in_it_is_said_and_none_is_no_way_out(dealing: Home, liantu: Call) -> None:
    more = relation("t:supplier", "supplies", "t:firm", share="0.8", shareOf="purchases", productAsNamed="硅料")
    dealing.ledger.add([more._replace(period="2025")])
    said = "".join(liantu("esri", "--reconstruct", "equal").output.split())
    assert "情况不明：没有一个份额由来源说明，全是补的，不给排名。先补齐份额。" in said


def test_where_nobody_hits_others_no_empty_table_is_printed(home: Home, liantu: Call) -> None:
    share = relation("t:seller", "supplies", "t:buyer", share="0.6", shareOf="purchases")._replace(period="2025")
    for name in ("seller", "buyer"):
        home.ledger.add(record(f"t:{name}", "Enterprise", name=f"外地{name}"))
    home.ledger.add([share, *record("t:limit", "Threshold", thresholdName="ESRI_known", thresholdValue="0")])
    text = liantu("esri").output
    assert "没有一家停产会连累本地别的企业（就已说明的份额看）。" in text
    assert ("名次" in text, "另有 0 家" in text) == (False, False)


@pytest.mark.parametrize("epsilon", ["0", "1", "nan", "-1"])
def test_a_stopping_rule_out_of_range_is_the_users_fault(dealing: Home, liantu: Call, epsilon: str) -> None:
    result = liantu("esri", "--epsilon", epsilon)
    assert (result.exit_code, "停止界线 ε" in result.stderr) == (1, True)


def test_no_dealings_is_said_with_what_to_load(home: Home, liantu: Call) -> None:
    result = liantu("esri")
    assert (result.exit_code, "没有供货事实" in result.stderr) == (1, True)


def test_shares_set_aside_are_told_beside_the_answer(dealing: Home, liantu: Call, tmp_path: Path) -> None:
    more = relation("t:supplier", "supplies", "t:firm", share="0.8", shareOf="purchases", productAsNamed="硅料")
    dealing.ledger.add([more._replace(period="2025")])
    result = liantu("esri")
    assert (result.exit_code, "合计 140.00%" in result.stderr) == (0, True)
