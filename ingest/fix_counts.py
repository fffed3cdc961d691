"""What corrections did in a load: how many cells each changed, and which of them no longer change anything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from graph.ledger import Ledger
from graph.ledger.store import write_setting
from ingest.declared import counted_datasets, gathered
from ingest.fixes import COLUMNS, Fix
from ingest.kept import Kept
from ingest.planned import PlannedTable
from ontology.errors import Issue, issue

APPLIED = "LT-FIX-01"


class FixCount(NamedTuple):
    """How many cells a correction changed in a load."""

    fix: Fix
    cells: int

    def as_dict(self) -> dict[str, str | int]:
        """The JSON object of `fixes` in `liantu load --json`, as it is kept with the load."""
        said = {name: getattr(self.fix, name) for name in (*COLUMNS, "place", "line")}
        return {**said, "cells": self.cells}


def fix_counts(kept: Kept) -> list[FixCount]:
    """How many cells each correction changed in the rows of a load, in the order in which they are written."""
    cells: Counter[Fix] = Counter()
    known = [{(one.column, one.value): one for one in table.corrections} for table in kept.tables]
    for one in known:
        cells.update(dict.fromkeys(one.values(), 0))
    if cells:
        for number, issues in kept.issues.items():
            mine = known[kept.table_of[number]]
            cells.update(mine[one.column, one.value] for one in issues if one.code == APPLIED)
    return [FixCount(one, cells[one]) for one in sorted(cells, key=lambda one: (one.place, one.line))]


def idle_fixes(counts: Iterable[FixCount], tables: Sequence[PlannedTable]) -> Iterator[Issue]:
    """A warning LT-FIX-05 for each correction that changed nothing in tables that were read.

    Those of our own sources are meant for the data sets as published: they are judged where one has come in whole.
    """
    whole = {table.spec.file for here in gathered(tables).values() for one in counted_datasets(here[0].source, here)
             for table in here if table.spec.name in one.counts}  # fmt: skip
    read = {fix: table.spec.file for table in tables if not table.broken for fix in table.corrections}
    for fix, cells in counts:
        if not cells and fix in read and (not fix.ours or read[fix] in whole):
            yield issue("LT-FIX-05", column=fix.column, value=fix.value, name=fix.file).at(fix.place, "", fix.line)


def stray_fixes(fixes: Iterable[Fix], folder: Path, tables: Iterable[PlannedTable]) -> Iterator[Issue]:
    """A warning LT-FIX-06 for each correction beside the files of a folder that names a file which is not there."""
    there = [one.name for one in folder.iterdir()]
    used = {fix for table in tables for fix in table.corrections}
    for one in fixes:
        if one not in used and not one.meant_for(there):
            yield issue("LT-FIX-06", column="file", value=one.file).at(one.place, "", one.line)


def keep_counts(connection: Connection, load: int, counts: Iterable[FixCount]) -> None:
    """Keep with a load, inside its transaction, what its corrections changed."""
    changed = [one.as_dict() for one in counts if one.cells]
    if changed:
        write_setting(connection, _setting(load), json.dumps(changed, ensure_ascii=False))


def kept_counts(ledger: Ledger, load: int) -> list[dict[str, str | int]]:
    """What the corrections of a load changed."""
    found: list[dict[str, str | int]] = json.loads(ledger.setting(_setting(load)) or "[]")
    return found


def _setting(load: int) -> str:
    return f"fixes of load {load}"
