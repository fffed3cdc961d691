"""Candidates for a gap over 4,000 companies and 40,000 products of a seeded world, once facts are read.

Three figures. Each further answer of one `Seeker`, as documents ask them. The first answer of a place, where the facts have been
looked up before (another question, a page): its world, survey, local makers, ties and ways are built in it. Both have the goal. And
the same where the facts were only just read, so that what it asks of their indexes (by subject, object and class) is built, too:
told, not judged, since those belong to reading. Imports, reading the ledger (`make bench ONLY=views`) and printing are in none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from bench.figure import Figure, cpu
from graph.candidates import Candidates, Seeker, candidates
from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.statement import Statement, pack

COMPANIES, PRODUCTS, LINKS, LINKED, PROVINCES = 4_000, 40_000, 60, 3_000, 30
HERE = 120
"""Companies with a plant in the zone; they make nothing of the links that are gaps."""
GAPS = 5
SOURCE, PLACE = "b", "某开发区"
AS_OF = "2025-12-31"
GOAL = 0.3


@dataclass(frozen=True, slots=True)
class Generated:
    """Statements by a seeded chance; `say` a property, `tie` a relation."""

    chance: random.Random

    def record(self, key: str, cls: str, name: str, **values: str) -> Iterator[Statement]:
        """A record with its values."""
        for prop, value in {"a": cls, "name": name, **values}.items():
            yield Statement(SOURCE, f"{SOURCE}:{key}", prop, value=value, locator=f"{cls} {key}")

    def tie(self, start: str, predicate: str, end: str, period: str = "", **said: str) -> Statement:
        """A relation with its qualifiers."""
        return Statement(SOURCE, f"{SOURCE}:{start}", predicate, object=f"{SOURCE}:{end}", qualifiers=pack(said), period=period,
                         locator=f"{predicate} {start}")  # fmt: skip

    def places(self) -> Iterator[Statement]:
        """A country of provinces; in the first a city with the zone."""
        yield from self.record("cn", "Country", "本国", countryCode="CHN")
        for number in range(PROVINCES):
            yield from self.record(f"p{number}", "Region", f"第{number}省", divisionCode=f"{number + 11}0000")
            yield self.tie(f"p{number}", "partOf", "cn")
        yield from self.record("city", "Region", "某市", divisionCode="110100")
        yield from self.record("zone", "Zone", PLACE, localSiteKind="factory")
        yield self.tie("city", "partOf", "p0")
        yield self.tie("zone", "partOf", "city")
        yield from self.record("survey", "SurveyCoverage", "摸排", population="all", closed="true", surveyRole="all")
        yield self.tie("survey", "coversPlace", "zone")

    def chain(self) -> Iterator[Statement]:
        """One chain of links; products, some of which make them up, with slots that others fill and types."""
        yield from self.record("chain", "IndustryChain", "某链")
        for number in range(LINKS):
            yield from self.record(f"l{number}", "ChainLink", f"环节{number}")
            yield self.tie(f"l{number}", "partOf", "chain")
        for number in range(PRODUCTS):
            yield from self.record(f"g{number}", "Product", f"产品{number}")
            if number < LINKED:
                yield self.tie(f"g{number}", "makesUp", f"l{number % LINKS}")
                yield from self._recipe(number)
            elif number % 10 == 0:
                yield self.tie(f"g{number}", "isTypeOf", f"g{self.chance.randrange(LINKED)}")

    def _recipe(self, number: int) -> Iterator[Statement]:
        for slot in range(2):
            key = f"s{number}-{slot}"
            yield from self.record(key, "InputSlot", f"投入{number}之{slot}", slotKind="material")
            yield self.tie(f"g{number}", "requires", key, essential="true")
            for filler in self.chance.sample(range(LINKED), 3):
                before = filler - filler % LINKS + number % LINKS - 1  # a product of the link before: recipes run one way
                if number % LINKS:
                    yield self.tie(f"g{before}", "fills", key)

    def companies(self) -> Iterator[Statement]:
        """Companies with plants, products, suppliers, owners and titles."""
        yield from self.record("title", "Qualification", "专精特新“小巨人”企业", level="national")
        for number in range(COMPANIES):
            yield from self._company(number)

    def _company(self, number: int) -> Iterator[Statement]:
        chance, key, here = self.chance, f"c{number}", number < HERE
        yield from self.record(key, "Enterprise", f"第{number}制造股份有限公司", founded=str(chance.randint(1980, 2020)),
                               registeredCapital=str(chance.randint(1, 9999) * 10_000), ownership="private")  # fmt: skip
        for kind in ("registered", "factory"):
            site = f"{key}-{kind}"
            yield from self.record(site, "Site", f"{kind}{number}", siteKind=kind)
            yield self.tie(key, "operates", site)
            yield self.tie(site, "locatedIn", "zone" if here else f"p{chance.randrange(PROVINCES)}")
        known = [one for one in chance.sample(range(LINKED), 2) if not here or one % LINKS >= GAPS]
        for product in (*known, *chance.sample(range(LINKED, PRODUCTS), 3)):
            yield self.tie(key, "produces", f"g{product}", "2024", marketShare=f"0.{chance.randint(1, 30):02d}")
        for other in chance.sample(range(COMPANIES), 4):
            if other != number:
                yield self.tie(f"c{other}", "supplies", key, "2024", share=f"0.{chance.randint(1, 30):02d}", shareOf="purchases")
        if number % 3 == 0 and number:
            yield self.tie(f"c{chance.randrange(number)}", "holdsShares", key, share=f"0.{chance.randint(10, 90)}")
        if number % 4 == 0:
            yield self.tie(key, "holdsQualification", "title", batch="2023")


def world(seed: int = 20251231) -> Facts:
    """The facts of the generated world."""
    made, ledger = Generated(random.Random(seed)), Ledger("sqlite://", kind="示例")
    source = [Statement(SOURCE, f"{SOURCE}:source", prop, value=value)
              for prop, value in {"a": "Source", "strength": "strong", "publisher": "某发布者"}.items()]  # fmt: skip
    ledger.add([*source, *made.places(), *made.chain(), *made.companies()])
    return read_facts(ledger, as_of=AS_OF)


def figures() -> Iterator[Figure]:
    """What a gap costs: a further one, a first one, and a first one of facts just read."""
    facts = world()
    (fresh, _), (first, _) = cpu(partial(_first, facts)), cpu(partial(_first, facts))
    seeker = Seeker(facts, PLACE)
    seeker.of("环节0")
    spent = [cpu(partial(seeker.of, f"环节{number}")) for number in range(1, GAPS)]
    for _, found in spent:
        assert found.stance == "proposed"
        assert len(found.outside) > 100
    size = f"{COMPANIES} companies, {PRODUCTS} products, {min(len(one.outside) for _, one in spent)} or more candidates a gap"
    told = (("next gap", max(cost for cost, _ in spent), "a Seeker kept", GOAL),
            ("first gap", first, "facts looked up before", GOAL),
            ("first, facts unindexed", fresh, "facts only just read: their indexes are built, too", None))  # fmt: skip
    for name, cost, kept, goal in told:
        yield Figure(f"candidates: {name}", cost, "CPU s", f"{size}; {kept}", None, goal, absolute=True)


def _first(facts: Facts) -> Candidates:
    """The first answer of a place, through the door that the command uses: its world and all that one gap needs of it."""
    found = candidates(facts, "环节0", PLACE)
    assert len(found.outside) > 100
    return found
