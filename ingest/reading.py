"""Every row of a load read by its source: one draft a row, with what is wrong with the row alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.ledger import Ledger
from ingest.mapping.reader import MappedReader
from ingest.naming import Names
from ingest.ontology_tables import reader_for
from ingest.plan import Plan
from ingest.planned import PlannedTable
from ingest.progress import Progress, told
from ingest.row import Row
from ingest.say import Draft, Say
from ingest.source import RowReader
from ontology.errors import issue


class Reading:
    """The drafts of all rows, and `owners`: the table each row (by its identity) came from. `place` is the home's own."""

    def __init__(self, planned: Plan, ledger: Ledger, progress: Progress | None = None, place: str = "") -> None:
        self.drafts: list[Draft] = []
        self.owners: dict[int, PlannedTable] = {}
        self._ontology, self._kind = ledger.ontology, ledger.kind
        self._seen: set[tuple[str, str]] = set()
        self._names = Names(ledger, place)
        every = [(table, reader, row) for table, reader in _readers(planned) for row in table.rows]
        for table, reader, row in every:
            if isinstance(reader, MappedReader) and not table.broken:
                reader.introduce(self._names, table.source.id, row, self._ontology)
        for table, reader, row in told(every, "read", progress):
            self.owners[id(row)] = table
            self._read(table, reader, row)

    def _read(self, table: PlannedTable, reader: RowReader, row: Row) -> None:
        say = Say(self._ontology, table.source.id, row, self._kind)
        say.known = self._names
        self.drafts.append(say.draft)
        if table.broken:
            row.set_aside = True
            return
        reader(row, say)
        say.check_thresholds()
        if not row.refused:
            _refuse_untaken(row, table)
        if not row.refused:
            self._note_silence(row, say.draft)

    def _note_silence(self, row: Row, draft: Draft) -> None:
        """A row that says nothing, or nothing but what another row of the load says, is told so."""
        if not draft.statements:
            row.set_aside = True
            row.issues.append(issue("LT-ROW-01"))
            return
        said = (row.content, draft.statements[0].subject)
        if said in self._seen:
            row.issues.append(issue("LT-ROW-02", value="，".join(filter(None, row.cells.values()))[:60]))
        self._seen.add(said)


def _readers(planned: Plan) -> Iterator[tuple[PlannedTable, RowReader]]:
    """Each table with its reader, prepared with all rows of the load where a source asks for them."""
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table in planned.tables:
        rows[table.source.id][table.spec.name] += [] if table.broken else table.rows
    readers = {table.source.id: table.source.readers_for(rows[table.source.id]) for table in planned.tables}
    for table in planned.tables:
        yield table, readers[table.source.id].get(table.spec.name) or reader_for(table.spec)


def _refuse_untaken(row: Row, table: PlannedTable) -> None:
    """A row with cells that nobody took is refused: unknown columns were reported once, others are named here."""
    for column in row.untaken():
        if table.spec.knows(column):
            row.issues.append(issue("LT-COL-04", column=column, value=row.cells[column]))
        else:
            row.set_aside = True
