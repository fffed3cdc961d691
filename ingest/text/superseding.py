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
from ingest.text.facts.papers import policy_key
from ingest.text.facts.row import FactRow, Paper, ends_with_paper
from ingest.text.known import Papers, record
from ontology.values import first_day

UNDATED = frozenset({"a", "identityKey"})
"""What is said of a record for all time, in a dated row too."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A policy in the ledger that a paper takes the place of: its record, name, the day it ends, whether the paper says so."""

    key: str
    name: str
    day: str
    said: bool


def replaced_by(papers: Papers, paper: Paper, source: str) -> list[Replaced]:
    """The policies that end with this paper; none where the day is not known."""
    head, own = paper.found.head, record(source, paper.local, "policy")
    day = head.in_force_from or head.issued
    found = papers.replaced_by(head) if day and head.title else ()
    return [Replaced(key, papers.facts.label(key), day, said) for key, said in found if key != own and _has_text(papers, key)]


def _has_text(papers: Papers, key: str) -> bool:
    """Whether what a policy says was read, not only its name."""
    return bool(papers.facts.to(key, "textOf") or papers.facts.value(key, "issuedOn"))


def rows_for(paper: Paper, replaced: Sequence[Replaced]) -> list[FactRow]:
    """Rows that say that the older ones are replaced, and until when they held."""
    made = Paper(paper.document, paper.found, paper.local, paper.place)
    for one in replaced:
        made.add("replaces", "relation:replaces", {"id": paper.key("replaces", one.key), "from": policy_key(paper), "to": one.key},
                 method="head")  # fmt: skip
        cells = {"id": one.key, "policyStatus": "repealed" if one.said else "revised", "inForceTo": one.day}
        made.add("ended", "class:Policy", cells, method="head")
    return made.rows


def ended_rows(rows: Sequence[FactRow], local: str, day: str) -> list[FactRow]:
    """The rows of a paper that another has taken the place of: what it sets holds until the day."""
    return [replace(one, cells={**one.cells, "valid_to": day}) if ends_with_paper(one.record, local) else one for one in rows]


class EndingOlder(Ending):
    """Ends by date what the texts of replaced policies say."""

    def __init__(self, replaced: Sequence[Replaced]) -> None:
        self._replaced, self.reads = replaced, bool(replaced)
        self.ended = 0

    def before(self, loading: Loading, planned: Plan) -> None:
        """State again, with their end, the statements of the older papers; the load then closes those without."""
        for one in self._replaced:
            said = [replace_end(old, one.day) for old in _said_by(loading, one.key)]
            loading.add(said)
            self.ended += len(said)


def replace_end(old: Statement, day: str) -> Statement:
    """The same statement, ending on a day; one that begins later never holds."""
    start = old.valid_from if not old.valid_from or first_day(old.valid_from) < first_day(day) else day
    return old._replace(valid_from=start, valid_to=day, row=0)


def _said_by(loading: Loading, policy: str) -> Iterator[Statement]:
    """Open statements of the source of a policy that cite the document that it is the text of, on what the paper sets."""
    now = statement.c.load_out.is_(None)
    told = read_statements(loading.connection, statement.c.predicate == "textOf", statement.c.object == policy, now)
    texts = [one.subject for one in told]
    for text in texts:
        source, _, local = text.partition(":")
        for one in read_statements(loading.connection, statement.c.cites == text, statement.c.source == source, now):
            keys = (key.partition(":")[2] for key in (one.subject, one.object))
            if one.predicate not in UNDATED and not one.valid_to and any(ends_with_paper(key, local) for key in keys):
                yield one
