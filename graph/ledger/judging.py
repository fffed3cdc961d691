"""Judgements: decisions on who is who and on single facts, in a table of their own, applied when a view is built."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, insert, select

from graph.errors import LedgerFault
from graph.ledger.loading import Loading
from graph.ledger.tables import judgement, statement
from graph.statement import digest
from ontology.errors import Issue, issue
from ontology.schema import Ontology

ASIDE = "("
"""How the date of an opinion begins that is kept beside a decision: before every other date, so that it is never the latest."""


class Judgement(NamedTuple):
    """A decision: two records are the same or different (or to_review: a person looked and could not say), or a fact is confirmed,
    to_review or rejected.

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

    @property
    def aside(self) -> bool:
        """Whether this is an opinion kept beside a decision that stands: in force only where that is taken back."""
        return self.date.startswith(ASIDE)


def aside(one: Judgement) -> Judgement:
    """The same as an opinion beside the decision that stands."""
    return one if one.aside else one._replace(date=f"{ASIDE}{one.date})")


COLUMNS = [judgement.c[name] for name in Judgement._fields]


def judgement_digest(one: Judgement) -> bytes:
    """The digest of a judgement (32 bytes), hashed like a statement."""
    return digest(("judgement", *one))


def read_judgements(connection: Connection, *conditions: ColumnElement[bool]) -> list[Judgement]:
    """Judgements that meet the conditions, the latest last."""
    return latest_last(Judgement(*row) for row in connection.execute(select(*COLUMNS).where(*conditions)))


def latest_last(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements by date, then by content, so that no order of loads or calls matters: on one target the last applies."""
    return sorted(judgements, key=lambda one: (one.date, one))


def latest_on_pairs(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that applies to each pair of records, by the pair in its fixed order."""
    ordered = (one.ordered() for one in latest_last(judgements) if not one.predicate)
    return {(one.subject, one.object): one for one in ordered}


WHO_IS_WHO, ON_A_FACT = ("same", "different", "to_review"), ("confirmed", "to_review", "rejected")


def examine(connection: Connection, ontology: Ontology, decisions: Iterable[Judgement]) -> None:
    """Refuse decisions with a wrong verdict or about what the ledger does not hold.

    Raises LedgerFault LT-JUDGE-01, LT-JUDGE-02, with all issues at once.
    """
    found: list[Issue] = []
    for one in decisions:
        allowed = ON_A_FACT if one.predicate else WHO_IS_WHO
        if one.verdict not in allowed:
            found.append(issue("LT-JUDGE-01", value=one.verdict, expected="、".join(allowed)))
        relation = not one.predicate or one.predicate in ontology.relations
        known = relation or one.predicate == "a" or one.predicate in ontology.properties
        named = [one.subject, one.object] if relation else [one.subject]
        missing = [key for key in named if not _known(connection, key)]
        found += [issue("LT-JUDGE-02", value=key) for key in (missing if known else [*missing, one.predicate])]
    if found:
        raise LedgerFault(*found)


def _known(connection: Connection, key: str) -> bool:
    """Whether the ledger says anything of a record now."""
    query = select(statement.c.id).where(statement.c.subject == key, statement.c.load_out.is_(None)).limit(1)
    return connection.scalar(query) is not None


def record(connection: Connection, loading: Loading, decision: Judgement) -> None:
    """Write a decision, unless the very same is open already. None ever ends another: which applies is read, not stored."""
    one = decision.ordered()
    same = [column == said for column, said in zip(COLUMNS, one, strict=True)]
    rows = connection.execute(select(judgement.c.load_in, judgement.c.origin).where(*same, judgement.c.load_out.is_(None))).all()
    if rows:
        loading.judged((), (), builds_on=[load for row in rows for load in row])
        return
    write(connection, loading, one, loading.id)
    loading.judged([judgement_digest(one)], ())


def write(connection: Connection, loading: Loading, one: Judgement, origin: int) -> None:
    """A new row for a decision that was first made by load `origin`."""
    values = {**one._asdict(), "hash": judgement_digest(one)[:16], "load_in": loading.id, "origin": origin}
    connection.execute(insert(judgement).values(values))
