"""`liantu load`, `retract`, `loads`, `diff`."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.home import Home
from graph.ledger import Judgement
from tests.app.conftest import Ask, Call
from tests.factory import write_files

GOOD = "编号,名称\ne1,丙公司\ne2,丁公司\n"
BAD = "编号,名称,注册资本（元）\ne1,丙公司,100\ne2,丁公司,很多\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "企业.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_every_row_is_accounted_for(liantu: Call, table: Path) -> None:
    assert "读入 2 行 = 接受 2 + 合并 0 + 拒绝 0" in liantu("load", table).output


def test_the_document_has_the_agreed_keys(document: Ask, table: Path) -> None:
    keys = {"schema", "load", "snapshot", "read", "accepted", "merged", "rejected", "aside", "errors", "fixes", "reasons", "marked"}
    assert set(document("load", table)) == keys


def test_a_bad_cell_is_named_and_good_rows_enter(liantu: Call, document: Ask, table: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    result = liantu("load", table)
    assert (result.exit_code, "企业.csv 第 3 行" in result.stderr, "接受 1" in result.stdout) == (1, True, True)


def test_rows_that_a_rule_sets_aside_are_told_from_those_with_errors(liantu: Call, document: Ask, tmp_path: Path) -> None:
    text = "示例标记,名称\n示例,丁公司\n,甲公司\n,甲公司\n,\n样例,乙公司\n"
    file = write_files(tmp_path, {"企业.csv": text}) / "企业.csv"
    told = "拒绝 2（其中 1 行是模板的示例，按规则搁置，不是错误）"
    assert [told in liantu(*verb).output for verb in (("load", file, "--dry-run"), ("load", file))] == [True, True]
    assert [told in liantu("refresh", *more).output for more in (("--dry-run",), ())] == [True, True]
    assert (document("load", file)["rejected"], document("load", file)["aside"]) == (2, 1)


def test_rejected_rows_are_counted_by_reason(liantu: Call, document: Ask, table: Path) -> None:
    written = (*["很多"] * 25, *["3吨"] * 3)
    lines = ["编号,名称,注册资本", *(f"e{number},企业{number},{one}" for number, one in enumerate(written))]
    table.write_text("\n".join(lines), encoding="utf-8")
    told = ["拒绝的行按原因：", "25 行 [LT-NUM-01] “…”不是数字", "3 行 [LT-UNIT-02] 单位“…”不能换算成“…”"]
    for verb in (("load", table), ("load", table), ("load", table, "--dry-run")):
        shown = [" ".join(line.split()) for line in liantu(*verb).output.splitlines()]
        assert shown[shown.index(told[0]) :][: len(told)] == told
    found = document("load", table)["reasons"]
    assert [(one["code"], one["rows"]) for one in found] == [("LT-NUM-01", 25), ("LT-UNIT-02", 3)]


def test_rows_set_aside_are_counted_by_rule(liantu: Call, tmp_path: Path) -> None:
    rows = "".join(f"600001,A,{2000 + one},1,{one},1\n" for one in range(25))
    folder = write_files(tmp_path / "in", {"suppliers.csv": f"stock_code,supplier,year,rank,share_pct,anonymous\n{rows}"})
    shown = " ".join(liantu("load", folder).output.split())
    assert "拒绝的行按原因： 25 行 [LT-NOTE-01] 按规则“匿名的供应商或客户不是具名主体”不计入" in shown


def test_strict_loads_nothing(liantu: Call, home: Home, table: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    before = home.ledger.snapshot()
    assert "没有载入" in liantu("load", table, "--strict").stdout
    assert home.ledger.snapshot() == before


def test_only_twenty_errors_are_shown(liantu: Call, table: Path) -> None:
    table.write_text("编号,名称,注册资本（元）\n" + "".join(f"e{n},公司{n},很多\n" for n in range(25)), encoding="utf-8")
    shown = liantu("load", table).stderr
    assert (shown.count("[LT-"), "还有 5 条" in shown) == (20, True)


def test_a_path_that_is_not_there_is_the_users_fault(liantu: Call) -> None:
    result = liantu("load", "没有.csv")
    assert (result.exit_code, "找不到" in result.stderr) == (1, True)


def test_a_source_that_comes_with_the_program_is_loaded_by_its_id(liantu: Call, home: Home) -> None:
    assert liantu("load", "places").exit_code == 0
    assert {one.subject for one in home.ledger.statements()} >= {"places:CHN", "places:TWN"}


def test_the_data_date_is_kept_with_the_home(liantu: Call, home: Home, table: Path) -> None:
    liantu("load", table, "--data-date", "2026-08")
    assert 'data_date = "2026-08"' in (home.folder / "home.toml").read_text(encoding="utf-8")


def test_the_data_date_goes_with_the_load(liantu: Call, home: Home, table: Path) -> None:
    before = home.ledger.data_date()
    liantu("load", table, "--data-date", "2026-08")
    first = len(home.ledger.loads())
    liantu("retract", str(first))
    assert [home.ledger.data_date(at) for at in (first - 1, first, None)] == [before, "2026-08", before]


def test_a_bad_data_date_loads_nothing(liantu: Call, home: Home, table: Path) -> None:
    result = liantu("load", table, "--data-date", "2026-02-30")
    assert (result.exit_code, len(home.ledger.loads())) == (1, 1)


def test_retracting_brings_the_old_snapshot_back(liantu: Call, home: Home, table: Path) -> None:
    before = home.ledger.snapshot()
    liantu("load", table)
    assert "已撤回 2" in liantu("retract", "2").output
    assert home.ledger.snapshot() == before


def test_a_source_is_retracted_by_its_name(document: Ask) -> None:
    assert document("retract", "t")["closed"] > 0


def test_judgements_outlive_a_retracted_source_and_that_is_said(liantu: Call, home: Home) -> None:
    home.ledger.judge([Judgement("t:firm", "t:wafer-product", "rejected", predicate="produces")], note="甲附带的判定")
    assert "判定仍有 1 条" in liantu("retract", "t").output
    assert len(home.ledger.judgements()) == 1
    assert "甲附带的判定" in liantu("loads").output


def test_diff_shows_judgements(liantu: Call, home: Home, document: Ask) -> None:
    home.ledger.judge([Judgement("t:firm", "t:wafer-product", "rejected", "看错了", predicate="produces")])
    shown = liantu("diff", "1", "2").output
    assert ("判定：新增 1 条" in shown, "+ t:firm 生产 t:wafer-product 剔除 看错了" in shown) == (True, True)
    assert [one["verdict"] for one in document("diff", "2", "1")["withdrawn"]] == ["rejected"]


def test_loads_lists_each_load_with_its_snapshot(liantu: Call, document: Ask, table: Path) -> None:
    liantu("load", table)
    assert [one["read"] for one in document("loads")["loads"]] == [0, 2]
    assert "小世界" in liantu("loads").output


def test_diff_shows_what_came_in(liantu: Call, document: Ask, table: Path) -> None:
    liantu("load", table)
    assert "+ own-tables:e1 名称 丙公司" in liantu("diff", "1", "2").output
    assert {one["value"] for one in document("diff", "1", "2")["added"]} >= {"丙公司", "丁公司"}


FIRST = "编号,名称,登记状态,外商投资,注册资本（万元）,有效止\ne1,丙公司,存续,否,3,\n"


def said_of_change(liantu: Call, table: Path, then: str, verb: tuple[object, ...]) -> list[str]:
    """The lines on what changed, of a verb called after a first load and another text of the table."""
    table.write_text(FIRST, encoding="utf-8")
    liantu("load", table)
    table.write_text(then, encoding="utf-8")
    if verb[0] == "diff":
        liantu("load", table)
    return [one.strip() for one in liantu(*verb).output.splitlines() if one.strip().startswith(("+", "~", "- "))]


@pytest.mark.parametrize("verb", ["diff", "load", "refresh"])
def test_what_changes_is_said_in_words_with_units(liantu: Call, table: Path, verb: str) -> None:
    asked = {"diff": ("diff", "2", "3"), "load": ("load", table, "--dry-run"), "refresh": ("refresh", table, "--dry-run")}[verb]
    then = FIRST.replace("存续,否,3,", "注销,是,5,")
    assert sorted(said_of_change(liantu, table, then, asked)) == [
        "~ own-tables:e1 外商投资 否 → 是", "~ own-tables:e1 注册资本 30000元 → 50000元", "~ own-tables:e1 登记状态 存续 → 注销"]


def test_qualifiers_that_change_are_said(liantu: Call, tmp_path: Path) -> None:
    sold = "起点,终点,份额,报告期\na,b,30%,2025\n"
    folder = write_files(tmp_path / "in", {"企业.csv": "编号,名称\na,甲公司\nb,乙公司\n", "供货.csv": sold})
    liantu("load", folder)
    write_files(folder, {"供货.csv": sold.replace("30%", "40%")})
    shown = " ".join(liantu("load", folder, "--dry-run").output.split())
    assert "~ own-tables:a 供货 own-tables:b（2025，份额 0.3） → own-tables:b（2025，份额 0.4）" in shown


def test_diff_shows_what_was_closed_by_date_once(liantu: Call, table: Path) -> None:
    liantu("load", table, "--data-date", "2026-08-31")
    table.write_text("编号,名称\ne1,丙公司\n", encoding="utf-8")
    liantu("refresh", table, "--complete", "--data-date", "2026-09-30")
    shown = liantu("diff", "2", "3").output.splitlines()
    assert shown == ["从第 2 次载入到第 3 次载入：新增 0 条陈述，变更 2 条，关闭 0 条。",
                     "~ own-tables:e2 是 企业 → 企业（有效止 2026-09-30）",
                     "~ own-tables:e2 名称 丁公司 → 丁公司（有效止 2026-09-30）"]  # fmt: skip


def test_a_file_with_errors_comes_back_marked_in_the_exports(liantu: Call, home: Home, table: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    made = home.exports / "企业-问题标注.xlsx"
    assert f"标注的工作簿：{made}（标了 1 格，问题清单 1 条）\n  原件不是 .xlsx" in liantu("load", table).stdout
    assert made.exists()


def test_nothing_comes_back_where_nothing_is_wrong_or_nothing_is_wanted(liantu: Call, home: Home, table: Path) -> None:
    liantu("load", table)
    table.write_text(BAD, encoding="utf-8")
    liantu("load", table, "--no-marked")
    assert list(home.exports.iterdir()) == []


def test_the_marked_workbook_goes_where_it_is_wanted(document: Ask, table: Path, tmp_path: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    made = document("load", table, "--marked", tmp_path / "退回.xlsx")["marked"]
    assert made == [{"path": str(tmp_path / "退回.xlsx"), "cells": 1, "listed": 1, "uncommented": 0, "rewritten": "text"}]


def test_a_place_for_the_marked_workbook_that_will_not_do_loads_nothing(liantu: Call, home: Home, table: Path) -> None:
    result = liantu("load", table, "--marked", table.with_suffix(".xlsx"), "--no-marked")
    (table.with_suffix(".xlsx")).write_bytes(b"")
    other = liantu("load", table, "--marked", table.with_suffix(".xlsx"))
    assert (result.exit_code, "只写一个" in result.stderr) == (2, True)
    assert (other.exit_code, "[LT-MARK-04]" in other.stderr, len(home.ledger.loads())) == (1, True, 1)


def test_a_dry_run_says_what_would_be_and_writes_nothing(liantu: Call, home: Home, table: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    shown = liantu("load", table, "--dry-run")
    assert "会接受 1 + 合并 0 + 拒绝 1" in shown.stdout
    assert "+ own-tables:e1 名称 丙公司" in shown.stdout
    assert (shown.exit_code, "环节状态都不变，共 3 个" in shown.stdout) == (1, True)
    assert (len(home.ledger.loads()), list(home.exports.iterdir())) == (1, [])


def test_a_dry_run_names_the_links_that_would_change_state(liantu: Call, document: Ask, tmp_path: Path) -> None:
    path = tmp_path / "摸排.csv"
    path.write_text("编号,类别,名称,摸排口径,是否看全,摸排地方,摸排环节\ns,SurveyCoverage,乙摸排,全部法人,是,t:zone,t:panel\n",
                    encoding="utf-8")  # fmt: skip
    states = document("load", path, "--dry-run")["states"]
    assert [(one["label"], one["before"], one["after"]) for one in states["flips"]] == [("组件", "unknown", "missing")]
    assert "组件（光伏链）：情况不明 → 缺链" in liantu("load", path, "--dry-run").stdout


def test_what_corrections_changed_is_told_and_listed_with_the_load(liantu: Call, document: Ask, home: Home, table: Path) -> None:
    table.write_text(BAD, encoding="utf-8")
    (home.folder / "sources").mkdir()
    fixes = "file,column,value,fixed,why\n企业.csv,注册资本（元）,很多,7,按合同\n"
    (home.folder / "sources" / "fixes.csv").write_text(fixes, encoding="utf-8")
    shown = liantu("load", table).stdout
    assert "按更正表改读 1 格（1 条更正）：\n  sources/fixes.csv 第 2 行，列“注册资本（元）”：“很多”读作“7”，1 格" in shown
    assert [[fix["cells"] for fix in one["fixes"]] for one in document("loads")["loads"]] == [[], [1]]
    assert "（更正 1" in liantu("loads").stdout
