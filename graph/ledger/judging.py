"""Judgements: decisions on who is who and on single facts, in a table of their own, applied when a view is built."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, insert, select

from graph.ledger.loading import Loading
from graph.ledger.tables import judgement
from graph.statement import digest


class Judgement(NamedTuple):
    """A decision: two records are the same or different, or a fact is confirmed, to_review or rejected.

    For two records `predicate` is empty; for a fact `object` is its object's record key or its value, and `qualifiers`
    holds its key qualifiers (and `period`, where that belongs to the key) as JSON.
    """

    subject: str
    object: str
    verdict: str
    reason: str = ""
    role: str = ""
    date: str = ""
    predicate: str = ""
    qualifiers: str = ""

    def ordered(self) -> Judgement:
        """The same decision with two judged records in one fixed order."""
        if not self.predicate and self.object < self.subject:
            return self._replace(subject=self.object, object=self.subject)
        return self


COLUMNS = [judgement.c[name] for name in Judgement._fields]


def judgement_digest(one: Judgement) -> bytes:
    """The digest of a judgement (32 bytes), hashed like a statement."""
    return digest(("judgement", *one))


def read_judgements(connection: Connection, *conditions: ColumnElement[bool]) -> list[Judgement]:
    """Judgements that meet the conditions, the latest last: by date, then by content, so that no order of loads matters."""
    found = [Judgement(*row) for row in connection.execute(select(*COLUMNS).where(*conditions))]
    return sorted(found, key=lambda one: (one.date, one))


def record(connection: Connection, loading: Loading, decision: Judgement) -> None:
    """Write a decision; an earlier one on the same target is closed, not erased."""
    one = decision.ordered()
    same = (
        judgement.c.subject == one.subject, judgement.c.predicate == one.predicate, judgement.c.object == one.object,
        judgement.c.qualifiers == one.qualifiers, judgement.c.load_out.is_(None),
    )  # fmt: skip
    rows = connection.execute(select(judgement.c.id, judgement.c.load_in, judgement.c.origin, *COLUMNS).where(*same)).all()
    earlier = [Judgement(*row[3:]) for row in rows]
    if one in earlier:
        loading.judged((), (), builds_on=[load for row in rows for load in row[1:3]])
        return
    loading.end(judgement, [row.id for row in rows])
    write(connection, loading, one, loading.id)
    loading.judged([judgement_digest(one)], map(judgement_digest, earlier))


def write(connection: Connection, loading: Loading, one: Judgement, origin: int) -> None:
    """A new row for a decision that was first made by load `origin`."""
    values = {**one._asdict(), "hash": judgement_digest(one)[:16], "load_in": loading.id, "origin": origin}
    connection.execute(insert(judgement).values(values))
