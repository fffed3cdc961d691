"""Rows of finds as tables that a load reads: one for each class or relation, with the ontology's own headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from ingest.headings import EVIDENCE
from ingest.plan import Plan
from ingest.planned import planned
from ingest.source import Source, TableSpec
from ingest.tables import Table
from ingest.text.document import TextDocument
from ingest.text.facts.actors import add_actors, add_ties
from ingest.text.facts.assessments import add_assessments
from ingest.text.facts.clauses import add_clauses
from ingest.text.facts.duties import add_duties, add_programmes
from ingest.text.facts.fields import add_fields
from ingest.text.facts.papers import add_paper
from ingest.text.facts.platforms import add_platforms
from ingest.text.facts.row import DOCUMENT, FactRow, Paper
from ingest.text.facts.targets import add_targets
from ingest.text.found import Found
from ontology.schema import Ontology


def rows_of(
    document: TextDocument, found: Found, ontology: Ontology, *, local: str = DOCUMENT, place: str = ""
) -> list[FactRow]:  # fmt: skip
    """Everything that was found in a document as rows, in the order of the tables and of the text."""
    paper = Paper(document, found, local, place)
    add_paper(paper)
    add_programmes(paper)
    add_duties(paper)
    add_targets(paper)
    add_platforms(paper, ontology)
    add_fields(paper)
    if paper.found.head.title:
        add_clauses(paper)
        add_assessments(paper)
    add_actors(paper, ontology)
    add_ties(paper, ontology)
    return paper.rows


def header_of(rows: Sequence[FactRow]) -> list[str]:
    """The headings of a table: those of its cells as they first come, then what the rows rest on."""
    names = dict.fromkeys(name for row in rows for name in row.cells)
    own = [name for name in names if name not in ("id", "cites")]
    told = [] if rows[0].reads == "documents" else ["cites", *EVIDENCE]
    return ["id", *own, *told]


def cells_of(row: FactRow, header: Sequence[str], document: TextDocument) -> tuple[str, ...]:
    """The cells of a row below these headings."""
    words = " ".join(document.text[row.start : row.end].split())
    told = dict(zip(EVIDENCE, (words, row.method, f"{row.score:g}" if row.score != 1 else ""), strict=True))
    said = {**row.cells, **told}
    return tuple([said.get(name, "") for name in header])


def by_table(rows: Iterable[FactRow]) -> dict[str, list[FactRow]]:
    """The rows of each table."""
    found: dict[str, list[FactRow]] = {}
    for row in rows:
        found.setdefault(row.table, []).append(row)
    return found


def plan_of(document: TextDocument, rows: Sequence[FactRow], source: Source, kind: str, ontology: Ontology) -> Plan:
    """What a load of these rows reads."""
    made = Plan(issues=list(document.issues))
    for name, some in by_table(rows).items():
        header = header_of(some)
        lines = [(number, cells_of(row, header, document)) for number, row in enumerate(some, start=1)]
        table = Table(document.name, name, tuple(header), lines, digest=_digest(header, lines))
        spec = TableSpec(name, document.name, tuple(header), reads=some[0].reads)
        made.tables.append(planned(table, spec, source, Path(document.name), kind, ontology))
    return made


def _digest(*said: object) -> str:
    return blake2b(repr(said).encode(), digest_size=32).hexdigest()
