"""`liantu refresh`."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.home import Home
from tests.app.conftest import Ask, Call

FIRMS = "编号,名称\ne1,丙公司\ne2,丁公司\n"


@pytest.fixture
def table(liantu: Call, tmp_path: Path) -> Path:
    """Two firms, loaded; one of them has another name now, the other has gone."""
    path = tmp_path / "企业.csv"
    path.write_text(FIRMS, encoding="utf-8")
    liantu("load", path, "--data-date", "2026-08-31")
    path.write_text("编号,名称\ne1,丙二公司\n", encoding="utf-8")
    return path


def test_the_counts_and_the_changes_are_shown(liantu: Call, table: Path) -> None:
    shown = liantu("refresh", table, "--complete", "--data-date", "2026-09-30")
    assert shown.exit_code == 0
    assert "新增 0 条，变更 1 条，关闭 2 条（自 2026-09-30 起不再有效）。" in shown.stdout
    assert "~ own-tables:e1 名称 丙公司 → 丙二公司" in shown.stdout
    assert "- own-tables:e2 名称 丁公司" in shown.stdout


def test_what_is_not_said_to_be_complete_is_only_warned_of(liantu: Call, table: Path) -> None:
    shown = liantu("refresh", table)
    assert (shown.exit_code, "关闭 0 条" in shown.stdout, "[LT-REFRESH-08]" in shown.stderr) == (0, True, True)


def test_a_dry_run_writes_nothing(liantu: Call, home: Home, table: Path) -> None:
    before = home.ledger.snapshot()
    assert "试算，什么也没有写" in liantu("refresh", table, "--complete", "--dry-run").stdout
    assert home.ledger.snapshot() == before


def test_the_document_holds_what_came_changed_and_went(document: Ask, table: Path) -> None:
    found = document("refresh", table, "--complete", "--data-date", "2026-09-30")
    assert [(one["old"]["value"], one["new"]["value"]) for one in found["changed"]] == [("丙公司", "丙二公司")]
    assert (found["new"], len(found["gone"]), found["closed_from"], found["kept"]) == ([], 2, "2026-09-30", {})


def test_a_path_that_is_gone_ends_with_status_one(liantu: Call, table: Path) -> None:
    table.unlink()
    shown = liantu("refresh", table)
    assert (shown.exit_code, "没有了，没有重读" in shown.stderr) == (1, True)
