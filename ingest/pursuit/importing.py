"""Reads a workbook of the register back: each row compared, checked, told, as one load; what became of every row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from graph.errors import UnknownName
from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.pursuit import LISTS, OWN, Entry, Reader
from graph.pursuit import register as register_of
from graph.pursuit.then import at_stage
from graph.pursuit.twice import pursued_twice
from graph.states.geography import Geography
from graph.states.rejected import accepted
from ingest.loading import LoadReport, load_plan
from ingest.plan import Plan
from ingest.planned import planned
from ingest.pursuit.afterwards import tell_money
from ingest.pursuit.changes import Change
from ingest.pursuit.checking import Checking
from ingest.pursuit.comparing import Comparing
from ingest.pursuit.deciding import Deciding
from ingest.pursuit.finding import Finder
from ingest.pursuit.identifying import Register
from ingest.pursuit.layout import NUMBER, of_list
from ingest.pursuit.lines import Workbook
from ingest.pursuit.repeated import pursued_twice_in_one_book, twice_in_one_book
from ingest.pursuit.round import Round
from ingest.pursuit.showing import Shower
from ingest.pursuit.telling import Teller, Told
from ingest.report import in_order
from ingest.source import ANY_KIND, SOURCES, Source, TableSpec
from ingest.tables import Table
from ontology.errors import Issue, issue
from ontology.values import normalised_name

TITLE, RANK, POST = "招商台账填报", 10, "责任人（职务）"
"""What the source is called and how early it is believed: what the desk fills in stands before what it once was loaded from."""
NOTE = "招商台账改填"
UNSIGNED = "未注明岗位"
LOOKS = 3
"""How often rows are compared anew where somebody else's load ends meanwhile."""
KINDS = {"real": "真实", "示例": "示例"}


def take_in(ledger: Ledger, book: Workbook, place: str, post: str, day: str, *, settle: bool = False) -> Round:
    """Record what a workbook says newly, as one load of the register's own source. Nothing that is left out is ever taken away.

    `post` fills in where a row names nobody, `day` is when. Raises UnknownName for an unknown place; InputFault from the load.
    """
    rows = _compared(ledger, book, place, post, day, settle=settle)
    for _ in range(LOOKS):
        if ledger.snapshot() == rows.facts.snapshot:
            break
        rows = _compared(ledger, book, place, post, day, settle=settle)
    told = Told(post or UNSIGNED, day, Geography(rows.facts).find(place))
    report = _load(ledger, book, [one for one in rows.changes if one.edits and not one.refused], told, rows.register)
    _refuse(rows.changes, report)
    if report and report.accepted:
        tell_money(ledger, (one for one in rows.changes if one.edits))
    issues = [*rows.remarks, *book.refused, *book.notes, *_placed(rows.changes, book.file), *(report.errors if report else [])]
    entered = report.load if report and report.accepted else 0
    judged = _judged(ledger, entered)
    return Round(book.file, rows.changes, in_order(issues), rows.gone, entered, judged, ledger.snapshot())


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a workbook held against one state of the ledger, with what is to be said of the whole."""

    facts: Facts
    register: Register
    changes: list[Change]
    remarks: list[Issue]
    gone: list[str]


def _compared(ledger: Ledger, book: Workbook, place: str, post: str, day: str, *, settle: bool) -> _Rows:
    """Every row compared and checked, new ones numbered."""
    facts = accepted(read_facts(ledger))
    register, remarks, base = _register(ledger, book, facts, day)
    shower = Shower(ledger.ontology, book.as_of or base.as_of)
    changes = [register.change(one) for one in book.lines]
    finder = Finder(ledger, facts, place)
    comparing = Comparing(shower, Shower(ledger.ontology, facts.as_of), facts, finder, day, settle=settle)
    for one in changes:
        one.tell(*one.line.faults)
        if not one.refused:
            one.post = post or one.line.cells.get(POST, "")
            comparing.compare(one)
    twice_in_one_book(changes)
    checking = Checking(register, facts, finder, (one.line.name for one in changes if one.entry is None))
    for one in changes:
        checking.check(one)
    pursued_twice_in_one_book(changes)
    register.give_numbers(one for one in changes if one.edits and not one.refused)
    gone = _gone(base, book, place)
    if gone:
        remarks.append(issue("LT-LEAD-25", value="、".join(gone[:5]), count=len(gone)).at(book.file))
    return _Rows(facts, register, changes, remarks, gone)


def _register(ledger: Ledger, book: Workbook, facts: Facts, day: str) -> tuple[Register, list[Issue], Facts]:
    """Lines as they stand and as they stood in the workbook's snapshot; a snapshot that is not of this ledger is told."""
    reader, remarks, before = Reader(facts), list[Issue](), facts
    if book.kind and book.kind != KINDS[ledger.kind]:
        remarks.append(issue("LT-LEAD-26", value=book.kind, kind=KINDS[ledger.kind]).at(book.file))
        book.lines.clear()
    elif not book.snapshot or not facts.snapshot.startswith(book.snapshot):
        try:
            before = accepted(read_facts(ledger, book.as_of, ledger.find_load(book.snapshot or "?")))
            remarks.append(issue("LT-LEAD-09", value=book.snapshot[:12], now=facts.snapshot[:12]).at(book.file))
        except UnknownName:
            remarks.append(issue("LT-LEAD-27", value=book.snapshot[:12] or "没有写").at(book.file))
    elif book.as_of and book.as_of != facts.as_of:
        before = accepted(read_facts(ledger, book.as_of))
    now = _entries(facts, reader)
    base = now if before is facts else _entries(before, Reader(before))
    base = {one: at_stage(entry, before.as_of, ledger.ontology) for one, entry in base.items()}
    return Register(now, base, reader.became, ledger.ontology, day), remarks, before


