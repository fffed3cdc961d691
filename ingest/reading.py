"""Every row of a load read once by its source: what it says is put by, counted, and told what is wrong with the row alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.ledger import Ledger
from graph.statement import SEPARATOR, Statement
from ingest.declared import misplaced_in
from ingest.kept import ASIDE, END, PART, REFUSED, SILENT, STANDS, Kept, written
from ingest.mapping.reader import MappedReader
from ingest.naming import Names
from ingest.ontology_tables import reader_for
from ingest.plan import Plan
from ingest.planned import PlannedTable
from ingest.progress import Progress, Steps
from ingest.quick import Quick, Shared, quick_for
from ingest.row import Cell, Row
from ingest.say import Draft, Say
from ingest.source import RowReader
from ingest.spool import Spool
from ingest.tables import faults_of
from ingest.tables.layout import total_in
from ingest.tables.table import Cells, Spoiled
from ingest.tally import Tally
from ontology.errors import issue

NO_TOTAL, NO_HEADER = "表中间的小计、合计不是数据", "表中间重复的表头不是数据"
SIGNS = dict.fromkeys(map(ord, SEPARATOR + PART + END))


class Rows:
    """The rows of several tables one after another, made anew each time they are gone through."""

    def __init__(self, tables: Sequence[PlannedTable]) -> None:
        self._tables = tables

    def __len__(self) -> int:
        return sum(table.size for table in self._tables)

    def __iter__(self) -> Iterator[Row]:
        return (row for table in self._tables for row in table)


class Reading:
    """What the rows of a load say. `kept` are the rows, `tally` what those that stand so far say of records.

    `introduced` tells which rows would introduce a record, were they not refused: their class and number by record.
    `place` is the home's own; `names` finds the records that cells of the load call by name.
    """

    def __init__(self, planned: Plan, ledger: Ledger, spool: Spool, progress: Progress | None = None, place: str = "") -> None:
        self.kept, self.tally = Kept(planned.tables, spool), Tally(ledger.ontology)
        self.introduced: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.ontology, self._kind = ledger.ontology, ledger.kind
        self._said, self._also, self._shared = dict[str, str](), set[tuple[str, str]](), Shared()
        self._readers = list(_readers(planned.tables))
        self.names = self._named(planned.tables, Names(ledger, place))
        self._steps = Steps("read", sum(table.size for table in planned.tables), progress)
        for number, table in enumerate(planned.tables):
            self._read_table(number, table)
            table.tell_unknown()
            table.tell_blanks()
        self._steps.end()
        self._said, self._also, self._shared = {}, set(), {}

    def _named(self, tables: Sequence[PlannedTable], names: Names) -> Names:
        """The names by which rows of mapped tables call each other and what the ledger holds."""
        for table, reader in zip(tables, self._readers, strict=True):
            if isinstance(reader, MappedReader) and not table.broken:
                names.turn = table.rank
                for row in table:
                    reader.introduce(names, table.source.id, row, self.ontology)
        return names

    def again(self, number: int) -> Draft:
        """The draft of a row that stands so far, made anew; its issues are those that are kept."""
        if number in self.kept.drafts:
            return self.kept.drafts[number]
        table = self.kept.tables[self.kept.table_of[number]]
        say = self._say(table, self.kept.row(number))
        self._readers[self.kept.table_of[number]](say.row, say)
        say.row.issues = self.kept.issues.get(number, [])
        return say.draft

    def _say(self, table: PlannedTable, row: Row) -> Say:
        self.names.turn = table.rank
        say = Say(self.ontology, table.source.id, row, self._kind)
        say.known = self.names
        return say

    def _read_table(self, place: int, table: PlannedTable) -> None:
        reader, broken, names = self._readers[place], table.broken, table.names
        quick = None if broken or _located(table) else quick_for(table, self.ontology, self._kind, self.tally, self._shared)
        counts_totals = not broken and (bool(table.spec.reads) or isinstance(reader, MappedReader))
        for line, cells in self._steps.over(table.table.rows):
            text = SEPARATOR.join(cells)
            if PART in text or END in text or text.count(SEPARATOR) != len(cells) - 1:
                cells = _apart(cells)
                text = SEPARATOR.join(cells)
            if counts_totals and (rule := no_data(cells, table.table.header)):
                self._leave_out(place, table.row(line, cells, names), rule, text)
            elif not (quick and self._read_quickly(quick, place, line, cells, text)):
                row = table.row(line, cells, names)
                self._note_place(table, row)
                if broken:
                    number = self.kept.add(place, line, row.content, f"{text}{PART}{PART}" if row.issues else "", SILENT)
                    self.kept.issues |= {number: row.issues} if row.issues else {}
                else:
                    self._read_with_care(place, row, reader, text)

    def _leave_out(self, place: int, row: Row, rule: str, text: str) -> None:
        """What stands among the rows and is none: nothing of it enters."""
        said, column = next((cell, column) for column, cell in row.cells.items() if cell)
        row.leave_out(rule, Cell(said, column))
        self.kept.issues[self.kept.add(place, row.number, row.content, f"{text}{PART}{PART}", ASIDE)] = row.issues

    def _read_quickly(self, quick: Quick, place: int, line: int, cells: Cells, text: str) -> bool:
        """Read a plain row; False where it has to be read with care."""
        number = len(self.kept)
        found = None if isinstance(cells, Spoiled) else quick.read(number, cells)
        if found is None:
            return False
        content, needed, said = found
        self.kept.add(place, line, content, f"{text}{PART}{needed}{PART}{said}")
        self._note_again(number, content, "", cells)
        return True

    def _read_with_care(self, place: int, row: Row, reader: RowReader, text: str) -> None:
        table, number = self.kept.tables[place], len(self.kept)
        say = self._say(table, row)
        reader(row, say)
        say.check_thresholds()
        table.note_blanks(row)
        if not row.refused:
            _refuse_untaken(row, table)
        if not row.refused and not say.draft.statements:
            row.set_aside = True
            row.issues.append(issue("LT-ROW-01"))
        self.kept.add(place, row.number, row.content, f"{text}{PART}{_words(say.draft)}", state_of(row))
        if row.refused:
            self.introduce(number, say.draft.statements)
        else:
            self.tally.take(number, say.draft)
            self._note_again(number, row.content, "" if table.spec.reads else say.draft.statements[0].subject,
                             row.cells.values())
            row.issues += self.kept.issues.get(number, [])
        if row.issues:
            self.kept.issues[number] = row.issues
        if say.draft.decisions:
            self.kept.decisions[number] = say.draft.decisions

    def introduce(self, number: int, statements: Iterable[Statement]) -> None:
        """Remember which records a refused row would have introduced."""
        for one in statements:
            if one.predicate == "a":
                self.introduced[one.subject].append((one.value, number))

    def _note_again(self, number: int, content: str, subject: str, cells: Iterable[str]) -> None:
        """A row that says nothing but what another row of the load says is told so.

        Its subject is asked for where the folder that the row lies in may bear on it: empty for the ontology's own columns.
        """
        before = len(self._said)
        first = self._said.setdefault(content, subject)
        if len(self._said) > before:
            return
        if first == subject or (content, subject) in self._also:
            again = issue("LT-ROW-02", value="，".join(filter(None, cells))[:60])
            self.kept.issues[number] = [again]
        self._also.add((content, subject))

    def _note_place(self, table: PlannedTable, row: Row) -> None:
        """Cells in columns that nobody expects, and rows outside a data set."""
        if table.watched:
            for column in filter(row.cells.get, row.cells):
                if not table.spec.knows(column):
                    table.note_unknown(column, row.number)
            for name in misplaced_in(table, row):
                table.misplaced.setdefault(name, []).append((row.file, row.number, row.sheet))


def no_data(cells: Cells, header: Sequence[str]) -> str:
    """The rule by which a row among the others is none: a total, or the heading once more; empty where it is one."""
    if total_in(cells):
        return NO_TOTAL
    return NO_HEADER if cells[0] == header[0] and [*filter(None, cells)] == [*filter(None, header)] else ""


def _located(table: PlannedTable) -> bool:
    return any(table.spec.name in one.located for one in table.source.datasets)


def state_of(row: Row) -> int:
    """What became of a row, after what is wrong with it."""
    if any(one.severity == "error" for one in row.issues):
        return REFUSED
    return STANDS if not row.set_aside else ASIDE if row.issues else SILENT


def _words(draft: Draft) -> str:
    """The records that a row relies on, and what it says, as one text."""
    needed = SEPARATOR.join(dict.fromkeys(one.key for one in draft.references))
    return f"{needed}{PART}{END.join(map(written, draft.statements))}"


def _apart(cells: Cells) -> Cells:
    """Cells without the signs that are put between them here: control characters that mean nothing."""
    clean = [cell.translate(SIGNS) for cell in cells]
    return Spoiled.of(clean, faults_of(cells)) if isinstance(cells, Spoiled) else tuple(clean)


def _readers(tables: Sequence[PlannedTable]) -> Iterator[RowReader]:
    """The reader of each table, prepared with all rows of the load where a source asks for them."""
    parts: dict[str, dict[str, list[PlannedTable]]] = defaultdict(lambda: defaultdict(list))
    for table in tables:
        parts[table.source.id][table.spec.name] += [] if table.broken else [table]
    rows = {source: {name: Rows(some) for name, some in named.items()} for source, named in parts.items()}
    readers = {table.source.id: table.source.readers_for(rows[table.source.id]) for table in tables}
    for table in tables:
        yield readers[table.source.id].get(table.spec.name) or reader_for(table.spec)


def _refuse_untaken(row: Row, table: PlannedTable) -> None:
    """A row with cells that nobody took is refused: unknown columns were reported once, others are named here."""
    for column in row.untaken():
        if table.spec.knows(column):
            row.issues.append(issue("LT-COL-04", column=column, value=row.cells[column]))
        else:
            row.set_aside = True
