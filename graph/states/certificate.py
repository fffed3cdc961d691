"""The certificate of a state: each test with its number, each firm with its verdict and evidence, coverage and sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b

from graph.errors import UnknownName
from graph.facts import Fact, Facts
from graph.states.coverage import Coverage
from graph.states.decide import Decision
from graph.states.evidence import Claim, Evidence, Exhibits
from graph.states.flags import FlagNote
from graph.states.flips import Flip
from graph.states.heading import Header, header
from graph.states.outcome import TestResult
from graph.states.rejected import TOLD_BY_VERDICT
from graph.states.world import Examined, World
from ontology.errors import issue

NUMBER = re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}")
"""What a 证书号 looks like."""


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
    """Why a link is in its state in a place, for a scope, at a date. A value that any face can show. `figures` is the evidence of
    each test's figures, `flip_evidence` that of the figures which the flip changes."""

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
    provided: tuple[Claim, ...]
    rejected: tuple[Claim, ...]
    coverage: tuple[Coverage, ...]
    sources: tuple[SourceNote, ...]
    figures: dict[str, tuple[Evidence, ...]]
    flip: Flip | None = None
    flip_searched: int = 0
    flip_evidence: tuple[Evidence, ...] = ()

    @property
    def number(self) -> str:
        """证书号, the same for whoever asks the same."""
        return number_of(self, self.link)

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu why --json`; `flip` is null where none of the `flip_searched` changes tried is one."""
        plain = ("snapshot", "ontology", "place", "place_label", "scope", "scope_label", "as_of", "link", "link_label",
                 "state", "rule", "reason", "hint")  # fmt: skip
        listed = ("flags", "tests", "examined", "provided", "rejected", "coverage", "sources")
        lists = {name: [one.as_dict() for one in getattr(self, name)] for name in listed}
        told = {name: getattr(self, name) for name in plain}
        return {"schema": 1, "number": self.number, **told, "excluded": list(self.excluded), **lists,
                "flip": self.flip.as_dict() if self.flip else None, "flip_searched": self.flip_searched}  # fmt: skip


def number_of(head: Header, link: str) -> str:
    """证书号, such as 3F7A-91C2: short enough to be read out and typed. It stands for all that the certificate is of, so it changes
    with snapshot, ontology, place, scope, date and link."""
    asked = (head.snapshot, head.ontology, head.place, head.scope, head.as_of, link)
    digest = blake2b(chr(10).join(asked).encode(), digest_size=4).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:]}"


def find_numbered(world: World, number: str) -> tuple[str, str]:
    """The link and the population of a certificate of this place, date and snapshot. Raises UnknownName LT-CERT-01."""
    for population in world.facts.ontology.vocabularies["Population"]:
        head = header(world, population)
        for link in world.links.of_chain(""):
            if number_of(head, link) == number:
                return link, population
    fields = {"place": world.facts.label(world.place), "as_of": world.facts.as_of, "snapshot": world.facts.snapshot[:12]}
    raise UnknownName(issue("LT-CERT-01", value=number, **fields))


def certify(world: World, decision: Decision, flags: tuple[FlagNote, ...], hint: str) -> Certificate:
    """The certificate of a decision, with its evidence read from the ledger."""
    facts, rejected = world.facts, _rejected(world, decision.link)
    told = [*(fact for one in decision.examined for fact in one.occupancy.facts), *decision.provided, *rejected]
    told += [fact for one in decision.tests for fact in one.facts]
    exhibits = Exhibits(world, facts.evidence(told))
    used = {source for fact in told for source in fact.sources}
    used |= {one.id.split(":", 1)[0] for one in decision.coverage}
    used |= {source for fact in facts.about(decision.link, "name") for source in fact.sources}
    return Certificate(
        **asdict(header(world, decision.population)), link=decision.link, link_label=facts.label(decision.link),
        state=decision.state, excluded=decision.excluded, flags=flags, rule=decision.rule, reason=decision.reason, hint=hint,
        tests=decision.tests, examined=tuple(_exhibit(world, one, exhibits) for one in decision.examined),
        provided=tuple(map(exhibits.claim, decision.provided)), rejected=tuple(map(exhibits.claim, rejected)),
        coverage=decision.coverage,
        sources=tuple(source_note(world, one) for one in sorted(used)),
        figures={one.name: tuple(exhibits.of(one.facts)) for one in decision.tests if one.facts},
    )  # fmt: skip


def said_by(world: World, facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    """The evidence of some facts, read from the ledger."""
    return tuple(Exhibits(world, world.facts.evidence(facts)).of(facts))


def _rejected(world: World, link: str) -> list[Fact]:
    """Facts that a judgement took out and that bear on the link: its products and kinds, the firms at it, their sites."""
    if not world.facts.rejected:
        return []
    actors = {one.actor for one, _ in world.occupancies_of(link)}
    near = {*world.links.family(link), *world.links.products(link), *actors}
    near |= {fact.object for actor in actors for fact in world.facts.about(actor, "operates")}
    return sorted((fact for fact in world.facts.rejected if fact.predicate not in TOLD_BY_VERDICT
                   and (fact.subject in near or fact.object in near)), key=Fact.saying)  # fmt: skip


def _exhibit(world: World, one: Examined, exhibits: Exhibits) -> Exhibit:
    why = one.verdict.why
    if one.member is None:
        why = "；".join(filter(None, [why, "是否在口径内不明"]))
    elif not one.member:
        why = "；".join(filter(None, [why, "不在口径内"]))
    evidence = tuple(exhibits.of(one.occupancy.facts, {id(fact) for fact in one.occupancy.current()}))
    verdict = one.verdict
    return Exhibit(one.actor, world.facts.label(one.actor), verdict.code, verdict.label, verdict.group, why, evidence)


def source_note(world: World, source: str) -> SourceNote:
    """A source's publisher, licence and attribution."""
    return noted_source(world.facts, source)


def noted_source(facts: Facts, source: str) -> SourceNote:
    """The same, of facts that no place is seen from."""
    record = facts.resolution.of(f"{source}:source")
    words = [facts.value(record, prop) for prop in ("publisher", "licence", "attribution")]
    return SourceNote(source, facts.value(record, "name") or source, *words)
