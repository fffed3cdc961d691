"""Columns that say how a row came out of a text: the words, the rule, how sure."""

from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.loading import load_paths


def _load(folder: Path, cells: str) -> tuple[Ledger, list[str]]:
    table = folder / "企业.csv"
    table.write_text(f"编号,名称,证据原文,抽取方法,可信度\n{cells}\n", encoding="utf-8")
    ledger = Ledger(folder / "ledger.db", kind="示例")
    report = load_paths(ledger, [table])
    return ledger, [one.code for one in report.errors]


def test_a_statement_keeps_the_words_it_rests_on_and_who_read_them(tmp_path: Path) -> None:
    ledger, _ = _load(tmp_path, "a,示例甲公司,示例甲公司入驻园区,rule:organisations,0.75")
    said = next(one for one in ledger.statements() if one.predicate == "name" and one.source == "own-tables")
    assert (said.quote, said.method, said.confidence) == ("示例甲公司入驻园区", "rule:organisations", 0.75)


@pytest.mark.parametrize("sure", ["很高", "1.5", "-1"])
def test_a_confidence_that_is_no_share_of_one_is_refused(tmp_path: Path, sure: str) -> None:
    assert _load(tmp_path, f"a,示例甲公司,,,{sure}")[1] == ["LT-RANGE-01"]


def test_a_row_without_evidence_is_a_table_row(tmp_path: Path) -> None:
    ledger, _ = _load(tmp_path, "a,示例甲公司,,,")
    said = next(one for one in ledger.statements() if one.predicate == "name" and one.source == "own-tables")
    assert (said.quote, said.method, said.confidence) == ("", "table", 1.0)
