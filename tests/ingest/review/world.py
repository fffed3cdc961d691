"""Small ledgers of actors, and workbooks of decisions on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from graph.statement import Statement
from ingest.resolve.review import layout
from ingest.resolve.review.deciding import Round, decide
from ingest.resolve.review.proposal import Proposal, propose
from ingest.resolve.review.sheets import Sheets, read_workbook
from tests.graph.world import make_ledger, record

A, B, C, D = "s:a", "s:b", "s:c", "s:d"
FIRM = "江城机电有限公司"
DAY = "2026-11-30"
CODE_A, CODE_B = "91610131MA00000106", "91610131MA00000207"
"""Invented codes whose check digit holds."""


def ledger_of(*said: Sequence[Statement], judgements: Sequence[Judgement] = ()) -> Ledger:
    """A ledger with these records."""
    ledger = make_ledger()
    ledger.add([one for each in said for one in each])
    for one in judgements:
        ledger.judge([one])
    return ledger


def four(*judgements: Judgement) -> Ledger:
    """Four firms whose names have nothing in common."""
    names = {A: "甲山机床有限公司", B: "乙水化工有限公司", C: "丙火铸造有限公司", D: "丁木家具有限公司"}
    return ledger_of(*(record(key, name) for key, name in names.items()), judgements=judgements)


def proposed(ledger: Ledger) -> list[Proposal]:
    """What is proposed of a ledger."""
    return propose(read_facts(ledger), ledger.judgements())


def told(ledger: Ledger) -> list[tuple[str, str, str]]:
    """The proposals as (record, record, status)."""
    return [(one.a.id, one.b.id, str(one.pair.status)) for one in proposed(ledger)]


Row = dict[str, str]


def row(a: str, b: str, verdict: str, **more: str) -> Row:
    """A row of the workbook; `more` are other columns."""
    return {layout.KEY_A: a, layout.KEY_B: b, layout.VERDICT: verdict, **more}


def book(folder: Path, *rows: Row, columns: Sequence[str] = (), sheet: str = layout.QUEUE, head: int = 0) -> Path:
    """A workbook with these rows below `head` lines of text."""
    made = Workbook()
    page = made.worksheets[0]
    page.title = sheet
    names = list(columns or dict.fromkeys(name for one in rows for name in one))
    for number in range(head):
        page.append([f"说明 {number}"])
    page.append(names)
    for one in rows:
        page.append([one.get(name, "") for name in names])
    path = folder / "复核.xlsx"
    made.save(path)
    return path


def read(folder: Path, *rows: Row, reviewer: str = "招商一局", day: str = DAY) -> Sheets:
    """The rows as they are read back."""
    return read_workbook(book(folder, *rows), reviewer, day)


def settled(ledger: Ledger, folder: Path, *rows: Row, reviewer: str = "招商一局", day: str = DAY, settle: bool = False) -> Round:
    """What becomes of rows."""
    return decide(ledger, read(folder, *rows, reviewer=reviewer, day=day), settle=settle)


def fates(found: Round) -> list[str]:
    """What became of each decided row."""
    return [str(one.fate) for one in found.outcomes]


def codes(found: Round) -> list[str]:
    """The codes of what is wrong."""
    return [one.code for one in found.issues]


def entity(ledger: Ledger, key: str) -> str:
    """The entity of a record now."""
    return read_facts(ledger).resolution.of(key)
