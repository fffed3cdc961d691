"""What tests build worlds from: an empty ledger, places, files of invented rows, and the real data beside the checkout."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.ledger import Ledger
from graph.statement import Statement
from ingest.loading import LoadReport
from ontology.errors import Issue
from ontology.schema import Ontology

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("LIANTU_SHARED", ROOT.parent / "shared"))
ROW = re.compile(r"[^（ ]+ 第 [\d、]+ 行|第 [\d、]+ 行")
Told = tuple[str, str, str, str, str, str, str]


def make_ledger(
    folder: Path, kind: str = "real", places: Iterable[str] = (), ontology: Ontology | None = None, url: str = ""
) -> Ledger:
    """A new ledger (in a file of the folder, unless a URL is given) that knows these places: three letters are a country,
    digits a region."""
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(url or folder / "ledger.sqlite", kind, ontology)
    if said := [Statement("places", f"places:{one}", "a", value="Country" if one.isalpha() else "Region") for one in places]:
        ledger.add(said)
    return ledger


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Files by their path below a folder; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def write_books(folder: Path, books: Mapping[str, Mapping[str, list[list[object]]]]) -> Path:
    """Workbooks by their name in a folder, each its sheets' rows by title; `percent:0.45` is a cell shown as 45%."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheets in books.items():
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
            for cell in (one for row in sheet.iter_rows() for one in row if str(one.value).startswith("percent:")):
                cell.value, cell.number_format = float(str(cell.value)[8:]), "0%"
        book.save(folder / name)
    return folder


def shared(name: str) -> Path:
    """A folder of the real data; the test is skipped where it is absent."""
    folder = SHARED / "data" / name
    if not folder.exists():
        pytest.skip(f"没有真实数据 {name}：放在检出目录旁的 shared/data，或用 LIANTU_SHARED 指明")
    return folder


def seed(name: str) -> Path:
    """A text that the data came from; the test is skipped where it is absent."""
    path = SHARED / "seeds" / name
    if not path.exists():
        pytest.skip(f"没有原文 {name}：放在检出目录旁的 shared/seeds，或用 LIANTU_SHARED 指明")
    return path


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    """Rows read, accepted, merged and rejected."""
    return report.read, report.accepted, report.merged, report.rejected


def told(issues: Iterable[Issue]) -> list[Told]:
    """What issues say, apart from file, sheet and row (those that a message names too), in one fixed order."""
    return sorted((one.code, one.severity, ROW.sub("某行", one.message), one.column, one.value, one.expected, one.fix)
                  for one in issues)  # fmt: skip
