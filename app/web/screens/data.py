"""数据核查: where the data come from, what was loaded and refused, where sources disagree, and what is not known yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from app.web import answers
from app.web.bar import placeless
from app.web.receiving import MOST, MOST_FILES, TAKEN
from app.web.saying import Line, line_of
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.analysis.surveying import Unsurveyed
from graph.facts import Fact, Facts
from graph.facts.fact import DEFAULT_RANK
from graph.frames import source_frame
from graph.statement import Statement
from graph.states import dormant_rules
from ingest.fix_counts import kept_counts

PATH = "/data"
CONFLICTS, SAYINGS, LOADS, FILES = 30, 6, 30, 3
"""How many conflicts, sayings of one, loads, and files of one are shown."""


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
class Clash:
    """A fact on which sources disagree: whom and what it is about, and all that is said; the saying that is shown comes first."""

    subject: str
    what: str
    sayings: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Lack:
    """Links of one chain that need the same survey, and whom to ask (nobody: the facts name none)."""

    chain: str
    need: str
    links: Sequence[Unsurveyed]
    ask: Sequence[str]


def show(request: Request) -> View:
    """Sources, loads, conflicts, stale evidence, surveys that are lacking, rules that rest, and the form for an upload."""
    facts, shown = request.sight.facts, placeless(request, PATH)
    found, survey = (answers.states(request), answers.surveys(request)) if shown.placed else (None, None)
    origins = request.sight.once("origins", lambda: list(origins_of(facts)))
    clashes, count = request.sight.once("clashes", lambda: clashes_of(facts))
    dormant = request.sight.once("dormant", lambda: dormant_rules(facts))
    loads = loads_of(request)
    stale = [(one, flag) for one in (found.links if found else ()) for flag in one.flags if flag.code == "stale"]
    unknown = survey.unknown if survey else ()
    fields = {
        "bar": shown, "origins": origins, "loads": loads[:LOADS], "count": len(loads), "facts": facts.count(), "clashes": clashes,
        "refused": sum(int(str(one["rejected"])) for one in loads), "conflicts": count, "stale": stale, "survey": survey,
        "lacks": lacks_of(unknown), "dormant": dormant, "came": {one["id"]: what_came(one, facts) for one in loads[:LOADS]},
        "taken": TAKEN, "most": MOST, "most_files": MOST_FILES,
    }  # fmt: skip

    def document() -> Document:
        head = found.header.head() if found else {"snapshot": facts.snapshot}
        return {"schema": 1, **head, "sources": [asdict(one) for one in origins], "loads": loads, "conflicts": count,
                "shown_conflicts": [asdict(one) for one in clashes], "stale": [one.id for one, _ in stale],
                "to_survey": [one.as_dict() for one in unknown], "dormant": dormant}  # fmt: skip

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
    sayings = list(dict.fromkeys(line_of(one, facts) for one in statements))
    return Clash(sayings[0].subject, sayings[0].what, sayings[:SAYINGS])


def lacks_of(unknown: Sequence[Unsurveyed]) -> list[Lack]:
    """The links that are not surveyed, by chain and by what they need."""
    found: dict[tuple[str, str], list[Unsurveyed]] = defaultdict(list)
    for one in unknown:
        found[one.chain_label, one.need_label].append(one)
    return [Lack(chain, need, links, list(dict.fromkeys(who.label for one in links for who in one.ask)))
            for (chain, need), links in found.items()]  # fmt: skip


def what_came(one: Mapping[str, object], facts: Facts) -> str:
    """What a load brought, in words: its note, else its few files, else its sources by name."""
    files = one["files"] if isinstance(one["files"], list) else []
    sources = [facts.label(facts.resolution.of(f"{source}:source")) for source in str(one["sources"]).split()]
    said = str(one["note"]) or ("、".join(files) if len(files) <= FILES else "")
    return said or "、".join(sources) + (words("web_data.files", count=len(files)) if files else "")


DATA = Screen(PATH, "数据核查", "data.html", show)
