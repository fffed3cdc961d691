"""Mappings that a steward confirmed: each kept as a source folder of the home, and known to every later load of it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from collections.abc import Mapping as Named
from dataclasses import dataclass, replace
from pathlib import Path

from graph.home import SOURCES
from ingest.errors import InputFault
from ingest.headings import Meaning
from ingest.mapping.mapping import IGNORED, Entry, Mapping
from ingest.mapping.reader import MappedReader
from ingest.source import RowReader, Source, known_sources, read_source
from ontology.errors import issue

FILE = "mapping.csv"
COLUMNS = ("table", "reads", "column", "record", "kind", "name", "unit", "new", "constant", "why")
RANK, STRENGTH = 30, "weak"
IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Described:
    """What a steward says of the source of a table: its id, title, publisher, licence."""

    id: str
    title: str
    publisher: str = ""
    licence: str = ""


def sources_of_home(folder: Path) -> dict[str, Source]:
    """The sources that a load of this home knows: those that come with LianTu, and those kept with the home."""
    return {**known_sources(), **kept_sources(folder)}


def kept_sources(folder: Path) -> dict[str, Source]:
    """The sources kept with a home, by id. Raises InputFault LT-MAP-09 where one can't be understood."""
    return {one.id: one for one in map(_kept, sorted(path.parent for path in (folder / SOURCES).glob(f"*/{FILE}")))}


def _kept(folder: Path) -> Source:
    try:
        readers: dict[str, RowReader] = {name: MappedReader(one) for name, one in read_mappings(folder / FILE).items()}
        return replace(read_source(folder), readers=readers)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as reason:
        raise InputFault(issue("LT-MAP-09", value=folder.name, why=reason).at(FILE)) from None


def read_mappings(path: Path) -> dict[str, Mapping]:
    """The mappings of a file, by table."""
    found: dict[tuple[str, str], list[Entry]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            means = Meaning(row["kind"], row["name"], row["unit"])
            found.setdefault((row["table"], row["reads"]), []).append(
                Entry(row["column"], means, row["record"], row["new"] == "true", row["constant"], row["why"]))
    return {table: Mapping(reads, tuple(entries)) for (table, reads), entries in found.items()}


def keep(folder: Path, said: Described, kind: str, file: str, mappings: Named[str, Mapping]) -> Path:
    """Write the mappings as a source folder of the home; an earlier one of the same id is replaced. Raises InputFault LT-MAP-06."""
    if not IDENTIFIER.fullmatch(said.id) or said.id in known_sources() or said.id in ("own-tables", "templates"):
        raise InputFault(issue("LT-MAP-06", value=said.id))
    kept = folder / SOURCES / said.id
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "source.toml").write_text(_toml(said, kind, file, mappings), encoding="utf-8")
    with (kept / FILE).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(mappings))
    return kept


def _rows(mappings: Named[str, Mapping]) -> Iterable[list[str]]:
    for table, mapping in mappings.items():
        for one in mapping.entries:
            new = "true" if one.new else ""
            yield [table, mapping.reads, one.column, one.record, one.means.kind, one.means.name, one.means.unit, new,
                   one.constant, one.why]  # fmt: skip


def pattern(file: str) -> str:
    """A file name with its numbers left open: next month's file differs in them."""
    return DIGITS.sub("*", file)


def _toml(said: Described, kind: str, file: str, mappings: Named[str, Mapping]) -> str:
    """The text of `source.toml`: a JSON string is a TOML string, a JSON list of strings a TOML list."""
    values = {"id": said.id, "title": said.title, "publisher": said.publisher, "licence": said.licence, "kind": kind,
              "rank": RANK, "strength": STRENGTH}  # fmt: skip
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    for table, mapping in mappings.items():
        unread = [one.column for one in mapping.entries if one.means == IGNORED]
        lines += ["", f"[tables.{json.dumps(table, ensure_ascii=False)}]",
                  f"file = {json.dumps(pattern(file), ensure_ascii=False)}",
                  f"columns = {json.dumps(list(mapping.columns), ensure_ascii=False)}",
                  f"ignore = {json.dumps(unread, ensure_ascii=False)}", "exact = true"]  # fmt: skip
    return "\n".join(lines) + "\n"
