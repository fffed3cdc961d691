"""Corrections as data: applied, counted, kept with the load, reported when they change nothing, refused when malformed."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.errors import InputFault
from ingest.fix_counts import kept_counts
from ingest.fixes import read_fixes
from ingest.loading import LoadReport, load_paths
from ingest.marking import write_marked
from tests.factory import counts, make_ledger, write_files

HEAD = "file,column,value,fixed,why\n"
TABLE = "编号,名称,注册资本（元）\na,甲公司,一百\nb,乙公司,一百\nc,丙公司,5\n"
HUNDRED = "企业.csv,注册资本（元）,一百,100,按合同\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return make_ledger(tmp_path)


def load(ledger: Ledger, folder: Path, fixes: str, **files: str) -> LoadReport:
    """A load of a table with corrections beside it."""
    return load_paths(ledger, [write_files(folder / "in", {"企业.csv": TABLE, "fixes.csv": HEAD + fixes, **files})])


def warnings(report: LoadReport) -> list[str]:
    return [one.text() for one in report.errors if one.severity == "warning"]


def capital(ledger: Ledger) -> set[str]:
    return {one.value for one in ledger.statements() if one.predicate == "registeredCapital"}


def test_a_correction_beside_the_file_is_read_instead_and_counted(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, HUNDRED)
    assert (counts(report), capital(ledger)) == ((3, 3, 0, 0), {"100", "5"})
    assert [(fix.value, fix.fixed, fix.line, cells) for fix, cells in report.fixes] == [("一百", "100", 2, 2)]


def test_what_it_changed_is_kept_with_the_load(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, HUNDRED)
    kept = [(one["place"], one["line"], one["value"], one["fixed"], one["cells"]) for one in kept_counts(ledger, report.load)]
    assert kept == [("in/fixes.csv", 2, "一百", "100", 2)]
    assert kept_counts(ledger, report.load + 1) == []


def test_a_file_may_be_named_by_a_pattern(ledger: Ledger, tmp_path: Path) -> None:
    assert [cells for _, cells in load(ledger, tmp_path, HUNDRED.replace("企业.csv", "企*")).fixes] == [2]


def test_corrections_given_with_the_load_apply_and_those_beside_the_file_stand_before_them(ledger: Ledger, tmp_path: Path) -> None:
    general = write_files(tmp_path / "sources", {"fixes.csv": HEAD + HUNDRED + "企业.csv,注册资本（元）,5,6,改\n"})
    folder = write_files(tmp_path / "in", {"企业.csv": TABLE, "fixes.csv": HEAD + HUNDRED.replace("100", "101")})
    load_paths(ledger, [folder], fixes=read_fixes(general / "fixes.csv"))
    assert capital(ledger) == {"101", "6"}


def test_a_correction_that_matches_nothing_any_more_is_reported_with_its_line(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, HUNDRED + "企业.csv,名称,丁公司,戊公司,改名\n")
    assert warnings(report) == [
        "[LT-FIX-05] in/fixes.csv 第 3 行，列“名称”：这条更正没有改到任何格子：企业.csv 的列“名称”里没有“丁公司”；"
        "应为还有用的更正\n  处理：原表已改好的就删去这一条；否则核对文件名、列名和值"]


def test_a_correction_for_a_file_that_is_not_there_is_reported(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, HUNDRED + "企页.csv,名称,丁公司,戊公司,改名\n")
    assert warnings(report) == [
        "[LT-FIX-06] in/fixes.csv 第 3 行，列“file”：更正表旁边没有叫“企页.csv”的文件；应为同一文件夹里的文件名，可用 * 代替一段\n"
        "  处理：核对文件名；不再需要就删去这一条"]


def test_a_correction_for_a_file_that_is_not_loaded_now_is_no_matter(ledger: Ledger, tmp_path: Path) -> None:
    files = {"企业.csv": TABLE, "高校.csv": "编号,名称\nu,甲大学\n", "fixes.csv": HEAD + HUNDRED + "高校.csv,名称,乙,丙,改\n"}
    folder = write_files(tmp_path / "in", files)
    assert warnings(load_paths(ledger, [folder / "企业.csv"])) == []


@pytest.mark.parametrize(("text", "told"), [
    ("file,column,value,fixed\n企业.csv,名称,甲,乙\n",
     ["[LT-FIX-02] in/fixes.csv，列“why”：更正表缺少列“why”，整次载入没有进行；"
      "应为file、column、value、fixed、why\n  处理：补上这一列"]),
    (HEAD + HUNDRED + "企业.csv,注册资本（元）,一百,200,另一种说法\n",
     ["[LT-FIX-03] in/fixes.csv 第 3 行，列“value”：与第 2 行更正的是同一处：“一百”；"
      "应为一处只写一条更正\n  处理：删去多余的一条"]),
    (HEAD + "企业.csv,名称,甲公司,甲公司,没改\n",
     ["[LT-FIX-04] in/fixes.csv 第 2 行，列“fixed”：更正前后都是“甲公司”；应为不同的内容\n  处理：改正或删去这一条"]),
    (HEAD + "企业.csv,,甲公司,乙公司,\n",
     ["[LT-CELL-01] in/fixes.csv 第 2 行，列“column”：必填，现为空；应为有内容\n  处理：补上内容",
      "[LT-CELL-01] in/fixes.csv 第 2 行，列“why”：必填，现为空；应为有内容\n  处理：补上内容"]),
])  # fmt: skip
def test_corrections_not_in_order_are_refused_with_their_place_and_nothing_enters(
    text: str, told: list[str], ledger: Ledger, tmp_path: Path
) -> None:
    with pytest.raises(InputFault) as fault:
        load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": TABLE, "fixes.csv": text})])
    assert [one.text() for one in fault.value.issues] == told
    assert ledger.loads() == []


def test_corrections_of_our_own_sources_are_judged_by_whole_data_sets_alone(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"universities.csv": "name,code,address\n甲大学,4111010001,\n"})
    report = load_paths(ledger, [folder])
    assert ([cells for _, cells in report.fixes], "LT-FIX-05" in [one.code for one in report.errors]) == ([0], False)


def test_a_marked_copy_has_the_corrections_of_the_file_it_was_made_from(ledger: Ledger, tmp_path: Path) -> None:
    table = TABLE + "d,丁公司,很多\n"
    first = load(ledger, tmp_path, HUNDRED, **{"企业.csv": table})
    made, _ = write_marked(first.problems, tmp_path / "in")
    assert [cells for _, cells in load_paths(ledger, [made[0].path]).fixes] == [2]


def test_new_corrections_are_applied_to_a_file_that_is_known(ledger: Ledger, tmp_path: Path) -> None:
    for name in ("戊公司", "己公司"):
        load(ledger, tmp_path, f"企业.csv,名称,甲公司,{name},改名\n", **{"企业.csv": "编号,名称\na,甲公司\n"})
    assert {one.value for one in ledger.statements() if one.predicate == "name" and one.subject == "own-tables:a"} == {"己公司"}
