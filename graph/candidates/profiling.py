"""Fills the columns of a target list from facts; what no fact says stays empty, which is 情况不明."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from graph.candidates.groups import MAJORITY
from graph.candidates.profile import Item, Profile
from graph.candidates.quoting import Quotes
from graph.candidates.signs import Signs
from graph.candidates.tables import said, setting
from graph.candidates.whereabouts import Addresses
from graph.facts import Fact
from graph.precheck.amounts import said as amount_in_words
from graph.states.figures import latest, number
from graph.states.proof import REJECTED
from graph.states.world import World
from ontology.values import first_day, last_day

PATENTS = frozenset({"invention", "utility_model", "design", "pct"})
ABOUT = ("uscc", "stockCode", "ownership", "founded", "registeredCapital", "mainProducts", "produces", "operates",
         "holdsQualification")  # fmt: skip
TO = ("controls", "holdsShares", "ownedBy")
"""Predicates about an enterprise, and relations that end at it, that its profile quotes."""


class Profiling:
    """Profiles of enterprises; `facts` names what one quotes, so that many can be read at once."""

    def __init__(self, world: World, quotes: Quotes, signs: Signs, addresses: Addresses) -> None:
        self._world, self._facts, self._quotes, self._signs, self._addresses = world, world.facts, quotes, signs, addresses

    def facts(self, actor: str) -> Iterator[Fact]:
        """What a profile quotes of an enterprise."""
        for name in ABOUT:
            yield from self._facts.about(actor, name)
        for name in TO:
            yield from self._facts.to(actor, name)

    def of(self, actor: str, products: Collection[str]) -> Profile:
        """The profile of an enterprise; capacities and shares are of these products."""
        one = self._one
        made = [fact for fact in latest(self._facts, self._facts.about(actor, "produces")) if fact.judgement != REJECTED]
        own = [fact for fact in made if fact.object in products]
        return Profile(
            one(actor, "uscc"), one(actor, "stockCode"), self._concept(actor, "ownership", "Ownership"),
            tuple(self._controllers(actor)), one(actor, "founded"), self._capital(actor),
            tuple(self._main_products(actor, made)), tuple(self._sites(actor)), tuple(self._capacities(own)),
            tuple(self._shares(own)), tuple(self._qualifications(actor)), self._patents(actor),
            tuple(self._signs.of(actor)),
        )  # fmt: skip

    def _item(self, fact: Fact, text: str, value: str = "", unit: str = "", of: str = "") -> Item:
        return Item(text, value or fact.value, unit, of, fact.period or fact.valid_from, self._quotes.of(fact))

    def _figure(self, fact: Fact, text: str, value: str, unit: str) -> Item:
        """A figure of a product, which is told as too old where it is."""
        stale = self._world.proof.all_stale(fact)
        item = self._item(fact, text + (said("stale") if stale else ""), value, unit, self._facts.label(fact.object))
        return replace(item, stale=stale)

    def _one(self, actor: str, prop: str) -> Item | None:
        fact = self._facts.told(actor, prop)
        return self._item(fact, fact.value) if fact else None

    def _concept(self, actor: str, prop: str, vocabulary: str) -> Item | None:
        fact = self._facts.told(actor, prop)
        return self._item(fact, self._facts.ontology.concept(vocabulary, fact.value).zh) if fact else None

    def _capital(self, actor: str) -> Item | None:
        fact, currency = self._facts.told(actor, "registeredCapital"), self._facts.value(actor, "currency")
        if not fact:
            return None
        unit = "元" if currency in ("", "CNY") else currency
        return self._item(fact, amount_in_words(float(fact.value), "元") if unit == "元" else f"{fact.value} {unit}", unit=unit)

    def _controllers(self, actor: str) -> Iterator[Item]:
        """Who controls it, or holds the majority, as stated; not followed further."""
        facts = self._facts
        for fact in facts.to(actor, "controls"):
            yield self._item(fact, facts.label(fact.subject), fact.subject)
        for fact in latest(facts, facts.to(actor, "holdsShares")):
            share = number(fact, "share")
            if share is not None and share > MAJORITY:
                yield self._item(fact, f"{facts.label(fact.subject)}（{share:.2%}）", fact.subject)

    def _main_products(self, actor: str, made: Iterable[Fact]) -> Iterator[Item]:
        """Main products as a source words them, else the products it is said to make."""
        if told := self._facts.told(actor, "mainProducts"):
            yield self._item(told, told.value)
            return
        seen = set[str]()
        for fact in made:
            text = fact.qualifier("productAsNamed") or self._facts.label(fact.object)
            if text not in seen:
                seen.add(text)
                yield self._item(fact, text, fact.object)

    def _sites(self, actor: str) -> Iterator[Item]:
        facts, words = self._facts, self._facts.ontology.concept
        for fact, place in self._addresses.sites(actor):
            kind, status = facts.value(fact.object, "siteKind"), facts.value(fact.object, "siteStatus")
            where = facts.value(fact.object, "address") or (self._addresses.place(place) if place else facts.label(fact.object))
            told = [words("SiteKind", kind).zh if kind else "", words("SiteStatus", status).zh if status else ""]
            tail = "，".join(filter(None, told))
            yield self._item(fact, where + (f"（{tail}）" if tail else ""), fact.object, of=kind)

    def _capacities(self, made: Iterable[Fact]) -> Iterator[Item]:
        for fact in made:
            if (value := number(fact, "capacity")) is not None:
                unit = fact.qualifier("capacityUnit")
                yield self._figure(fact, f"{value:,.12g} {unit}".strip(), fact.qualifier("capacity"), unit)

    def _shares(self, made: Iterable[Fact]) -> Iterator[Item]:
        for fact in made:
            if (share := number(fact, "marketShare")) is not None:
                yield self._figure(fact, f"{share:.1%}", fact.qualifier("marketShare"), "1")

    def _qualifications(self, actor: str) -> Iterator[Item]:
        facts, words = self._facts, self._facts.ontology.concept
        for fact in facts.about(actor, "holdsQualification"):
            level = fact.qualifier("level") or facts.value(fact.object, "level")
            batch = fact.qualifier("batch")
            tail = "，".join(filter(None, [words("Level", level).zh if level else "", batch]))
            yield self._item(fact, facts.label(fact.object) + (f"（{tail}）" if tail else ""), fact.object, of=level)

    def _patents(self, actor: str) -> Item | None:
        """How many patents filed or granted within the last years the facts name: at least so many, never that there are none."""
        facts, since = self._facts, _years_before(self._facts.as_of, int(setting("patent_years")))
        found = [fact for fact in facts.to(actor, "ownedBy") if facts.value(fact.subject, "ipKind") in PATENTS
                 and any(since <= first_day(day) and last_day(day) <= facts.as_of for day in self._days(fact.subject))]  # fmt: skip
        if not found:
            return None
        years = int(setting("patent_years"))
        return Item(f"近 {years} 年至少 {len(found)} 件", str(len(found)), "件", "", "", self._quotes.of(*found))

    def _days(self, right: str) -> list[str]:
        return [day for prop in ("filedOn", "grantedOn") if (day := self._facts.value(right, prop))]


def _years_before(day: str, years: int) -> str:
    """The ISO date so many whole years before a day."""
    at = date.fromisoformat(day)
    return at.replace(year=at.year - years, day=min(at.day, 28) if (at.month, at.day) == (2, 29) else at.day).isoformat()
