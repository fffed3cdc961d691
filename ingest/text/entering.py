"""Documents into the ledger: each is read, its finds become rows, and the rows are loaded like those of any table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from spacy.language import Language

from graph.collecting import collecting_later
from graph.facts import Facts
from graph.ledger import Ledger
from ingest.loading import LoadReport, load_plan
from ingest.plan import Plan
from ingest.resolve.review.finding import Near
from ingest.source import Source, known_sources
from ingest.text.apart import Read, portions
from ingest.text.document import TextDocument
from ingest.text.facts.papers import full_body
from ingest.text.facts.row import DOCUMENT, FactRow, Paper
from ingest.text.facts.tables import plan_of, rows_of
from ingest.text.found import Entity, Found
from ingest.text.known import Known, Papers, names_of, papers_of, same_texts, source_id
from ingest.text.linker import LedgerResolver, Resolver, linked
from ingest.text.pipeline import read_texts
from ingest.text.shares import shares
from ingest.text.superseding import EndingOlder, Replaced, dated_rows, replaced_by, replacing
from ingest.text.ties import class_of
from ontology.errors import Issue, issue
from ontology.values import normalised_name

RANK = 25
"""How early a document of its own is believed: after tables that people made of it, before unknown ones."""


NAMES_TOLD = 5
"""How many names that may be known actors are told of a document."""


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
    """What a ledger knows that bears on papers, for one after another. Its names are read once, since no paper brings any; its
    policies are read anew after a load. `place` is a Place's record: whom the targets of a paper are set for that does not name a
    place that is known."""

    def __init__(self, ledger: Ledger, place: str = "") -> None:
        self.ledger, self.place, self._read = ledger, place, -1

    @cached_property
    def kind(self) -> str:
        """`real` or `示例`."""
        return self.ledger.kind

    @cached_property
    def names(self) -> Facts:
        """What the ledger knows of names."""
        return names_of(self.ledger)

    @cached_property
    def resolver(self) -> Resolver:
        """Which record a name means."""
        return LedgerResolver(self.ledger, self.names)

    @property
    def papers(self) -> Papers:
        """The policies that the ledger knows now."""
        if self._read != (last := self.ledger.last_load()):
            self._papers, self._read = papers_of(self.ledger, self.names.as_of), last
        return self._papers

    def place_of(self, issuer: str) -> str:
        """The place whose name begins the name of the issuing body, the longest one; the place that is meant where none does."""
        said = normalised_name(full_body(issuer))
        return next((self._places[said[:end]] for end in range(len(said), 0, -1) if said[:end] in self._places), self.place)

    @cached_property
    def _places(self) -> dict[str, str]:
        """Places by their names."""
        found: dict[str, str] = {}
        for key in self.names.instances("Place"):
            for name in ("name", "shortName"):
                found.setdefault(normalised_name(self.names.value(key, name)), key)
        return found


def read_documents(documents: Sequence[TextDocument], knowledge: Knowledge, nlp: Language | None = None) -> list[Reading]:
    """What each document says, against what the ledger knows now. Nothing enters it."""
    return readings_of(list(zip(documents, read_texts(documents, nlp), strict=True)), knowledge)


def reading_of(ledger: Ledger, document: TextDocument, found: Found, place: str = "") -> Reading:
    """What one document says by its finds, against what the ledger knows: names that are known there keep their records."""
    return readings_of([(document, found)], Knowledge(ledger, place))[0]


def readings_of(read: Sequence[Read], knowledge: Knowledge) -> list[Reading]:
    """What documents say by their finds, each against what the ledger knows now."""
    known, papers = same_texts(knowledge.ledger, (one.text_digest for one, _ in read)), knowledge.papers
    return [_reading(document, found, known.get(document.text_digest), papers, knowledge) for document, found in read]


def _reading(document: TextDocument, found: Found, known: Known | None, papers: Papers, knowledge: Knowledge) -> Reading:
    name, local = (known.source, known.local) if known else (source_id(document, found.head), DOCUMENT)
    place, ontology = knowledge.place_of(found.head.issuer), knowledge.ledger.ontology
    found.entities[:] = [_foreign(one, name) for one in linked(document.reading, found.entities, knowledge.resolver)]
    paper = Paper(document, found, local, place)
    ends = replacing(papers, paper, name)
    until = min((one.day for one in ends), default="")
    rows = dated_rows(rows_of(document, found, ontology, local=local, place=place), paper, until)
    source = _source(name, document, found, knowledge.kind)
    return Reading(document, found, source, local, rows, known, replaced_by(papers, paper, name), ends, until, place,
                   _perhaps(found, knowledge.resolver))  # fmt: skip


def _perhaps(found: Found, resolver: Resolver) -> list[tuple[str, Near]]:
    """Each name that is linked to nobody, with the actor that it may mean; in the order of the text."""
    names = dict.fromkeys((one.full or one.text, class_of(one.type)) for one in found.entities if not one.record)
    near = ((name, resolver.perhaps(name, cls)) for name, cls in names)
    return [(name, one) for name, one in near if one.perhaps and not one.entity]


def _foreign(one: Entity, source: str) -> Entity:
    """An entity with its record, unless that is one which this very source introduced: then it is introduced again."""
    return replace(one, record="") if one.record.startswith(f"{source}:") else one


def _source(name: str, document: TextDocument, found: Found, kind: str) -> Source:
    """The source of a document: one that comes with LianTu, else the paper itself."""
    if name in known_sources():
        return known_sources()[name]
    strength = "strong" if found.head.title and found.head.issuer else "weak"
    return Source(name, found.head.title or document.name, found.head.issuer, "公开文件", "", "", kind, RANK, strength, Path(), ())


def enter_documents(
    documents: Sequence[TextDocument], knowledge: Knowledge, nlp: Language | None = None, *, strict: bool = False, place: str = "",
) -> list[tuple[Reading, LoadReport]]:  # fmt: skip
    """Read documents and load what they say, in the same order; `place` is the home's own. They are one load, but for those that
    bear on each other (one text twice, versions of one paper) and those that end another or are ended: each of these is one of
    its own, which can be taken back with what it ended. So is each where `strict` refuses a document that has a wrong row."""
    with collecting_later():
        read = list(zip(documents, read_texts(documents, nlp), strict=True))
    made: dict[int, tuple[Reading, LoadReport]] = {}
    for portion in [[one] for one in range(len(read))] if strict else portions(read):
        with collecting_later():
            readings = dict(zip(portion, readings_of([read[one] for one in portion], knowledge), strict=True))
            for numbers in _loads(readings):
                some = [readings[one] for one in numbers]
                reports = enter_together(knowledge.ledger, some, strict=strict, place=place)
                made |= zip(numbers, zip(some, reports, strict=True), strict=True)
    return [made[one] for one in range(len(read))]


def _loads(readings: Mapping[int, Reading]) -> list[list[int]]:
    """Which documents of a portion are loaded together."""
    alone = [[number] for number, one in readings.items() if one.replaced or one.replacing]
    together = [number for number, one in readings.items() if not (one.replaced or one.replacing)]
    return [together, *alone] if together else alone


def enter_ledger(ledger: Ledger, reading: Reading, *, strict: bool = False, place: str = "") -> LoadReport:
    """Load what one document says. `place` is the home's own."""
    return enter_together(ledger, [reading], strict=strict, place=place)[0]


