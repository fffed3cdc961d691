"""From paths to rows: which files there are, which source and table each one belongs to, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.ledger import Ledger
from ingest.errors import InputFault
from ingest.headings import expanded, likely_classes, own_tables, spec_for
from ingest.planned import PlannedTable, planned, unread
from ingest.progress import Progress, told
from ingest.source import Source, TableSpec, read_source
from ingest.tables import Table, read_tables
from ingest.tables.reader import SUFFIXES
from ingest.templates.known import aid, handed_out, template_source, template_spec
from ontology.errors import Issue, issue
from ontology.nearest import nearest


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
    """The source that a folder of the user's declares. Raises InputFault LT-SRC-07 where `source.toml` can't be understood."""
    expected = "id、title、publisher、licence、rank、strength、tables 俱全的 TOML"
    try:
        return read_source(folder)
    except KeyError as lacking:
        raise InputFault(issue("LT-SRC-07", value=f"缺少 {lacking.args[0]}", expected=expected).at("source.toml")) from None
    except (OSError, ValueError, TypeError, AttributeError) as reason:
        raise InputFault(issue("LT-SRC-07", value=reason, expected=expected).at("source.toml")) from None


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
    aids = {table.sheet: note for table in tables if own and handed_out(tables) and (note := aid(table))}
    made.issues += aids.values()
    for table in (one for one in tables if one.sheet not in aids):
        fitted = _fit(table, sources) or (_own(table, ledger) if own else None)
        if fitted is None:
            made.tables.append(_unknown(table, sources, path, ledger, own))
            continue
        source, spec = fitted
        spec = expanded(spec, ledger.ontology, table.header)
        made.tables.append(planned(table, spec, source, path, ledger.kind, ledger.ontology))


def _fit(table: Table, sources: list[Source]) -> tuple[Source, TableSpec] | None:
    """The source and spec that fit a table best."""
    found = [(*fit, source) for source in sources if (fit := source.table_for(table))]
    if not found:
        return None
    _, spec, source = max(found, key=lambda fit: fit[0])
    return source, spec


def _own(table: Table, ledger: Ledger) -> tuple[Source, TableSpec] | None:
    """A table with the ontology's own headings, as one of our own: one that a template began, or any other."""
    if spec := template_spec(table, ledger.ontology):
        return template_source(ledger.kind, ledger.ontology), spec
    spec = spec_for(table, ledger.ontology)
    return (own_tables(ledger.kind), spec) if spec else None


def _unknown(table: Table, sources: list[Source], path: Path, ledger: Ledger, own: bool) -> PlannedTable:
    """A table that nobody reads: its rows are counted, and told what would make it readable (LT-SRC-01, LT-SRC-06)."""
    header, count = "、".join(table.header), len(table.rows)
    if own:
        found = issue("LT-SRC-06", value=header, count=count, classes="、".join(likely_classes(ledger.ontology, table.header)))
    else:
        known = [" ".join(spec.columns) for source in sources for spec in source.tables]
        found = issue("LT-SRC-01", value=header, count=count, expected=f"表头形如 {nearest(' '.join(table.header), known, 3)}")
    source = own_tables(ledger.kind)
    return unread(table, source, path, found.at(path.name, table.sheet))
