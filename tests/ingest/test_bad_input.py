"""Every kind of bad input: the exact message a person gets, and that nothing else is lost."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import store
from ingest.errors import InputFault
from ingest.loading import load_paths
from ingest.source import Coverage, DataSet, known_sources
from ontology.errors import catalogue
from tests.factory import counts, make_ledger, write_books, write_files
from tests.zoo.cells import TOLD as CELLS

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("bad_input.toml").read_text(encoding="utf-8"))["case"]
FAMILIES = ("NUM", "BOOL", "DATE", "USCC", "COL", "CELL", "CLASS", "REL", "UNIT", "WORD", "RANGE", "PROP", "REF", "REQ", "CYCLE",
            "KIND", "NOTE", "FIX", "CODE", "STOCK", "THRESHOLD")  # fmt: skip
SEQUENCE = "input_name,input_id,goes_into_name,goes_into_id,is_type_of_name,is_type_of_id\n"
GOOD = {"企业.csv": "编号,名称\na,甲公司\n"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_bad_input_is_named_and_nothing_else_is_lost(case: dict[str, Any], tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, case.get("kind", "real"), case.get("places", ()))
    folder = write_books(write_files(tmp_path / "in", case.get("files", {})), case.get("books", {}))
    report = load_paths(ledger, [folder], source=case.get("source", ""))
    assert [one.text() for one in report.errors] == case["text"]
    assert [report.accepted, report.merged, report.rejected] == case["rows"]
    ledger.check()


def test_every_message_about_rows_has_its_case() -> None:
    shown = {text[1 : text.index("]")] for case in (*CASES, *CELLS.values()) for text in case["text"]}
    elsewhere = {"LT-COL-04", "LT-KIND-03", "LT-FIX-02", "LT-FIX-03", "LT-FIX-04", "LT-FIX-05", "LT-FIX-06"}
    assert {code for code in catalogue() if code.split("-")[1] in FAMILIES} - shown == elsewhere


@pytest.mark.parametrize(("path", "source", "text"), [
    ("没有.csv", "", "[LT-FILE-01] 找不到“{path}”；应为存在的文件或文件夹\n  处理：核对路径；可把文件拖进终端得到完整路径"),
    ("空", "", "[LT-FILE-06] 没有可载入的表格：{path}；应为至少一个表格文件（.xlsx、.csv 等）\n  处理：核对路径"),
    ("空", "et0", "[LT-SRC-02] 没有名为“et0”的来源；应为eto\n  处理：改用登记的来源：eto"),
])  # fmt: skip
def test_a_load_that_cannot_begin_says_why(path: str, source: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(InputFault) as fault:
        load_paths(make_ledger(tmp_path), [tmp_path / path], source=source, sources={"eto": known_sources()["eto"]})
    assert fault.value.issues[0].text() == text.format(path=tmp_path / path)


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    ledger, folder = make_ledger(tmp_path), write_files(tmp_path / "in", GOOD)
    with store.writing(ledger.engine), pytest.raises(LedgerFault) as fault:
        load_paths(ledger, [folder])
    assert fault.value.issues[0].code == "LT-LEDGER-01"


def test_a_file_of_another_kind_named_alone_is_an_error(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"说明.md": "说明"})
    report = load_paths(make_ledger(tmp_path), [folder / "说明.md"])
    assert [one.text() for one in report.errors] == [
        "[LT-FILE-03] 说明.md：读不了这种文件：说明.md；应为.xlsx、.xlsm、.xls、.ods、.csv、.tsv、.json、.jsonl 或它们的 .zip\n"
        "  处理：另存为 .xlsx 或 CSV UTF-8 后再载入"]
    assert report.load == 0


def test_a_wrong_credit_code_is_kept_as_written(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": "编号,名称,统一社会信用代码\na,甲公司,91110000\n"})])
    assert {(s.predicate, s.value) for s in ledger.statements() if "uscc" in s.predicate} == {("usccAsWritten", "91110000")}


def test_one_code_with_two_names_is_a_conflict(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": "编号,名称,股票代码\na,甲公司,600001\nb,乙公司,600001\n"})])
    assert [(one.predicate, len(one.others)) for one in read_facts(ledger).conflicts()] == [("name", 1)]


def test_strict_lets_nothing_in(tmp_path: Path) -> None:
    ledger, before = make_ledger(tmp_path, places=["CHN"]), 1
    folder = write_files(tmp_path / "in", GOOD | {"高校.csv": "编号,名称\n,甲大学\n"})
    report = load_paths(ledger, [folder], strict=True)
    assert (report.load, report.accepted, report.rejected, len(ledger.loads())) == (0, 0, 2, before)


def test_a_row_that_says_nothing_is_set_aside(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"sequence.csv": SEQUENCE + "甲,N1,,,,\n"})
    report = load_paths(make_ledger(tmp_path), [folder])
    assert [one.text() for one in report.errors] == [
        "[LT-ROW-01] sequence.csv 第 2 行：本行没有可载入的内容；应为至少一个有内容的列\n  处理：无须处理；或删去空行"]
    assert counts(report) == (1, 0, 0, 1)


def test_a_cell_that_no_reader_takes_is_an_error(tmp_path: Path) -> None:
    source = replace(known_sources()["universities-china"], readers={"universities": lambda row, say: None})
    folder = write_files(tmp_path / "in", {"universities.csv": "name,code,address\n甲大学,,\n"})
    report = load_paths(make_ledger(tmp_path), [folder], sources={"universities-china": source})
    assert [one.text() for one in report.errors] == [
        "[LT-COL-04] universities.csv 第 2 行，列“name”：单元格没有被读取：“甲大学”；应为每个单元格都被读取一次\n"
        "  处理：在来源的 source.py 里读取这一列，或在 source.toml 里写明忽略"]


def test_rows_refused_take_the_coverage_away(tmp_path: Path) -> None:
    dataset = DataSet("甲集", {"products": 1}, (Coverage(("places:CHN",), "listed"),))
    source = replace(known_sources()["listed-companies"], datasets=(dataset,))
    folder = write_files(tmp_path / "甲集", {"products.csv": "stock_code,product\n600001.SH,甲件\n"})
    report = load_paths(make_ledger(tmp_path), [folder], sources={"listed-companies": source})
    assert report.errors[-1].text() == (
        "[LT-SRC-04] 数据集 甲集 有 1 行被拒绝，本次不据此声明摸排覆盖；应为每一行都能读入\n  处理：改正被拒绝的行后整套重新载入")
