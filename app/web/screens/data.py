"""数据核查: where the data come from, what was loaded and refused, where sources disagree, and what is not known yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from graph.states import dormant_rules
from app.show.statements import aside, worded
from app.web import answers
from app.web.bar import bar
from app.web.receiving import MOST, MOST_FILES, TAKEN
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.facts import Fact, Facts
from graph.facts.fact import DEFAULT_RANK
from graph.frames import PURE, source_frame
from graph.statement import Statement, statement_hash
from ingest.fix_counts import kept_counts
from ontology.schema import Ontology

PATH = "/data"
CONFLICTS, LOADS, UNKNOWN = 30, 30, 40
"""How many conflicts, loads and links to survey are shown."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source: who publishes it under which terms, how early it is believed, how many facts it tells, the date of its latest, the
    loads that brought it, and the surveys in which it looked at everybody."""

    id: str
    title: str
    publisher: str
    licence: str
    url: str
    rank: str
    strength: str
    facts: int
    latest: str
    loaded: str
    covers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Saying:
    """One of the values that sources give: in words, who says it, and the hash of the statement behind it."""

    value: str
    source: str
    statement: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A fact on which sources disagree: the saying that is shown comes first."""

    subject: str
    what: str
    sayings: Sequence[Saying]


def show(request: Request) -> View:
    """Sources, loads, conflicts, stale evidence, surveys that are lacking, rules that rest, and the form for an upload."""
    found, facts = answers.states(request), request.sight.facts
    head, survey = found.header, answers.surveys(request)
    origins = request.sight.once("origins", lambda: list(origins_of(facts)))
    clashes, count = request.sight.once("clashes", lambda: clashes_of(facts))
    dormant = request.sight.once("dormant", lambda: dormant_rules(facts))
    loads = loads_of(request)
    stale = [(one, flag) for one in found.links for flag in one.flags if flag.code == "stale"]
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "origins": origins, "loads": loads[:LOADS],
        "count": len(loads), "facts": facts.count(), "refused": sum(int(str(one["rejected"])) for one in loads), "clashes": clashes,
        "conflicts": count, "stale": stale, "survey": survey, "unknown": survey.unknown[:UNKNOWN], "dormant": dormant,
        "taken": TAKEN, "most": MOST, "most_files": MOST_FILES,
    }  # fmt: skip

    def document() -> Document:
        return {"schema": 1, **head.head(), "sources": [asdict(one) for one in origins], "loads": loads, "conflicts": count,
                "shown_conflicts": [asdict(one) for one in clashes], "stale": [one.id for one, _ in stale],
                "to_survey": [one.as_dict() for one in survey.unknown], "dormant": dormant}  # fmt: skip

    return View(fields, document)


def loads_of(request: Request) -> list[dict[str, object]]:
    """Every load as `liantu loads` tells it, the last first."""
    ledger = request.desk.home.ledger
    files = ledger.files()
    return [{**one, "fixes": kept_counts(ledger, int(str(one["id"]))), "files": files.get(int(str(one["id"])), [])}
            for one in reversed(ledger.loads())]  # fmt: skip


def origins_of(facts: Facts) -> Iterator[Origin]:
    """The sources in use, the most believed first."""
    terms, told, latest = source_frame(facts), Counter[str](), dict[str, str]()
    for found in facts.by_predicate.values():
        for fact in found:
            told.update(fact.sources)
            for source, _, day in fact.witnesses:
                latest[source] = max(latest.get(source, ""), day)
    loaded = {source: str(one["recorded"])[:10] for one in facts.ledger.loads() for source in str(one["sources"]).split()}
    strengths = facts.ontology.vocabularies["Strength"]
    for source in sorted(terms.index, key=lambda one: (facts.ranks.get(one, DEFAULT_RANK), one)):
        said, record = terms.loc[source], facts.resolution.of(f"{source}:source")
        strength, rank = facts.value(record, "strength"), facts.value(record, "sourceRank")
        yield Origin(source, said.title, said.publisher, said.licence, said.url, rank,
                     strengths[strength].zh if strength in strengths else "", told[source], latest.get(source, ""),
                     loaded.get(source, ""), list(_covered(facts, source)))  # fmt: skip


def _covered(facts: Facts, source: str) -> Iterator[str]:
    """The surveys of a source that say everybody was looked at, each in words."""
    populations = facts.ontology.vocabularies["Population"]
    for one in facts.instances("SurveyCoverage"):
        stated = any(source in fact.sources for fact in facts.about(one, "closed") if fact.value == "true")
        if stated:
            of = facts.value(one, "population")
            places = [facts.label(fact.object) for fact in facts.about(one, "coversPlace")]
            where = "、".join(places[:3]) + (words("web_data.and_more", count=len(places)) if len(places) > 3 else "")
            yield words("web_data.covers", place=where, population=populations[of].zh if of in populations else of)


def clashes_of(facts: Facts) -> tuple[list[Clash], int]:
    """The first facts on which sources disagree, with all that is said, and how many such facts there are."""
    found = sorted(facts.conflicts(), key=Fact.saying)
    shown = found[:CONFLICTS]
    statements = facts.evidence(shown)
    return [_clash(facts, fact, [statements[one] for one in fact.statements if one in statements]) for fact in shown], len(found)


def _clash(facts: Facts, fact: Fact, statements: Sequence[Statement]) -> Clash:
    ontology = facts.ontology
    named = ontology.relations.get(fact.predicate) or ontology.properties.get(fact.predicate)
    titles = {one: facts.label(facts.resolution.of(f"{one}:source")) for one in fact.sources}
    sayings = [Saying(saying_of(one, facts), titles.get(one.source, one.source), statement_hash(one)) for one in statements]
    once = dict.fromkeys(sayings)
    return Clash(facts.label(fact.subject), named.zh if named else fact.predicate, list(islice(once, 6)))


def saying_of(one: Statement, facts: Facts) -> str:
    """What a statement says of its subject, in words: the other end or the value, with period and qualifiers."""
    return said_of(one, facts) + aside(one, facts.ontology)


def said_of(one: Statement, facts: Facts) -> str:
    """The other end by its name, or the value in words or with its unit."""
    ontology: Ontology = facts.ontology
    if one.predicate == "a":
        return ontology.classes[one.value].zh if one.value in ontology.classes else one.value
    if one.object:
        return facts.label(facts.resolution.of(one.object))
    return worded(one.predicate, one.value, ontology) + ("" if one.unit == PURE else one.unit)


DATA = Screen(PATH, "数据核查", "data.html", show)
