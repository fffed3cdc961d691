"""From paths to rows: which files there are, which source and table each one belongs to, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.ledger import Ledger
from ingest.errors import InputFault
from ingest.headings import DOCUMENTS, expanded, one_meaning, own_tables, spec_for
from ingest.progress import Progress, told
from ingest.row import Row
from ingest.source import ANY_KIND, KINDS, Source, TableSpec, read_source
from ingest.tables import Table, file_digest, read_tables
from ingest.tables.reader import SUFFIXES
from ontology.errors import Issue, issue
from ontology.nearest import nearest
from ontology.schema import Ontology


@dataclass(slots=True)
class PlannedTable:
    """A table that will be read: its source, spec, rows, and issues with the table as a whole."""

    source: Source
    spec: TableSpec
    path: Path
    digest: str
    rows: list[Row]
    issues: list[Issue] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether no row of it can be read. An unknown column refuses only the rows that have something in it."""
        return any(one.severity == "error" and one.code != "LT-COL-02" for one in self.issues)


@dataclass(slots=True)
class Plan:
    """All tables of one load command, and the files that were not read."""

    tables: list[PlannedTable] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def plan(
    paths: Iterable[Path], sources: Mapping[str, Source], ledger: Ledger, forced: str = "", progress: Progress | None = None,
) -> Plan:  # fmt: skip
    """What a load of these paths would read; a table that does not fit a forced source is not read as another's.

    Raises InputFault for a missing path, source or nothing to read.
    """
    if forced and forced not in sources:
        raise InputFault(issue("LT-SRC-02", value=forced, expected=nearest(forced, sources), known="、".join(sorted(sources))))
    made, asked = Plan(), list(paths)
    found: dict[Path, tuple[Path, Path]] = {}
    for path in asked:
        if not path.exists():
            raise InputFault(issue("LT-FILE-01", value=str(path)))
        for file in _files(path):
            found.setdefault(file.resolve(), (path, file))
    offers = {path: [sources[forced]] if forced else _offered(path, sources) for path in asked}
    for path, file in told(list(found.values()), "open", progress):
        _plan_file(made, file, offers[path], ledger, single=path.is_file(), own=not forced)
    return _filled(made, "、".join(map(str, asked)))


def _offered(path: Path, sources: Mapping[str, Source]) -> list[Source]:
    """The sources whose tables may lie here: a source folder's own; else those that come without tables of their own."""
    known = [source for source in sources.values() if path.resolve().is_relative_to(source.folder.resolve())]
    if not known and path.is_dir() and (path / "source.toml").exists():
        known = [_source(path)]
    return known or [source for source in sources.values() if not source.bundled]


def _source(folder: Path) -> Source:
    """The source that a folder of the user's declares. Raises InputFault LT-SRC-05 where `source.toml` can't be understood."""
    expected = "id、title、publisher、licence、rank、strength、tables 俱全的 TOML"
    try:
        return read_source(folder)
    except KeyError as lacking:
        raise InputFault(issue("LT-SRC-05", value=f"缺少 {lacking.args[0]}", expected=expected).at("source.toml")) from None
    except (OSError, ValueError, TypeError, AttributeError) as reason:
        raise InputFault(issue("LT-SRC-05", value=reason, expected=expected).at("source.toml")) from None


def plan_bundled(sources: Iterable[Source], ledger: Ledger) -> Plan:
    """What a load of the tables that come with these sources would read; a file is only ever read as its own source's."""
    made, chosen = Plan(), list(sources)
    for source in chosen:
        for path in source.bundled_paths():
            for file in _files(path):
                if file.suffix.lower() in SUFFIXES:
                    _plan_file(made, file, [source], ledger, single=True)
    return _filled(made, "、".join(source.id for source in chosen))


def _filled(made: Plan, asked: str) -> Plan:
    """The plan with what the sources' registered row counts say of it. Raises InputFault where there is nothing to read."""
    if not made.tables and not any(one.severity == "error" for one in made.issues):
        raise InputFault(issue("LT-FILE-06", value=asked))
    return made


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith((".", "~$")))


