"""`liantu map`: propose what the columns of a table mean, and keep what the steward confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.export.mapping_book import write_mapping_book
from app.words import words
from graph.errors import LedgerFault
from graph.home import Home
from ingest.mapping.confirming import read_confirmed
from ingest.mapping.kept import Described, keep, sources_of_home
from ingest.mapping.layout import ENDING
from ingest.mapping.mapping import IGNORED, Entry
from ingest.mapping.phrases import readings, reads_of
from ingest.mapping.proposing import Proposal, propose, subject_of
from ingest.naming import Names
from ingest.plan import tables_of
from ingest.tables import Table
from ontology.errors import issue


@verb()
@click.argument("file", type=click.Path(path_type=Path))
@option("-o", "--out", verb="map", type=click.Path(path_type=Path, dir_okay=False))
@option("--as", "about", verb="map", default="")
@option("--confirm", verb="map", type=click.Path(path_type=Path))
@option("--source", verb="map", default="")
@option("--title", verb="map", default="")
@option("--publisher", verb="map", default="")
@option("--licence", verb="map", default="")
def map(
    ask: Ask, file: Path, out: Path | None, about: str, confirm: Path | None, source: str, title: str, publisher: str,
    licence: str,
) -> None:  # fmt: skip
    """Write the workbook of proposals, or keep the one that was confirmed."""
    home = ask.open()
    tables = tables_of(file, sources_of_home(home.folder), home.ledger.ontology)
    if confirm is None:
        _propose(ask, home, file, tables, out or file.with_name(file.stem + ENDING), about)
        return
    if not (source and title):
        raise click.UsageError(words("mapping.needs"))
    found = read_confirmed(confirm, tables, home.ledger.ontology)
    kept = keep(home.folder, Described(source, title, publisher, licence), home.kind, file.name, found)
    _tell_kept(ask, Described(source, title), kept, [one for mapping in found.values() for one in mapping.entries])


def _tell_kept(ask: Ask, said: Described, folder: Path, entries: Sequence[Entry]) -> None:
    unread = sum(one.means == IGNORED for one in entries)
    counts = {"read": len(entries) - unread, "unread": unread}
    document = {"schema": 1, "source": said.id, "title": said.title, "folder": str(folder), **counts}
    ask.answer(document, lambda: words("mapping.kept", title=said.title, id=said.id, **counts))


def _propose(ask: Ask, home: Home, file: Path, tables: Sequence[Table], path: Path, about: str) -> None:
    ontology, names = home.ledger.ontology, Names(home.ledger)
    given = reads_of(ontology, about) if about else ""
    each = [(table, given or subject_of(table, ontology)) for table in tables]
    found: list[Proposal] = [one for table, reads in each for one in propose(table, ontology, names, reads)]
    notes = [one for table in tables for one in table.notes]
    choices = list(dict.fromkeys(one for _, reads in each for one in readings(ontology, reads)))
    try:
        write_mapping_book(found, choices, path)
    except OSError:
        raise LedgerFault(issue("LT-OUT-01", value=str(path))) from None
    document = {"schema": 1, "file": str(file), "mapping": str(path), "columns": [one.as_dict() for one in found],
                "notes": [one.as_dict() for one in notes]}  # fmt: skip
    said = words("mapping.proposed", path=path, columns=len(found), open=sum(not one.reading for one in found))
    told = [said, f"  {words('mapping.confirm', file=file, path=path)}", *(one.text() for one in notes)]
    ask.answer(document, lambda: "\n".join(told))
