"""A source is a small folder: `source.toml` says what it is and how its tables look, `source.py` turns rows into facts."""

from __future__ import annotations

import fnmatch
import importlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ingest.fixes import NAME, Fix, read_fixes
from ingest.row import Row
from ingest.say import Say
from ingest.tables import Table
from ontology.turtle import FOLDER as ONTOLOGY

SOURCES = Path(__file__).parent / "sources"
BESIDE = "ontology:"
ANY_KIND = "any"
"""The kind of a source that is neither real nor 示例 data, such as places and reference chains: it fits every home."""
KINDS = {"real": "真实", "示例": "示例"}
"""The kinds of a home and of its data, as they are called."""
RowReader = Callable[[Row, Say], None]
Fit = tuple[bool, int, int, bool]
"""How well a table fits a spec, better ones greater: told by its name, headings taken, headings left over, name."""
Prepare = Callable[[Mapping[str, Iterable[Row]]], dict[str, RowReader]]
"""What a source makes of all its rows of one load (by table) before one is read: readers that know what they need. Rows may be
gone through any number of times; each time they are made anew."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """How one table of a source looks: file pattern, required, optional and ignored columns; its class or relation if it
    is read by the ontology's own columns. The headings of a `named` one are so common that its name must fit too. An `exact`
    one has these columns and no others: another header is another table."""

    name: str
    file: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    reads: str = ""
    named: bool = False
    exact: bool = False

    def overlap(self, header: tuple[str, ...]) -> float:
        """Share of the required columns that a header has."""
        return sum(column in header for column in self.columns) / len(self.columns)

    def accepts(self, table: Table) -> bool:
        """Whether a table may be this one: by its name and half its header or by the whole header; a named one by its name and
        no heading that is unknown."""
        named, overlap = fnmatch.fnmatch(table.file, self.file), self.overlap(table.header)
        if self.named:
            return named and overlap >= 0.5 and all(map(self.knows, table.header))
        return overlap == 1 or (named and overlap >= 0.5)

    def knows(self, column: str) -> bool:
        """Whether the column is expected."""
        return column in self.columns or column in self.optional or column in self.ignore


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a complete data set covers: places (record keys), population, chains (record keys, none: all) but for the links
    excepted (record keys), period.

    `links = "provided"` covers no whole chain, but the links for which the data set names a provider anywhere.
    """

    places: tuple[str, ...]
    population: str
    chains: tuple[str, ...] = ()
    links: str = ""
    method: str = ""
    surveyed_from: str = ""
    surveyed_to: str = ""
    expires: str = ""
    excepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSet:
    """A published extent of a source: its folder's name, the row counts that prove it complete, what it then covers.

    `located` names the columns of a table (finest first) whose regions must all lie in a place that it covers: other rows of
    the same number are another data set. `title` is what people call it where its source has several.
    """

    name: str
    counts: dict[str, int]
    coverage: tuple[Coverage, ...] = ()
    located: dict[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything `source.toml` declares, and the readers of `source.py` by table name. The tables of a `complete` one say all that
    it has to say: what they say no more has gone."""

    id: str
    title: str
    publisher: str
    licence: str
    attribution: str
    url: str
    kind: str
    rank: int
    strength: str
    folder: Path
    tables: tuple[TableSpec, ...]
    datasets: tuple[DataSet, ...] = ()
    fixes: tuple[Fix, ...] = ()
    readers: dict[str, RowReader] = field(default_factory=dict)
    prepare: Prepare | None = None
    bundled: tuple[str, ...] = ()
    default: bool = False
    complete: bool = False

    def bundled_paths(self) -> list[Path]:
        """Where the bundled tables lie: in the source's folder, or (`ontology:path`) beside the ontology."""
        return [ONTOLOGY / one.removeprefix(BESIDE) if one.startswith(BESIDE) else self.folder / one for one in self.bundled]

    def readers_for(self, rows: Mapping[str, Iterable[Row]]) -> dict[str, RowReader]:
        """The readers by table name, for these rows by table name."""
        return self.readers | self.prepare(rows) if self.prepare else self.readers

    def table_for(self, table: Table) -> tuple[Fit, TableSpec] | None:
        """The table spec that fits best, with how well; none below half a header, nor below a whole one without the name."""
        fits = [(_fit(spec, table), spec) for spec in self.tables if spec.accepts(table)]
        return max(fits, key=lambda pair: pair[0], default=None)


def _fit(spec: TableSpec, table: Table) -> Fit:
    """The header decides, and the file's name between equal headers: a file may have been renamed. Tables with the ontology's
    own headings go by their name first, since many classes have the same headings."""
    taken, named = sum(map(spec.knows, table.header)), fnmatch.fnmatch(table.name, spec.file)
    left_over = len(table.header) - taken + sum(column not in table.header for column in spec.columns)
    return named and bool(spec.reads), taken, -left_over, named


def read_source(folder: Path, package: str = "") -> Source:
    """The source in a folder. `package` names the importable package that holds its `source.py`, if any."""
    said = tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))
    module: Any = None
    if package and (folder / "source.py").exists():
        module = importlib.import_module(f"{package}.{folder.name}.source")
    fixes = read_fixes(folder / NAME, ours=folder.parent == SOURCES)
    return Source(
        id=said["id"], title=said["title"], publisher=said["publisher"], licence=said["licence"],
        attribution=said.get("attribution", ""), url=said.get("url", ""), kind=said.get("kind", "real"), rank=said["rank"],
        strength=said["strength"], folder=folder, tables=tuple(_table_spec(name, spec) for name, spec in said["tables"].items()),
        datasets=tuple(_dataset(one) for one in said.get("datasets", [])), fixes=fixes,
        readers=getattr(module, "TABLES", {}), prepare=getattr(module, "prepare", None), bundled=tuple(said.get("bundled", ())),
        default=bool(said.get("default", False)), complete=bool(said.get("complete", False)),
    )  # fmt: skip


def _table_spec(name: str, said: dict[str, Any]) -> TableSpec:
    return TableSpec(name, said.get("file", f"{name}.csv"), tuple(said["columns"]), tuple(said.get("optional", ())),
                     tuple(said.get("ignore", ())), said.get("reads", ""), bool(said.get("named", False)),
                     bool(said.get("exact", False)))  # fmt: skip


def _dataset(said: dict[str, Any]) -> DataSet:
    located = {table: tuple(columns) for table, columns in said.get("located", {}).items()}
    return DataSet(said["name"], said["counts"], tuple(map(_coverage, said.get("coverage", []))), located,
                   said.get("title", ""))  # fmt: skip


def _coverage(said: dict[str, Any]) -> Coverage:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    return Coverage(**fields)


@cache
def known_sources() -> dict[str, Source]:
    """The sources that come with LianTu, by id."""
    folders = sorted(path.parent for path in SOURCES.glob("*/source.toml"))
    return {source.id: source for source in (read_source(folder, "ingest.sources") for folder in folders)}
