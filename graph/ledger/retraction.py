"""Taking a load back: close exactly what it added, state again exactly what it closed, refuse where others build on it."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from graph.errors import LedgerFault
from graph.ledger.judging import judgement_digest, read_judgements
from graph.ledger.loading import Loading
from graph.ledger.reading import read_statements
from graph.ledger.tables import judgement, load, statement
from graph.statement import Statement
from ontology.errors import issue


def undone_loads(connection: Connection) -> set[int]:
    """Loads that a retraction, itself not taken back, has taken back."""
    rows = connection.execute(select(load.c.id, load.c.retracts).order_by(load.c.id.desc())).tuples()
    undone: set[int] = set()
    for retraction, which in rows:
        if which is not None and retraction not in undone:
            undone.add(which)
    return undone


def undo(connection: Connection, loading: Loading, which: int) -> None:
    """Undo load `which` inside an open retraction. Raises LedgerFault LT-LEDGER-03, LT-LEDGER-04."""
    retractions = set(connection.scalars(select(load.c.id).where(load.c.kind == "retract")))
    hashes = select(statement.c.hash).where(statement.c.load_in == which)
    holders = set(connection.scalars(
        select(statement.c.load_in).where(statement.c.hash.in_(hashes), statement.c.load_in > which).distinct()))
    origins = {which} | (holders & retractions)
    _refuse(connection, which, origins, loading.id)
    loading.close(list(read_statements(
        connection, statement.c.hash.in_(hashes), statement.c.load_in.in_(origins))))
    gone = select(*[statement.c[name] for name in Statement._fields]).where(statement.c.load_out == which)
    loading.reopen([Statement(*row) for row in connection.execute(gone)])
    _undo_judgements(connection, loading, which)


def _refuse(connection: Connection, which: int, origins: set[int], now: int) -> None:
    """Refuse a load that is not there, is already taken back, or carries later loads."""
    rows = connection.execute(select(load.c.id, load.c.builds_on).where(load.c.id >= which, load.c.id < now)).tuples().all()
    undone = undone_loads(connection)
    if which not in {one for one, _ in rows} or which in undone:
        raise LedgerFault(issue("LT-LEDGER-04", value=which, expected="存在且尚未撤回的载入号"))
    closers = set(connection.scalars(
        select(statement.c.load_out).where(statement.c.load_in.in_(origins), statement.c.load_out.is_not(None)).distinct()))
    closers |= set(connection.scalars(
        select(judgement.c.load_out).where(judgement.c.load_in == which, judgement.c.load_out.is_not(None)).distinct()))
    builders = {one for one, basis in rows if origins & {int(part) for part in basis.split()}}
    later = (closers | builders) - undone - origins
    if later:
        raise LedgerFault(issue("LT-LEDGER-03", value=which, later=min(later)))


def _undo_judgements(connection: Connection, loading: Loading, which: int) -> None:
    came = judgement.c.load_in == which, judgement.c.load_out.is_(None)
    added, gone = read_judgements(connection, *came), read_judgements(connection, judgement.c.load_out == which)
    connection.execute(update(judgement).where(*came).values(load_out=loading.id))
    if gone:
        connection.execute(insert(judgement), [one._asdict() | {"load_in": loading.id} for one in gone])
    loading.judged(map(judgement_digest, gone), map(judgement_digest, added))
