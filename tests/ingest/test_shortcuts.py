"""The two shortcuts of a load say what the long way says: plain rows read quickly, and known files not read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import ingest.loading
import ingest.reading
from graph.ledger import Ledger
from graph.ledger.tables import input_row
from ingest.loading import LoadReport, load_paths
from tests.factory import counts, make_ledger, write_files

Columns = dict[str, tuple[str, ...]]
Kinds = dict[str, Columns]
CELLS: Columns = {
    "编号": ("a", "b", "c", "d", "", "x:e", "a b"),
    "名称": ("甲公司", "乙公司", "丙、丁公司", " 甲公司", "Ａ公司", "", "𠮷公司"),
    "注册资本": ("1", "1,000", "约3", "一千万", "三百以上", "-1", "", "5万", "-"),
    "成立日期": ("2019", "2019-08-21", "2019年8月", "2019-02-30", "一九年底", "", "3018", "无"),
    "所有制": ("民营企业", "国有民营", "", "/"),
    "经营范围": ("电池；电机", "西\u3000安", "", "=cmd", "x\u200by"),
    "报告期": ("2018", "2019", "去年", "", "—"),
}
ENDS: Columns = {
    "起点": ("a", "b", "c", ""),
    "终点": ("p", "q", "a", ""),
    "营收占比": ("5%", "0.5", "120%", "多", "", "N/A"),
    "报告期": ("2019", ""),
}
KINDS: Columns = {"起点": ("p", "q", "r"), "终点": ("p", "q", "r")}
PRODUCTS: Columns = {"编号": ("p", "q", "r"), "名称": ("芯片", "晶圆", "芯 片")}
EVIDENCE: Columns = {"出处": ("d#一@1-2", "d", "", " d#二 ", "d;e#三", "#四", "f"), "证据原文": ("三个", ""),
                     "抽取方法": ("rule:targets", ""), "可信度": ("0.8", "1", "", "2", "多")}  # fmt: skip
TARGETS: Columns = {
    "编号": ("t1", "t2", ""), "名称": ("目标 一", "目标", "Ｔ"), "setBy": ("p1", "p1；p2", " p1", "-", "t1"),
    "ordinal": ("1", "2", ""),
    "targetValue": ("3", "3万", "约3", "三成", ""), "unitText": ("个", "元", "比例", ""), "有效起": ("2023", "2023-01-05", "无"),
} | EVIDENCE  # fmt: skip
PROGRAMMES: Columns = {"编号": ("p1", "p2"), "名称": ("工程", "任 务"), "programmeOf": ("p2", "", "x"), **EVIDENCE}
DUTIES: Columns = {"起点": ("b", "c"), "终点": ("p1", "p2"), "分工": ("lead", "牵头", "谁"), **EVIDENCE}
BODIES: Columns = {"编号": ("b", "c"), "名称": ("科技局",), **EVIDENCE}
TOLD: Kinds = {"目标表述": TARGETS, "工程任务": PROGRAMMES, "责任分工": DUTIES, "部门": BODIES}
DOCUMENTS = {"文献.csv": "编号,名称\nd,甲文件\ne,乙文件\n"}
FILES: Kinds = {"企业": CELLS, "生产": ENDS, "属于一种": KINDS, "产品": PRODUCTS}
MILD: Kinds = {
    "企业": {
        "编号": ("a", "b", "c"),
        "名称": ("甲公司", "乙公司", " 甲公司"),
        "注册资本": ("1", "约3", ""),
        "成立日期": ("2019", "2019年8月"),
    },
    "生产": {"起点": ("x", "y"), "终点": ("p", "q"), "营收占比": ("5%", "0.5", "")},
    "属于一种": {"起点": ("p",), "终点": ("q", "r")},
}
"""Cells that refuse no row where the records of `KNOWN` are there."""
KNOWN = {"known/企业.csv": "编号,名称\nx,丙公司\ny,丁公司\n", "known/产品.csv": "编号,名称\np,芯片\nq,晶圆\nr,硅片\n"}
CITING = {
    "文献.csv": "编号,名称\nd,甲文件\n", "指标.csv": "编号,名称,unitText,出处\ni,平台,个,d#一@1-2\n",
    "工程任务.csv": "编号,名称,出处\np1,一号工程,d#一@3-4\np2,二号工程,d\n",
    "目标表述.csv": "编号,名称,ordinal,setBy,about,targetValue,unitText,出处,证据原文,抽取方法,可信度\n"
                    "t,平台,1,p1；p2,i,3,个,d#一@5-6,平台3个,rule:targets,0.9\n",
}  # fmt: skip
PLAIN = {"企业.csv": "编号,名称,注册资本\na,甲公司,1\nb,乙公司,2\nb,乙公司,2\n"}


@st.composite
def files(draw: st.DrawFn, kinds: Kinds) -> dict[str, str]:
    """A table of each kind; columns that must be there always are."""
    return {f"{name}.csv": _table(columns, draw(st.lists(st.tuples(*map(st.sampled_from, columns.values())), max_size=6)))
            for name, columns in kinds.items()}  # fmt: skip


def _table(columns: dict[str, tuple[str, ...]], rows: Sequence[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([list(columns), *rows])
    return text.getvalue()


def told(ledger: Ledger, report: LoadReport) -> tuple[object, ...]:
    """All that a load says and leaves: numbers, remarks, statements, and what became of each row."""
    asked = select(input_row.c.sheet, input_row.c.row, input_row.c.outcome, input_row.c.issues, input_row.c.document)
    with ledger.engine.connect() as connection:
        rows = sorted(map(tuple, connection.execute(asked.where(input_row.c.load == report.load))))
    return counts(report), report.snapshot, [one.text() for one in report.errors], sorted(ledger.statements()), rows


@settings(max_examples=120, deadline=None)
@given(files(FILES) | files(TOLD).map(lambda made: made | DOCUMENTS))
def test_plain_rows_read_quickly_say_what_they_say_when_read_with_care(made: dict[str, str]) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        where = write_files(Path(folder, "in"), made)
        quick, careful = (make_ledger(Path(folder, name)) for name in ("quick", "careful"))
        first = told(quick, load_paths(quick, [where]))
        patch.setattr(ingest.reading, "quick_for", lambda *_: None)
        assert told(careful, load_paths(careful, [where])) == first


def test_rows_with_evidence_are_read_quickly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.reading.Reading, "_read_with_care", None)
    ledger = make_ledger(tmp_path)
    assert counts(load_paths(ledger, [write_files(tmp_path / "in", CITING)])) == (5, 5, 0, 0)


def test_plain_rows_are_read_quickly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.reading.Reading, "_read_with_care", None)
    ledger = make_ledger(tmp_path)
    assert counts(load_paths(ledger, [write_files(tmp_path / "in", PLAIN)])) == (3, 2, 1, 0)


@settings(max_examples=60, deadline=None)
@given(files(FILES) | files(MILD).map(lambda made: made | KNOWN))
def test_files_known_again_say_what_they_say_when_read_again(made: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        where = write_files(Path(folder, "in"), made)
        short, full = (make_ledger(Path(folder, name)) for name in ("short", "full"))
        for ledger in (short, full):
            load_paths(ledger, [where])
        again = told(short, load_paths(short, [where]))
        assert again == told(full, load_paths(full, [where], afresh=True))


def test_files_known_again_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, where = make_ledger(tmp_path), write_files(tmp_path / "in", PLAIN)
    load_paths(ledger, [where])
    monkeypatch.setattr(ingest.loading, "Reading", None)
    assert counts(load_paths(ledger, [where])) == (3, 0, 3, 0)
