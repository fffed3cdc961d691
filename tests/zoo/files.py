"""Animals that are files: each is what lies in a folder, beside a good table that must not be lost."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from tests.zoo.making import FIRM, Rows, archive, biff, container, document, legacy, locked, repacked, workbook

GOOD = {"高校.csv": "编号,名称\nu,甲大学\n".encode()}
CSV = "编号,名称\na,甲公司\nb,乙公司\n"
PAGE = "<html><meta charset=gb2312><table><tr><th>编号<th>名称</tr><tr><td>a</td><td>甲<br>公司</td></tr></table></html>"
OLD_XML = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
LINES = {"编号,名称": "gb18030", "a,甲公司": "gb18030", "b,乙公司": "utf-8", "c,丙公司": "gb18030", "d,丁公司": "gb18030"}
MIXED = b"\n".join(line.encode(codec) for line, codec in LINES.items())
TWICE = "企业".encode().decode("gb18030")
WHOLE = "三一电子".encode().decode("gb18030")
FILEPASS = b"\x2f\x00\x06\x00" + bytes(6)
BOF = 20
"""Bytes of the record that begins a workbook stream."""
REPORT: Rows = [["2024年企业统计表"], ["单位：万元", None, "2024年12月"], ["编号", "名称", "注册资本"], ["a", "甲公司", 500],
          ["b", "乙公司", 20], ["合计", None, 520], ["注：数据截至年底。"], ["填表人：某某", None, "审核人：某某"]]  # fmt: skip
TWO_ROWS: Rows = [["编号", "企业名称", "基本情况", None], [None, None, "注册资本（万元）", "成立日期"],
                  ["a", "甲公司", 500, "2019"]]  # fmt: skip
TWO_LINES = "编号,企业名称,基本情况,\n,,注册资本（万元）,成立日期\na,甲公司,500,2019\n"
TWO_TABLES = "编号,名称\na,甲公司\nb,乙公司\n\n起点,终点\na,b\n"
MARKED: Rows = [["*编号", "企业\n名称", "注册资本 (万元)＊"], ["a", "甲公司", 5]]
REMARKS: Rows = [["编号", "名称", "备注"], ["a", "甲公司", "好"], ["b", "乙公司", None]]
NO_UNIT = "名单\n单位：平方公里\n编号,名称,注册资本\na,甲公司,5\n"
GARBLED = f"编号,名称\na,é«˜æ–°\nb,锟斤拷\nc,{TWICE}\nd,涓公司\ne,café\nf,{WHOLE}\ng,璐宸璞瑾公司\n"
NESTED = '[{"编号": "a", "名称": {"全称": "甲公司"}}, {"编号": "b", "名称": "乙公司", "别名": ["小乙", "老乙"]}]'
OBJECTS = '{"编号": "a", "名称": "甲公司"}\n乙\n{"编号": "b", "编号": "c"}\n[1]\n'
TOLD: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("files.toml").read_text(encoding="utf-8"))
"""What each animal is told: its messages, and its rows accepted, merged and rejected."""


def _joined_header(sheet: Worksheet) -> None:
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(cells)


def _hidden(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def _out_of_sight(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.create_sheet("说明")
    sheet.sheet_state = "hidden"


PACKED = {"名录/企业.csv": CSV.encode(), "说明.md": b"#"}
ANIMALS: dict[str, Mapping[str, bytes]] = {
    "an empty file": {"企业.csv": b""},
    "an empty workbook": {"企业.xlsx": b""},
    "a workbook of empty sheets": {"企业.xlsx": workbook([])},
    "no table at all": {"说明.docx": b"PK"},
    "a csv under the name of an old workbook": {"企业.xls": CSV.encode("gb18030")},
    "a page under the name of an old workbook": {"企业.xls": PAGE.encode("gb18030")},
    "a workbook under the name of a csv": {"企业.csv": workbook()},
    "a pdf under the name of a workbook": {"企业.xlsx": b"%PDF-1.7\n"},
    "an xml spreadsheet under the name of an old workbook": {"企业.xls": OLD_XML.encode()},
    "an archive under the name of a workbook": {"企业.xlsx": archive({"企业.csv": CSV.encode()})},
    "a workbook with a password": {"企业.xlsx": container(bytes(5000), "EncryptedPackage")},
    "an old workbook with a password": {"企业.xls": container(biff()[:BOF] + FILEPASS + biff()[BOF:])},
    "a workbook cut short": {"企业.xlsx": workbook()[:3000]},
    "an old workbook cut short": {"企业.xls": legacy()[:2000]},
    "a document cut short in its content": {"企业.ods": repacked(document(), {}, b"</office:body>", b"")},
    "a workbook with macros": {"企业.xlsm": repacked(workbook(), {"xl/vbaProject.bin": b"macro"})},
    "a zip bomb": {"企业.zip": archive({"企业.csv": bytes(100 << 20)})},
    "a workbook that is a zip bomb": {"企业.xlsx": repacked(workbook(), {"xl/worksheets/sheet9.xml": bytes(100 << 20)})},
    "an archive in an archive": {"企业.zip": archive({"企业.csv": CSV.encode(), "更多.zip": archive({})})},
    "a path out of the archive": {"企业.zip": archive({"企业.csv": CSV.encode(), "../高校.csv": CSV.encode()})},
    "an archive with a password": {"企业.zip": locked(archive({"企业.csv": CSV.encode()}))},
    "an archive cut short": {"企业.zip": archive({"企业.csv": CSV.encode()})[:60]},
    "an archive packed in China, with a page in it": {"资料.zip": archive(PACKED, "gb18030")},
    "a header below a title, notes below the rows": {"企业.xlsx": workbook(REPORT)},
    "a unit above that no column has": {"企业.csv": NO_UNIT.encode()},
    "a header of joined cells": {"企业.xlsx": workbook(TWO_ROWS, _joined_header)},
    "two header rows in a csv": {"企业.csv": TWO_LINES.encode()},
    "required marks and line breaks in headings": {"企业.xlsx": workbook(MARKED)},
    "another table below": {"企业.csv": TWO_TABLES.encode()},
    "cells joined down the rows": {"企业.xlsx": workbook(REMARKS, lambda sheet: sheet.merge_cells("C2:C3"))},
    "hidden rows and columns": {"企业.xlsx": workbook(REMARKS, _hidden)},
    "a hidden sheet": {"企业.xlsx": workbook(FIRM, _out_of_sight)},
    "formulas without results": {"企业.xlsx": workbook([*FIRM, ["b", "=A1&A2"]])},
    "error values": {"企业.xlsx": workbook([*FIRM, ["b", "#N/A"]])},
    "lines in two encodings": {"企业.csv": MIXED},
    "lines in no encoding": {"企业.csv": CSV.encode() + b"c,\xff\xff\n"},
    "a NUL sign": {"企业.csv": "编号,名称\na,甲公司\nb,乙\0公司\n".encode()},
    "garbled text": {"企业.csv": GARBLED.encode()},
    "rare characters": {"企业.csv": "编号,名称\na,𠮷野家㐂\n".encode("gb18030")},
    "a cell of one megabyte": {"企业.csv": f"编号,名称\na,{'长' * (1 << 20)}\nb,乙公司\n".encode()},
    "json that breaks off": {"企业.json": '[{"编号": "a", "名称": "甲公司"}, {"编号": '.encode()},
    "json that is no table": {"企业.json": b'{"version": 3,\n "about": "notes"}'},
    "json with a table among other things": {"名录.json": '{"总数": 1, "企业": [{"编号": "a", "名称": "甲公司"}]}'.encode()},
    "json with objects inside of its objects": {"企业.json": NESTED.encode()},
    "lines of json, some of them none": {"企业.jsonl": OBJECTS.encode()},
}  # fmt: skip
