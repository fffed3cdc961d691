"""The certificate of a state: each test with its number, each firm with its verdict and evidence, coverage and sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from graph.facts import Fact
from graph.statement import Statement
from graph.states.coverage import Coverage
from graph.states.decide import Decision
from graph.states.flags import FlagNote
from graph.states.heading import Header, header
from graph.states.outcome import TestResult
from graph.states.world import Examined, World


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: source, cited document, locator, quote or the words as written, period."""

    source: str
    document: str
    locator: str
    quote: str
    period: str
    url: str = ""

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a certificate's `evidence`."""
        return {"source": self.source, "document": self.document, "locator": self.locator, "quote": self.quote,
                "period": self.period, "url": self.url}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A firm examined: its verdict, why, and the evidence on its side."""

    id: str
    label: str
    verdict: str
    verdict_label: str
    group: str
    why: str
    evidence: tuple[Evidence, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a certificate's `examined`."""
        return {"id": self.id, "label": self.label, "verdict": self.verdict, "verdict_label": self.verdict_label,
                "group": self.group, "why": self.why, "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source used, with what must be said of it."""

    id: str
    label: str
    publisher: str
    licence: str
    attribution: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a certificate's `sources`."""
        return {"id": self.id, "label": self.label, "publisher": self.publisher, "licence": self.licence,
                "attribution": self.attribution}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Certificate(Header):
    """Why a link is in its state in a place, for a scope, at a date. A value that any face can show."""

    link: str
    link_label: str
    state: str
    excluded: tuple[str, ...]
    flags: tuple[FlagNote, ...]
    rule: str
    reason: str
    hint: str
    tests: tuple[TestResult, ...]
    examined: tuple[Exhibit, ...]
    coverage: tuple[Coverage, ...]
    sources: tuple[SourceNote, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu why --json`; `flip` is null until it is computed."""
        plain = ("snapshot", "ontology", "place", "place_label", "scope", "scope_label", "as_of", "link", "link_label",
                 "state", "rule", "reason", "hint")  # fmt: skip
        listed = ("flags", "tests", "examined", "coverage", "sources")
        lists = {name: [one.as_dict() for one in getattr(self, name)] for name in listed}
        told = {name: getattr(self, name) for name in plain}
        return {"schema": 1, **told, "excluded": list(self.excluded), **lists, "flip": None}


def certify(world: World, decision: Decision, flags: tuple[FlagNote, ...], hint: str) -> Certificate:
    """The certificate of a decision, with its evidence read from the ledger."""
    facts = world.facts
    statements = facts.evidence(fact for one in decision.examined for fact in one.occupancy.facts)
    examined = tuple(_exhibit(world, one, statements) for one in decision.examined)
    used = {source for one in decision.examined for fact in one.occupancy.facts for source in fact.sources}
    used |= {one.id.split(":", 1)[0] for one in decision.coverage}
    used |= {source for fact in facts.about(decision.link, "name") for source in fact.sources}
    return Certificate(
        **asdict(header(world, decision.population)), link=decision.link, link_label=facts.label(decision.link),
        state=decision.state, excluded=decision.excluded, flags=flags, rule=decision.rule, reason=decision.reason, hint=hint,
        tests=decision.tests, examined=examined, coverage=decision.coverage,
        sources=tuple(_source(world, one) for one in sorted(used)),
    )  # fmt: skip


def _exhibit(world: World, one: Examined, statements: dict[int, Statement]) -> Exhibit:
    why = one.verdict.why
    if one.member is None:
        why = "；".join(filter(None, [why, "是否在口径内不明"]))
    elif not one.member:
        why = "；".join(filter(None, [why, "不在口径内"]))
    evidence = tuple(_evidence(world, one.occupancy.facts, statements))
    verdict = one.verdict
    return Exhibit(one.actor, world.facts.label(one.actor), verdict.code, verdict.label, verdict.group, why, evidence)


def _evidence(world: World, facts: Iterable[Fact], statements: dict[int, Statement]) -> Iterable[Evidence]:
    for fact in facts:
        for number in fact.statements:
            one = statements[number]
            document = world.facts.resolution.of(one.cites) if one.cites else ""
            said = f"{world.facts.ontology.relations[fact.predicate].zh} {world.facts.label(fact.object)}"
            named = one.qualifier("productAsNamed")
            quote = one.quote or one.original or said + (f"（原文：{named}）" if named else "")
            label, url = (world.facts.label(document), world.facts.value(document, "url")) if document else ("", "")
            yield Evidence(one.source, label, one.locator, quote, one.period or one.valid_from, url)


def _source(world: World, source: str) -> SourceNote:
    record = world.facts.resolution.of(f"{source}:source")
    words = [world.facts.value(record, prop) for prop in ("publisher", "licence", "attribution")]
    return SourceNote(source, world.facts.value(record, "name") or source, *words)
