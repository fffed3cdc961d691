"""Judgements: decisions on who is who and on single facts, in a table of their own, applied when a view is built."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, insert, select, update

from graph.ledger.loading import Loading
from graph.ledger.tables import judgement
from graph.statement import digest


class Judgement(NamedTuple):
    """A decision: two records are the same or different, or a fact is confirmed, to_review or rejected.

    For two records `predicate` is empty; for a fact `qualifiers` holds its key qualifiers as JSON.
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


def judgement_digest(one: Judgement) -> bytes:
    """The digest of a judgement (32 bytes), hashed like a statement."""
    return digest(("judgement", *one))


def read_judgements(connection: Connection, *conditions: ColumnElement[bool]) -> list[Judgement]:
    """Judgements that meet the conditions, oldest first."""
    columns = [judgement.c[name] for name in Judgement._fields]
    query = select(*columns).where(*conditions).order_by(judgement.c.id)
    return [Judgement(*row) for row in connection.execute(query)]


def record(connection: Connection, loading: Loading, decision: Judgement) -> None:
    """Write a decision; an earlier one on the same target is closed, not erased."""
    one = decision.ordered()
    same = (
        judgement.c.subject == one.subject, judgement.c.predicate == one.predicate, judgement.c.object == one.object,
        judgement.c.qualifiers == one.qualifiers, judgement.c.load_out.is_(None),
    )  # fmt: skip
    earlier = read_judgements(connection, *same)
    if one in earlier:
        return
    connection.execute(update(judgement).where(*same).values(load_out=loading.id))
    connection.execute(insert(judgement).values(**one._asdict(), load_in=loading.id))
    loading.judged([judgement_digest(one)], map(judgement_digest, earlier))