def _plan_file(made: Plan, path: Path, sources: list[Source], ledger: Ledger, *, single: bool, own: bool = False) -> None:
    if path.suffix.lower() not in SUFFIXES and not single:
        made.issues.append(issue("LT-FILE-05").at(path.name))
        return
    if path.name == "fixes.csv":
        return
    try:
        tables = read_tables(path)
    except InputFault as fault:
        made.issues += fault.issues
        return
    for table in tables:
        fitted = _fit(table, sources) or (_own(table, ledger) if own else None)
        if fitted is None:
            headers = nearest(" ".join(table.header), [" ".join(s.columns) for one in sources for s in one.tables], 3)
            expected = f"表头形如 {headers}"
            made.issues.append(issue("LT-SRC-01", value="、".join(table.header), expected=expected).at(path.name, table.sheet))
            continue
        source, spec = fitted
        spec = expanded(spec, ledger.ontology, table.header)
        made.tables.append(_planned(table, spec, source, path, ledger.kind, ledger.ontology))


def _fit(table: Table, sources: list[Source]) -> tuple[Source, TableSpec] | None:
    """The source and spec that fit a table best."""
    found = [(*fit, source) for source in sources if (fit := source.table_for(table))]
    if not found:
        return None
    _, spec, source = max(found, key=lambda fit: fit[0])
    return source, spec


def _own(table: Table, ledger: Ledger) -> tuple[Source, TableSpec] | None:
    """A table with the ontology's own headings, as one of our own."""
    spec = spec_for(table, ledger.ontology)
    return (own_tables(ledger.kind), spec) if spec else None


def _planned(table: Table, spec: TableSpec, source: Source, path: Path, kind: str, ontology: Ontology) -> PlannedTable:
    names = [name or f"（无表头第{position}列）" for position, name in enumerate(table.header, 1)]
    fixes = source.fixes.get(spec.file, {})
    ignored, rows, wrong = frozenset(spec.ignore), [], _wrong_cells(table, names)
    for number, cells in table.rows:
        extra = [f"（无表头第{len(names) + position}列）" for position in range(1, len(cells) - len(names) + 1)]
        mapping = dict(zip([*names, *extra], cells, strict=True))
        issues = wrong.pop(number, [])
        rows.append(Row(f"{source.id}/{spec.name}", table.file, table.sheet, number, mapping, fixes, ignored, table.folder, issues))
    planned = PlannedTable(source, spec, path, file_digest(path), rows)
    found = list(_header_issues(names, spec, rows))
    if spec.reads and spec.reads != DOCUMENTS:
        same = one_meaning(ontology, spec.reads, tuple(names))
        found += [issue("LT-COL-05", column=first, other=other, count=len(rows)) for first, other, *_ in same]
    if source.kind not in (kind, ANY_KIND):
        found.append(issue("LT-KIND-01", source=source.title, found=KINDS[source.kind], wanted=KINDS[kind]))
    planned.issues += [one.at(table.file, table.sheet) for one in found]
    return planned


def _wrong_cells(table: Table, names: list[str]) -> dict[int, list[Issue]]:
    """What is wrong with single cells, by row, each with its column."""
    found: dict[int, list[Issue]] = {}
    for (number, place), one in table.faults.items():
        column = names[place] if place < len(names) else f"（无表头第{place + 1}列）"
        found.setdefault(number, []).append(replace(one, column=column))
    return found


def _header_issues(names: list[str], spec: TableSpec, rows: list[Row]) -> Iterator[Issue]:
    """No rows at all; columns missing, twice, or unknown (the last only where cells hold something; those rows are refused)."""
    if not rows:
        yield issue("LT-FILE-02")
    for column in spec.columns:
        if column not in names:
            yield issue("LT-COL-01", column=column, expected="、".join(spec.columns))
    for column in dict.fromkeys(names):
        if names.count(column) > 1:
            yield issue("LT-COL-03", column=column, count=names.count(column))
    seen = dict.fromkeys(column for row in rows for column in row.cells)
    for column in seen:
        count = sum(bool(row.cells.get(column)) for row in rows)
        if not spec.knows(column) and count:
            known = nearest(column, (*spec.columns, *spec.optional))
            yield issue("LT-COL-02", column=column, count=count, expected=known)
