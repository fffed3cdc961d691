"""Small worlds for the tests of the states, told fact by fact: one zone, one chain, one link, and what a test adds."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from graph.facts import Facts, read_facts
from graph.ledger import Judgement, Ledger
from graph.statement import Statement, pack
from graph.states.certificate import Certificate
from graph.states.decide import Decision, decide
from graph.states.flags import FlagNote, flags
from graph.states.outcome import TestResult
from graph.states.survey import why
from graph.states.world import Examined, World
from ingest.bundled import load_source
from ingest.source import SOURCES

AS_OF = "2024-12-31"
SHILI, SHILI_AS_OF = SOURCES / "shili", "2026-06-30"
NUMBERS = frozenset({"capacity", "marketShare", "revenueShare", "share", "quantity", "localShare", "grade", "amount", "rank"})
"""Qualifiers that carry a number."""


def key(name: str) -> str:
    """The record key of a name in these worlds; a key stays as it is."""
    return name if ":" in name else f"t:{name}"


@dataclass
class Sketch:
    """A world being told. Names are local; every method returns the sketch, so that a test reads as one sentence."""

    statements: list[Statement] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    as_of: str = AS_OF

    def record(self, name: str, cls: str, /, **values: str) -> Self:
        """A record of a class with its values; its name is its key unless said."""
        told = {"a": cls, "name": name, **values}
        many = [(prop, part) for prop, value in told.items() for part in value.split(";") if part]
        self.statements += [Statement("t", key(name), prop, value=value) for prop, value in many]
        return self

    def relate(self, start: str, predicate: str, end: str, *, source: str = "t", cites: str = "", period: str = "",
               since: str = "", until: str = "", **said: str) -> Self:  # fmt: skip
        """A relation with its qualifiers."""
        self.statements.append(Statement(
            source, key(start), predicate, object=key(end), qualifiers=pack(said), cites=cites and key(cites), period=period,
            valid_from=since, valid_to=until))  # fmt: skip
        return self

    def source(self, name: str, strength: str, publisher: str = "") -> Self:
        """A source of a strength."""
        told = {"a": "Source", "strength": strength, "publisher": publisher or name}
        self.statements += [Statement(name, f"{name}:source", prop, value=value) for prop, value in told.items()]
        return self

    def paper(self, name: str, strength: str, publisher: str, issued: str = "2024", copy_of: str = "") -> Self:
        """A document that rows may cite."""
        self.record(name, "Document", strength=strength, publisher=publisher, issuedOn=issued)
        return self.relate(name, "copyOf", copy_of) if copy_of else self

    def link(self, name: str, /, parent: str = "", product: str = "", **values: str) -> Self:
        """A link of the chain (with a parent; made up by a product of the same world)."""
        self.record(name, "ChainLink", **values).relate(name, "partOf", "chain")
        if product:
            self.record(product, "Product").relate(product, "makesUp", name)
        return self.relate(name, "isTypeOf", parent) if parent else self

    def site(self, owner: str, kind: str = "factory", place: str = "zone", name: str = "", **values: str) -> Self:
        """A site of an owner."""
        name = name or f"{owner}-{kind or 'site'}-{place}"
        return self.record(name, "Site", siteKind=kind, **values).relate(owner, "operates", name).relate(name, "locatedIn", place)

    def firm(self, name: str, *kinds: str, place: str = "zone", status: str = "", **values: str) -> Self:
        """An enterprise with sites of these kinds (default: a factory) in a place."""
        self.record(name, "Enterprise", **values)
        for kind in kinds or ("factory",):
            self.site(name, kind, place, siteStatus=status)
        return self

    def maker(self, name: str, product: str = "p", place: str = "zone", **said: str) -> Self:
        """A firm with a factory in a place that makes a product, on strong evidence."""
        return self.firm(name, place=place).relate(name, "produces", product, **said)

    def surveyed(self, population: str = "all", place: str = "zone", link: str = "", **values: str) -> Self:
        """A closed survey of a population in a place (of all links unless one is named)."""
        name = f"survey-{population}-{place}-{link}-{values.get('surveyRole', '')}"
        self.record(name, "SurveyCoverage", **{"population": population, "closed": "true", **values})
        self.relate(name, "coversPlace", place)
        return self.relate(name, "coversLink", link) if link else self

    def threshold(self, name: str, value: str, place: str = "", confirmed: str = "") -> Self:
        """A threshold, of a place or the default."""
        record = f"threshold-{name}-{place}"
        self.record(record, "Threshold", thresholdName=name, thresholdValue=value, confirmed=confirmed)
        return self.relate(record, "thresholdOf", place) if place else self

    def judge(self, start: str, predicate: str, end: str, verdict: str, on: str = "", **said: str) -> Self:
        """A judgement on a fact, of a date."""
        self.judgements.append(Judgement(key(start), key(end), verdict, date=on, predicate=predicate, qualifiers=pack(said)))
        return self

    def without_numbers(self) -> Self:
        """The same world with no number in any relation."""
        return replace(self, statements=[one._replace(qualifiers=_plain(one)) for one in self.statements])

    def shuffled(self, seed: int) -> Self:
        """The same world told in another order."""
        order = list(self.statements)
        random.Random(seed).shuffle(order)
        return replace(self, statements=order)

    def facts(self) -> Facts:
        """The facts of the world, out of a ledger in memory."""
        ledger = Ledger("sqlite://", kind="示例")
        ledger.add(self.statements)
        if self.judgements:
            ledger.judge(self.judgements)
        return read_facts(ledger, as_of=self.as_of)

    def world(self, place: str = "zone", *, rollup: bool = True) -> World:
        """The world seen from a place."""
        return World(self.facts(), key(place), rollup=rollup)

    def decision(self, link: str = "l", scope: str = "all", place: str = "zone", *, rollup: bool = True) -> Decision:
        """The state of a link with what led to it."""
        return decide(self.world(place, rollup=rollup), key(link), scope)

    def rule(self, link: str = "l", scope: str = "all", place: str = "zone", *, rollup: bool = True) -> str:
        """The branch of the model that decided the state of a link."""
        return self.decision(link, scope, place, rollup=rollup).rule

    def certificate(self, link: str = "l", scope: str = "all") -> Certificate:
        """The certificate of a link in the zone."""
        return why(self.facts(), key(link), key("zone"), scope)

    def flags(self, link: str = "l", scope: str = "all") -> dict[str, FlagNote]:
        """The flags of a link in the zone by code."""
        world = self.world()
        return {one.code: one for one in flags(world, decide(world, key(link), scope))}

    def test(self, name: str, link: str = "l", place: str = "zone") -> TestResult:
        """One test of a link, such as W1."""
        return next(one for one in self.decision(link, place=place).tests if one.name == name)

    def examined(self, firm: str = "甲", link: str = "l", place: str = "zone") -> Examined:
        """How a firm stands at a link."""
        return next(one for one in self.decision(link, place=place).examined if one.actor == key(firm))

    def verdict(self, firm: str = "甲", link: str = "l", place: str = "zone") -> str:
        """The verdict's code on a firm at a link."""
        return self.examined(firm, link, place).verdict.code