def enter_together(ledger: Ledger, readings: Sequence[Reading], *, strict: bool = False, place: str = "") -> list[LoadReport]:
    """Load what documents say as one load; what the load did, by document."""
    planned, kind = Plan(), ledger.kind
    for one in readings:
        part = plan_of(one.document, one.entering, one.source, kind, ledger.ontology)
        planned.tables += part.tables
        planned.issues += [*part.issues, *remarks(one)]
    replaced = [each for one in readings for each in one.replaced]
    ending = EndingOlder(replaced, [each for one in readings for each in one.replacing])
    report = load_plan(ledger, planned, strict=strict, place=place, ending=ending)
    return shares(ledger, report, [(one.source.id, one.document.name) for one in readings])


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
    if reading.perhaps:
        told = [f"{written} → {near.name}（{near.reason}）" for written, near in reading.perhaps[:NAMES_TOLD]]
        more = "……" if len(reading.perhaps) > NAMES_TOLD else ""
        yield issue("LT-REVIEW-12", count=len(reading.perhaps), value="；".join(told) + more).at(name)
    for dropped in reading.document.dropped:
        words = " ".join(reading.document.text[dropped.start : dropped.end].split())
        if words:
            yield issue("LT-TEXT-06", value=words[:40], why=dropped.why).at(name)

