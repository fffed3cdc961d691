"""Documents into the ledger: each is read, its finds become rows, and the rows are loaded like those of any table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language

from graph.ledger import Ledger
from ingest.loading import LoadReport, load_plan
from ingest.resolve.review.finding import Near
from ingest.source import Source, known_sources
from ingest.text.document import TextDocument
from ingest.text.facts.papers import full_body
from ingest.text.facts.row import DOCUMENT, FactRow, Paper
from ingest.text.facts.tables import plan_of, rows_of
from ingest.text.found import Entity, Found
from ingest.text.known import Known, Papers, same_text, source_id
from ingest.text.linker import LedgerResolver, Resolver, linked
from ingest.text.pipeline import read_texts
from ingest.text.superseding import EndingOlder, Replaced, dated_rows, replaced_by, replacing
from ingest.text.ties import class_of
from ontology.errors import Issue, issue
from ontology.values import normalised_name

RANK = 25
"""How early a document of its own is believed: after tables that people made of it, before unknown ones."""


@dataclass(slots=True)
class Reading:
    """A document that was read: what was found, the rows it gives, the source they enter under, and what it takes the place of.
    `known` is the record of the same text in the ledger, `until` the day on which another paper took its place; `perhaps` are names
    with the actors that they may mean."""

    document: TextDocument
    found: Found
    source: Source
    local: str
    rows: list[FactRow]
    known: Known | None = None
    replaced: list[Replaced] = field(default_factory=list)
    replacing: list[Replaced] = field(default_factory=list)
    until: str = ""
    place: str = ""
    perhaps: list[tuple[str, Near]] = field(default_factory=list)

    @property
    def entering(self) -> list[FactRow]:
        """The rows that a load brings: where the ledger knows the text, its record stands already, under the name it first came
        by."""
        return [one for one in self.rows if one.table != "documents"] if self.known else self.rows


class Knowledge:
    """What a ledger knows of papers and names, for one document after another: it is read anew after a load."""

    def __init__(self, ledger: Ledger, place: str = "") -> None:
        self._ledger, self._place, self._read = ledger, place, -1

    def now(self) -> tuple[Papers, Resolver]:
        """The papers that the ledger knows and the names of its records."""
        if self._read != (last := self._ledger.last_load()):
            self._papers = Papers(self._ledger)
            self._resolver = LedgerResolver(self._ledger, self._place, self._papers.facts)
            self._read = last
        return self._papers, self._resolver


def read_documents(
    ledger: Ledger, documents: Sequence[TextDocument], nlp: Language | None = None, place: str = "",
    knowledge: Knowledge | None = None,
) -> list[Reading]:  # fmt: skip
    """What each document says, against what the ledger knows. Nothing enters it. `place` is a Place's record: whom the targets are
    set for where the paper does not name a place that is known."""
    papers, resolver = (knowledge or Knowledge(ledger, place)).now()
    return [reading_of(ledger, one, found, place, papers, resolver)
            for one, found in zip(documents, read_texts(documents, nlp), strict=True)]  # fmt: skip


def reading_of(
    ledger: Ledger, document: TextDocument, found: Found, place: str = "", papers: Papers | None = None,
    resolver: Resolver | None = None,
) -> Reading:  # fmt: skip
    """What a document says by its finds, against what the ledger knows: names that are known there keep their records."""
    papers = papers or Papers(ledger)
    resolver = resolver or LedgerResolver(ledger, place, papers.facts)
    known = same_text(ledger, document)
    name, local = (known.source, known.local) if known else (source_id(document, found.head), DOCUMENT)
    chosen = place_of(papers, found) or place
    found.entities[:] = [_foreign(one, name) for one in linked(document.reading, found.entities, resolver)]
    paper = Paper(document, found, local, chosen)
    rows = rows_of(document, found, ledger.ontology, local=local, place=chosen)
    replaced = replaced_by(papers, paper, name)
    ends = replacing(papers, paper, name)
    until = min((one.day for one in ends), default="")
    rows = dated_rows(rows, paper, until)
    source = _source(name, document, found, ledger.kind)
    return Reading(document, found, source, local, rows, known, replaced, ends, until, chosen, _perhaps(found, resolver))


def _perhaps(found: Found, resolver: Resolver) -> list[tuple[str, Near]]:
    """Each name that is linked to nobody, with the actor that it may mean; in the order of the text."""
    names = dict.fromkeys((one.full or one.text, class_of(one.type)) for one in found.entities if not one.record)
    near = ((name, resolver.perhaps(name, cls)) for name, cls in names)
    return [(name, one) for name, one in near if one.perhaps and not one.entity]


def _foreign(one: Entity, source: str) -> Entity:
    """An entity with its record, unless that is one which this very source introduced: then it is introduced again."""
    return replace(one, record="") if one.record.startswith(f"{source}:") else one


def place_of(papers: Papers, found: Found) -> str:
    """The place whose name begins the name of the issuing body, the longest one; empty where none is known."""
    issuer = normalised_name(full_body(found.head.issuer))
    places: dict[str, str] = {}
    for key in papers.facts.instances("Place"):
        for name in ("name", "shortName"):
            said = normalised_name(papers.facts.value(key, name))
            if said and issuer.startswith(said):
                places.setdefault(said, key)
    return places[max(places, key=len)] if places else ""


def _source(name: str, document: TextDocument, found: Found, kind: str) -> Source:
    """The source of a document: one that comes with LianTu, else the paper itself."""
    if name in known_sources():
        return known_sources()[name]
    strength = "strong" if found.head.title and found.head.issuer else "weak"
    return Source(name, found.head.title or document.name, found.head.issuer, "公开文件", "", "", kind, RANK, strength, Path(), ())


def enter_ledger(ledger: Ledger, reading: Reading, *, strict: bool = False, place: str = "") -> LoadReport:
    """Load what one document says; a document of its own is one load, so that it can be taken back alone. `place` is the home's
    own."""
    planned = plan_of(reading.document, reading.entering, reading.source, ledger.kind, ledger.ontology)
    planned.issues += list(remarks(reading))
    return load_plan(ledger, planned, strict=strict, place=place, ending=EndingOlder(reading.replaced, reading.replacing))


def remarks(reading: Reading) -> Iterable[Issue]:
    """What the steward should know of a document beside its rows."""
    name = reading.document.name
    if reading.known and reading.known.file not in ("", name):
        yield issue("LT-TEXT-01", value=name, other=reading.known.file).at(name)
    for one in reading.replaced:
        yield issue("LT-TEXT-02" if one.said else "LT-TEXT-03", value=one.name, day=one.day).at(name)
    if reading.until:
        yield issue("LT-TEXT-04", value=reading.found.head.title, day=reading.until).at(name)
    if not reading.found.head.title:
        yield issue("LT-TEXT-05", value=name).at(name)
    for written, near in reading.perhaps:
        yield issue("LT-REVIEW-12", value=written, name=near.name, reason=near.reason).at(name)
    for dropped in reading.document.dropped:
        words = " ".join(reading.document.text[dropped.start : dropped.end].split())
        if words:
            yield issue("LT-TEXT-06", value=words[:40], why=dropped.why).at(name)