def _entries(facts: Facts, reader: Reader) -> dict[str, Entry]:
    found = reader.entries()
    again = pursued_twice(facts, found)
    return {one: replace(entry, twice=again.get(one, ())) for one, entry in found.items()}


def _judged(ledger: Ledger, load: int) -> int:
    """The load of the judgements that came with a load of rows; 0 where none did."""
    later = [int(str(one["id"])) for one in ledger.loads() if one["note"] == NOTE and int(str(one["id"])) > load]
    return later[0] if load and later else 0


def _gone(before: Facts, book: Workbook, place: str) -> list[str]:
    """Numbers of lines that the workbook was made with and that stand in it no more: told, never taken away."""
    here = {one.number for one in book.lines}
    made = register_of(before, place, book.as_of).entries if book.snapshot and book.lines else ()
    return sorted(one.number for one in made if one.list in book.lists and one.number not in here)


def _load(ledger: Ledger, book: Workbook, changes: list[Change], told: Told, register: Register) -> LoadReport | None:
    """One load of all rows that stand; None where nothing is new."""
    if not changes:
        return None
    new = {normalised_name(one.line.name): one.key for one in changes if one.new}
    teller = Teller({(one.line.sheet, one.line.row): one for one in changes}, told, register.stage_of,
                    lambda written: new.get(normalised_name(written), written))  # fmt: skip
    specs = {name: TableSpec(name, book.file, (), tuple(of_list(name))) for name in LISTS}
    source = Source(OWN, TITLE, "本单位", "", "", "", ANY_KIND, RANK, "weak", SOURCES, tuple(specs.values()),
                    readers=dict.fromkeys(specs, teller.read))  # fmt: skip
    tables = [planned(table, specs[name], source, book.path, ledger.kind, ledger.ontology)
              for name, table in _tables(book, changes)]  # fmt: skip
    deciding = Deciding(ledger.judgements(), told)
    decisions = {NOTE: [one for change in changes for one in deciding.decisions(change)]}
    return load_plan(ledger, Plan(tables), afresh=True, decisions=decisions, place=told.place)


def _tables(book: Workbook, changes: list[Change]) -> Iterator[tuple[str, Table]]:
    """What the rows say newly, as tables of their sheets with their own row numbers."""
    ordered = sorted(changes, key=lambda one: (one.line.list, one.line.sheet, one.line.row))
    for (name, sheet), those in groupby(ordered, key=lambda one: (one.line.list, one.line.sheet)):
        header = [NUMBER, *(one for one in of_list(name) if one != NUMBER)]
        rows = [(one.line.row, (one.number, *map(one.after, header[1:]))) for one in those]
        yield name, Table(book.file, sheet, tuple(header), rows, digest=book.digest)


def _placed(changes: list[Change], file: str) -> Iterator[Issue]:
    """What is to be said of rows; what the load said of them has its place already."""
    return (issue.at(file, one.line.sheet, one.line.row) for one in changes for issue in one.issues if not issue.file)


def _refuse(changes: list[Change], report: LoadReport | None) -> None:
    """Rows that the load itself refused are refused rows."""
    wrong = {(one.sheet, one.row): one for one in (report.errors if report else ()) if one.severity == "error"}
    for one in changes:
        if found := wrong.get((one.line.sheet, one.line.row)):
            one.tell(found)
