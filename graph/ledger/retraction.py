"""Taking a load back: close exactly what it added, state again exactly what it closed, refuse where others build on it.

What a load states lives on in the rows by which later retractions re-opened it: rows with its hash and its origin.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from graph.errors import LedgerFault
from graph.ledger.closing import answers
from graph.ledger.judging import COLUMNS, Judgement, judgement_digest, write
from graph.ledger.loading import Loading
from graph.ledger.reading import FIELDS, raw_rows
from graph.ledger.tables import judgement, load, statement
from graph.statement import Statement
from ontology.errors import issue


def undone_loads(connection: Connection, before: int) -> set[int]:
    """Loads that a retraction before this load, itself not taken back, has taken back."""
    query = select(load.c.id, load.c.retracts).where(load.c.id < before, load.c.retracts.is_not(None))
    undone: set[int] = set()
    for retraction, which in raw_rows(connection, query.order_by(load.c.id.desc())):
        if retraction not in undone:
            undone.add(which)
    return undone


def undo(connection: Connection, loading: Loading, which: int) -> None:
    """Undo load `which` inside an open retraction. Raises LedgerFault LT-LEDGER-03, LT-LEDGER-04."""
    undone = undone_loads(connection, before=loading.id)
    kind = connection.scalar(select(load.c.kind).where(load.c.id == which, load.c.id < loading.id))
    if kind is None or which in undone:
        raise LedgerFault(issue("LT-LEDGER-04", value=str(which), expected="存在且尚未撤回的载入号"))
    still_open = _lineage(statement, which, *FIELDS).where(statement.c.load_out.is_(None))
    added = [Statement(*row) for row in raw_rows(connection, still_open)]
    ended = select(*FIELDS, statement.c.origin).where(statement.c.load_out == which)
    closed = [(Statement(*fields), origin) for *fields, origin in raw_rows(connection, ended)]
    answering = answers(connection, loading.keys, which, [one for one, _ in closed])
    later = _later(connection, which, loading.id, kind) | answering
    if later - undone:
        raise LedgerFault(issue("LT-LEDGER-03", value=str(which), later=min(later - undone)))
    loading.close(added)
    loading.reopen(closed)
    _undo_judgements(connection, loading, which)


def _lineage(table: Table, which: int, *columns: Column[Any]) -> Select[Any]:
    """What load `which` put in and the rows by which later retractions re-opened it."""
    own = table.alias()
    same = (own.c.hash == table.c.hash) & (own.c.origin == table.c.origin) & (own.c.subject == table.c.subject)
    return select(*columns).join(own, same).where(own.c.load_in == which, table.c.load_in >= which)


def _later(connection: Connection, which: int, now: int, kind: str) -> set[int]:
    """Loads that closed what `which` added, or gave it again.

    Of each thing added only its last row counts: an earlier end was answered when a retraction re-opened it.
    """
    found, carriers = set[int](), {which}
    for table in (statement, judgement):
        lineage = _lineage(table, which, table.c.hash, table.c.load_in, table.c.load_out).order_by(table.c.load_in)
        rows = list(raw_rows(connection, lineage))
        found.update(load_out for load_out in {hashed: end for hashed, _, end in rows}.values() if load_out is not None)
        if kind == "retract":
            carriers.update(load_in for _, load_in, _ in rows)
    bases = raw_rows(connection, select(load.c.id, load.c.builds_on).where(load.c.id > which, load.c.id < now))
    return found | {one for one, basis in bases if carriers & set(map(int, basis.split()))}


def _undo_judgements(connection: Connection, loading: Loading, which: int) -> None:
    added = connection.execute(_lineage(judgement, which, judgement.c.id, *COLUMNS).where(judgement.c.load_out.is_(None))).all()
    closed = connection.execute(select(judgement.c.origin, *COLUMNS).where(judgement.c.load_out == which)).all()
    loading.end(judgement, [row.id for row in added])
    gone, again = [Judgement(*row[1:]) for row in added], [Judgement(*row[1:]) for row in closed]
    for one, row in zip(again, closed, strict=True):
        write(connection, loading, one, row.origin)
    loading.judged(map(judgement_digest, again), map(judgement_digest, gone))
