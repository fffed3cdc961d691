"""From paths to rows: which files there are, which source and table each one belongs to, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.ledger import Ledger
from ingest.errors import InputFault
from ingest.fix_counts import stray_fixes
from ingest.fixes import NAME, Fix, beside
from ingest.headings import expanded, likely_classes, own_tables, spec_for
from ingest.marking.listing import without_list
from ingest.planned import PlannedTable, planned, unread
from ingest.progress import Progress, told
from ingest.recognised import knows_heading, with_unit
from ingest.source import Source, TableSpec, read_source
from ingest.tables import Table, read_tables
from ingest.tables.archive import InputFile, files_of
from ingest.tables.kinds import SUFFIXES
from ingest.templates.known import aid, handed_out, template_source, template_spec
from ontology.errors import Issue, issue
from ontology.nearest import nearest
from ontology.schema import Ontology


@dataclass(slots=True)
class Plan:
    """All tables of one load command, and the files that were not read."""

    tables: list[PlannedTable] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def plan(
    paths: Iterable[Path], sources: Mapping[str, Source], ledger: Ledger, forced: str = "", progress: Progress | None = None,
    fixes: Sequence[Fix] = (),
) -> Plan:  # fmt: skip
    """What a load of these paths would read; a table that does not fit a forced source is not read as another's.

    `fixes` are corrections for any of the files; those beside a file stand before them.
    Raises InputFault for a missing path, source or nothing to read, and for corrections that are not in order.
    """
    if forced and forced not in sources:
        raise InputFault(issue("LT-SRC-02", value=forced, expected=nearest(forced, sources), known="、".join(sorted(sources))))
    made, asked = Plan(), list(paths)
    found: dict[Path, tuple[Path, InputFile]] = {}
    for path in asked:
        if not path.exists():
            raise InputFault(issue("LT-FILE-01", value=str(path)))
        for file in files_of(path, made.issues):
            found.setdefault(file.path.resolve(), (path, file))
    offers = {path: [sources[forced]] if forced else _offered(path, sources) for path in asked}
    near = {folder: beside(folder) for folder in {file.path.parent for _, file in found.values()}}
    for path, file in told(list(found.values()), "open", progress):
        known = (*fixes, *near[file.path.parent])
        _plan_file(made, file, offers[path], ledger, single=path.is_file(), own=not forced, fixes=known)
    for folder, here in sorted(near.items()):
        made.issues += stray_fixes(here, folder, made.tables) if here else ()
    return _filled(made, "、".join(map(str, asked)))


def _offered(path: Path, sources: Mapping[str, Source]) -> list[Source]:
    """The sources whose tables may lie here: a source folder's own; else those that come without tables of their own."""
    known = [source for source in sources.values() if path.resolve().is_relative_to(source.folder.resolve())]
    if not known and path.is_dir() and (path / "source.toml").exists():
        known = [_source(path)]
    return known or [source for source in sources.values() if not source.bundled]


def tables_of(path: Path, sources: Mapping[str, Source], ontology: Ontology) -> list[Table]:
    """The tables of one file as a load finds them, whoever may read them. Raises InputFault for a file that can't be read."""
    tables, _, _ = without_list(read_tables(path, knows_heading(ontology, _offered(path, sources), own=True)))
    return tables


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
            for file in files_of(path, made.issues):
                if file.path.suffix.lower() in SUFFIXES:
                    _plan_file(made, file, [source], ledger, single=True)
    return _filled(made, "、".join(source.id for source in chosen))


def _filled(made: Plan, asked: str) -> Plan:
    """The plan with what the sources' registered row counts say of it. Raises InputFault where there is nothing to read."""
    if not made.tables and not any(one.severity == "error" for one in made.issues):
        raise InputFault(issue("LT-FILE-06", value=asked))
    return made


def _plan_file(
    made: Plan, file: InputFile, sources: list[Source], ledger: Ledger, *, single: bool, own: bool = False,
    fixes: Sequence[Fix] = (),
) -> None:  # fmt: skip
    if file.path.suffix.lower() not in SUFFIXES and not (single and file.archive is None):
        made.issues.append(issue("LT-FILE-05").at(file.name))
        return
    if file.path.name == NAME:
        return
    try:
        with file.opened() as place:
            read = read_tables(place, knows_heading(ledger.ontology, sources, own), file.name, file.path.parent.name)
        tables, first, notes = without_list(read)
    except InputFault as fault:
        made.issues += fault.issues
        return
    aids = {table.sheet: note for table in tables if own and handed_out(tables) and (note := aid(table))}
    made.issues += [*notes, *aids.values()]
    for table in (one for one in tables if one.sheet not in aids):
        named = replace(table, file=first) if first else table
        fitted = _fit(named, sources) or (_own(named, ledger) if own else None)
        if fitted is None:
            found = _unknown(table, sources, file.path, ledger, own)
        else:
            source, spec = fitted
            table = with_unit(table, spec, ledger.ontology)
            spec = expanded(spec, ledger.ontology, table.header)
            found = planned(table, spec, source, file.path, ledger.kind, ledger.ontology, fixes, first)
        found.first_name, found.lists = first, tuple(one.sheet for one in notes)
        made.tables.append(found)


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
