"""Writes what papers say as tables that `liantu load` reads back: a source folder for each paper."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.errors import LedgerFault
from ingest.source import Source
from ingest.text.entering import Reading
from ingest.text.facts.row import DOCUMENT, FactRow
from ingest.text.facts.tables import by_table, cells_of, header_of
from ontology.errors import issue

DECLARED = "source.toml"


def write_tables(readings: Sequence[Reading], folder: Path) -> int:
    """What papers say as tables with the ontology's own headings, one file a class or relation; of several papers each in a folder
    of its own. A paper that is one of several of a source has its id before the names, and that source declares the tables. Returns
    how many tables. Raises LedgerFault LT-OUT-01 where they can't be written."""
    try:
        return sum(_write(one, folder if len(readings) == 1 else folder / one.source.id) for one in readings)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(folder))) from None


def _write(reading: Reading, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    own = reading.local == DOCUMENT
    tables = {name if own else f"{reading.local}-{name}": rows for name, rows in by_table(reading.rows).items()
              if own or name != "documents"}  # fmt: skip
    for name, rows in tables.items():
        header = header_of(rows)
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(cells_of(row, header, reading.document) for row in rows)
    if own:
        (folder / DECLARED).write_text(declaration(reading.source, tables), encoding="utf-8")
    return len(tables)


def declaration(source: Source, tables: Mapping[str, Sequence[FactRow]]) -> str:
    """What a source folder says of itself and its tables, as TOML."""
    said = {"id": source.id, "title": source.title, "publisher": source.publisher, "licence": source.licence, "kind": source.kind,
            "rank": source.rank, "strength": source.strength}  # fmt: skip
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items()]
    for name, rows in tables.items():
        lines += ["", f'[tables."{name}"]', f"reads = {json.dumps(rows[0].reads)}",
                  f"columns = {json.dumps(header_of(rows), ensure_ascii=False)}"]  # fmt: skip
    return "\n".join(lines) + "\n"
