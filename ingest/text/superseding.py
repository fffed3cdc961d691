"""A newer version of a paper: what the older one said ends by date, and stays as it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.ledger import Loading
from graph.ledger.reading import read_statements
from graph.ledger.tables import statement
from graph.statement import Statement
from ingest.ending import Ending
from ingest.plan import Plan
from ingest.text.facts.row import FactRow, Paper, ends_with_paper
from ingest.text.known import Papers, record
from ontology.values import first_day

UNDATED = frozenset({"a", "identityKey"})
"""What is said of a record for all time, in a dated row too."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A policy that another takes the place of: its record and name, the day it ends, whether the other says so; the other's
    record and that of its document."""

    key: str
    name: str
    day: str
    said: bool
    later: str
    document: str


def replaced_by(papers: Papers, paper: Paper, source: str) -> list[Replaced]:
    """The policies in the ledger that end with this paper; none where the day is not known."""
    head, own, document = paper.found.head, record(source, paper.local, "policy"), f"{source}:{paper.local}"
    day = head.in_force_from or head.issued
    found = papers.replaced_by(head) if day and head.title else ()
    return [Replaced(key, papers.facts.label(one), day, said, own, document) for one, said in found
            if (key := papers.record_of(one)) not in ("", own)]  # fmt: skip


def replacing(papers: Papers, paper: Paper, source: str) -> list[Replaced]:
    """The policies in the ledger that this paper ends with."""
    head, own = paper.found.head, record(source, paper.local, "policy")
    found = papers.replacing(own, head) if head.title else ()
    return [Replaced(own, head.title, papers.begins(one), said, key, papers.text_of(one)) for one, said in found
            if (key := papers.record_of(one))]  # fmt: skip


def told(one: Replaced) -> list[Statement]:
    """What the later paper thereby says: that it replaces the older one, and until when that held. It is the same whichever of
    the two is read first."""
    source = one.later.partition(":")[0]
    said = {"policyStatus": "repealed" if one.said else "revised", "inForceTo": one.day}
    relation = Statement(source, one.later, "replaces", object=one.key, cites=one.document, method="head")
    values = [Statement(source, one.key, name, value=value, cites=one.document, method="head") for name, value in said.items()]
    return [relation, *values]


def dated_rows(rows: Sequence[FactRow], paper: Paper, until: str) -> list[FactRow]:
    """The rows of a paper with their validity: what it sets holds from the day that it is in force, else issued, and until the day
    on which another takes its place (empty: until further notice)."""
    start = paper.found.head.in_force_from or paper.found.head.issued
    start = min(start, until, key=first_day) if start and until else start
    validity = {"valid_from": start, "valid_to": until}
    return [replace(one, cells={**one.cells, **{name: day for name, day in validity.items() if day}})
            if ends_with_paper(one.record, paper.local) else one for one in rows]  # fmt: skip


class EndingOlder(Ending):
    """Ends by date what the texts of replaced policies say, and says of each pair which replaces which."""

    def __init__(self, replaced: Sequence[Replaced], replacing: Sequence[Replaced] = ()) -> None:
        self._replaced, self._replacing, self.reads = replaced, replacing, bool(replaced or replacing)

    def before(self, loading: Loading, planned: Plan) -> None:
        """State again, with their end, the statements of the older papers; the load then closes those without."""
        for one in self._replaced:
            loading.add([replace_end(old, one.day) for old in _said_by(loading, one.key) if _lasts_until(old, one.day)])
        for one in (*self._replaced, *self._replacing):
            loading.add(told(one))


def replace_end(old: Statement, day: str) -> Statement:
    """The same statement, ending on a day; one that begins later never holds."""
    start = old.valid_from if not old.valid_from or first_day(old.valid_from) < first_day(day) else day
    return old._replace(valid_from=start, valid_to=day, row=0)


def _lasts_until(old: Statement, day: str) -> bool:
    """Whether a statement holds until a day or longer, unless a paper between the two has ended it: of several, the first ends."""
    return not old.valid_to or first_day(old.valid_to) > first_day(day)


def _said_by(loading: Loading, policy: str) -> Iterator[Statement]:
    """Open statements of the source of a policy that cite the document that it is the text of, on what the paper sets."""
    now = statement.c.load_out.is_(None)
    told = read_statements(loading.connection, statement.c.predicate == "textOf", statement.c.object == policy, now)
    texts = [one.subject for one in told]
    for text in texts:
        source, _, local = text.partition(":")
        for one in read_statements(loading.connection, statement.c.cites == text, statement.c.source == source, now):
            keys = (key.partition(":")[2] for key in (one.subject, one.object))
            if one.predicate not in UNDATED and any(ends_with_paper(key, local) for key in keys):
                yield one
