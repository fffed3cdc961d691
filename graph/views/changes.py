"""What changed in a ledger between two loads, as nodes and relationships before and after, of the entities concerned alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from graph.collecting import collecting_later
from graph.facts import Resolution
from graph.facts.history import read_resolution
from graph.facts.reading import identifying
from graph.ledger import Ledger
from graph.ledger.reading import FIELDS as STATEMENT_FIELDS
from graph.ledger.reading import as_statement, raw_rows, recorded_at
from graph.ledger.tables import judgement, statement
from graph.statement import Statement
from graph.views.moments import Moment, kin
from graph.views.sides import Side, Sides

Told = tuple[Statement, int]
"""A statement and the load it came in by."""


@dataclass
class Changes:
    """Items before and after, the statements that went and came, each with the load it came in by, and who is who after."""

    before: Side
    after: Side
    closed: list[Told]
    added: list[Told]
    resolution: Resolution

    def statements(self) -> tuple[tuple[list[Statement], list[int]], tuple[list[Statement], list[int]]]:
        """Those that went, with their loads, and those that came."""
        went, came = (([one for one, _ in some], [load for _, load in some]) for some in (self.closed, self.added))
        return went, came


def read_changes(ledger: Ledger, before: int, after: int, known: Resolution | None = None) -> Changes | None:
    """The changes between two loads; None where everything may have changed (how early a source is believed).

    `known` is who is who at the earlier one, where that is known already.
    """
    with ledger.engine.connect() as connection, collecting_later():
        closed, added = _went_and_came(connection, before, after)
        said = [one for one, _ in (*closed, *added)]
        if any(one.predicate == "sourceRank" for one in said):
            return None
        judged, rejoined = _judged(connection, before, after)
        decided = [ledger.judgements(load) for load in (before, after)]
        old = new = known or read_resolution(ledger, connection, before, decided[0])
        moved: set[str] = set()
        if rejoined or {one.predicate for one in said}.intersection(identifying(ledger.ontology)):
            new = read_resolution(ledger, connection, after, decided[1])
            moved = {one for one in old.entity.keys() | new.entity.keys() if kin(old, one) != kin(new, one)}
        whole = judged | moved | _pointing(connection, moved)
        made = {one.subject for one in said if one.predicate == "makesUp"} | whole
        if moved or judged or any(one.predicate == "partOf" for one in said):
            whole |= _placed(connection)
        whole |= _makers(connection, made, (old, new))
        moments = Moment(before, old, decided[0]), Moment(after, new, decided[1])
        sides = Sides(ledger, connection, moments, said).read({one.subject for one in said} | whole, whole)
    return Changes(*sides, closed, added, new)


def _went_and_came(connection: Connection, before: int, after: int) -> tuple[list[Told], list[Told]]:
    """Statements that stood after one load only."""
    query = select(statement.c.load_in, *STATEMENT_FIELDS)
    went = query.where(statement.c.load_out > before, statement.c.load_out <= after, statement.c.load_in <= before)
    came = query.where(statement.c.load_in > before, recorded_at(after))
    found = [[(as_statement(fields), load) for load, *fields in raw_rows(connection, one)] for one in (went, came)]
    return found[0], found[1]


def _judged(connection: Connection, before: int, after: int) -> tuple[set[str], bool]:
    """Subjects of judgements on facts that came or went, and whether any judgement on who is who did."""
    changed = _changed(judgement, before, after)
    rows = connection.execute(select(judgement.c.subject, judgement.c.predicate).where(changed)).all()
    return {subject for subject, predicate in rows if predicate}, any(not predicate for _, predicate in rows)


def _changed(table: Table, before: int, after: int) -> ColumnElement[bool]:
    came = and_(table.c.load_in > before, table.c.load_in <= after)
    return or_(came, and_(table.c.load_out > before, table.c.load_out <= after))


def _pointing(connection: Connection, moved: Set[str]) -> set[str]:
    """Subjects of statements that name one of these records as object, as cited document or in a qualifier."""
    found = set[str]()
    if not moved:
        return found
    query = select(statement.c.subject, statement.c.object, statement.c.cites, statement.c.qualifiers)
    for subject, obj, cites, qualifiers in raw_rows(connection, query):
        if obj in moved or cites in moved or (qualifiers and any(f'"{one}"' in qualifiers for one in moved)):
            found.add(subject)
    return found


def _placed(connection: Connection) -> set[str]:
    """Subjects of locatedIn: which of two places is the narrower one is read from the places' own parts."""
    query = select(statement.c.subject).where(statement.c.predicate == "locatedIn").distinct()
    return {subject for (subject,) in raw_rows(connection, query)}


def _makers(connection: Connection, products: Collection[str], resolutions: Iterable[Resolution]) -> set[str]:
    """Subjects that produce one of these products."""
    if not products:
        return set()
    joined = {record for one in products for known in resolutions for record in kin(known, one)}
    rows = raw_rows(connection, select(statement.c.subject, statement.c.object).where(statement.c.predicate == "produces"))
    return {subject for subject, product in rows if product in joined}
