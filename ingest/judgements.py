"""Judgements that come with a load: those that its rows report, and what a reviewer decided in a table beside a source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from graph.ledger import Judgement, Ledger, Loading, LoadResult
from graph.statement import pack

FILE = "judgements.csv"
ENDS = ("from", "relation", "to")
WORDS = ("verdict", "reason", "role", "date")
REMARKS = ("数据性质",)
Decisions = Mapping[str, Sequence[Judgement]]
"""Decisions that come with a load, by the note that says where from."""


def read_judgements(path: Path) -> list[Judgement]:
    """The decisions of a table: from, relation (empty: who is who), to, key qualifiers, verdict, reason, role, date."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_judgement(row) for row in csv.DictReader(file)]


def _judgement(row: dict[str, str]) -> Judgement:
    start, relation, end = (row[name] for name in ENDS)
    said = {name: value for name, value in row.items() if name not in (*ENDS, *WORDS, *REMARKS)}
    return Judgement(start, end, **{name: row[name] for name in WORDS}, predicate=relation, qualifiers=pack(said))


def of_folders(folders: Iterable[Path]) -> Decisions:
    """The decisions that lie in the folders of sources."""
    files = {f"{folder.name} 附带的判定": folder / FILE for folder in folders}
    return {note: read_judgements(path) for note, path in files.items() if path.exists()}


def decide(ledger: Ledger, loading: Loading, result: LoadResult, decisions: Decisions) -> str:
    """Record the decisions that are not in force yet, in the transaction of the finished load that brings them; a load of
    which every row was refused brings none. Returns the snapshot after.

    They are loads of their own, so that taking back the other leaves them (decision 0014).
    """
    brought = any(decisions.values()) and result.accepted + result.merged
    known, snapshot = set(ledger.judgements()) if brought else set(), result.snapshot
    for note, said in decisions.items() if brought else ():
        if new := [one for one in dict.fromkeys(one.ordered() for one in said) if one not in known]:
            snapshot = ledger.judge(new, note, after=loading).snapshot
    return snapshot
