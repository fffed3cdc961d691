"""Judgements that come with a source as a table: what a reviewer decided, row by row, applied when the source is loaded."""

from __future__ import annotations

import csv
from pathlib import Path

from graph.ledger import Judgement, Ledger
from graph.statement import pack

FILE = "judgements.csv"
ENDS = ("from", "relation", "to")
WORDS = ("verdict", "reason", "role", "date")
REMARKS = ("数据性质",)


def read_judgements(path: Path) -> list[Judgement]:
    """The decisions of a table: from, relation (empty: who is who), to, key qualifiers, verdict, reason, role, date."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_judgement(row) for row in csv.DictReader(file)]


def _judgement(row: dict[str, str]) -> Judgement:
    start, relation, end = (row[name] for name in ENDS)
    said = {name: value for name, value in row.items() if name not in (*ENDS, *WORDS, *REMARKS)}
    return Judgement(start, end, **{name: row[name] for name in WORDS}, predicate=relation, qualifiers=pack(said))


def apply_judgements(ledger: Ledger, folder: Path) -> int:
    """Record the decisions of a source's folder that are not in force yet; returns how many were new."""
    path = folder / FILE
    known = set(ledger.judgements())
    new = [one for one in read_judgements(path) if one.ordered() not in known] if path.exists() else []
    if new:
        ledger.judge(new, note=f"{folder.name} 附带的判定")
    return len(new)