def _plain(one: Statement) -> str:
    said = json.loads(one.qualifiers) if one.qualifiers else {}
    return pack({name: value for name, value in said.items() if name not in NUMBERS})


def zone(**values: str) -> Sketch:
    """A zone in a city, province and country; a chain with one link `l` that suits being local, made up by product `p`."""
    sketch = Sketch().source("t", "strong")
    for code, name, above in (("country", "本国", ""), ("province", "本省", "country"), ("city", "本市", "province")):
        sketch.record(code, "Country" if not above else "Region", name=name, divisionCode=DIVISIONS.get(code, ""))
        if above:
            sketch.relate(code, "partOf", above)
    sketch.record("zone", "Zone", **{"name": "本区", "addressAlias": "本开发区", **values}).relate("zone", "partOf", "city")
    sketch.record("elsewhere", "Region", name="外省", divisionCode="980000").relate("elsewhere", "partOf", "country")
    sketch.record("abroad", "Country", name="外国")
    return sketch.record("chain", "IndustryChain").link("l", product="p", layout="suited")


DIVISIONS = {"province": "990000", "city": "990100"}


def enough() -> Sketch:
    """A sound link: surveyed, one maker with more capacity than a local buyer needs, no local maker depends on it."""
    sketch = zone().surveyed().maker("甲", capacity="120", capacityUnit="吨")
    return sketch.firm("买家").relate("买家", "demands", "p", quantity="100", quantityUnit="吨")


def assembly() -> Sketch:
    """As `enough`, and a local maker of a machine `m` (link `k`) that needs `p`: so the risk tests of `l` apply."""
    sketch = enough().link("k", product="m").maker("总装", "m")
    return sketch.record("slot", "InputSlot", slotKind="material").relate("m", "requires", "slot").relate("p", "fills", "slot")



def shili(folder: Path) -> Facts:
    """The facts of the bundled 示例 zone with its judgements, on its own date."""
    ledger = Ledger(folder / "shili.sqlite", kind="示例")
    report = load_source(ledger, "shili")
    assert not report.errors, report.errors[:3]
    return read_facts(ledger, as_of=SHILI_AS_OF)
