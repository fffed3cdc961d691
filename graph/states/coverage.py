"""Scope: which population a state speaks of, who belongs to it, and whether it was really looked at here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.errors import UnknownName
from graph.facts import Fact, Facts
from graph.states.figures import ended
from graph.states.geography import Geography
from graph.states.links import LinkIndex
from graph.states.proof import Proof
from ontology.errors import issue
from ontology.values import first_day, last_day

ALL = "all"
COVERED = ("coversPlace", "coversChain", "coversLink", "exceptsLink")
MAKERS = frozenset({"all", "makers"})
"""Survey roles that look at makers: a survey of traders or buyers says nothing about who makes a thing."""
UNSAID = frozenset({"makers"})
"""What a survey looked at that names no role: it is taken to be of makers, and of nobody else."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One closed survey: what was looked at, by whom, when, until when it holds."""

    id: str
    label: str
    population: str
    places: tuple[str, ...]
    chains: tuple[str, ...]
    links: tuple[str, ...]
    excepted: tuple[str, ...]
    method: str
    surveyed_from: str
    surveyed_to: str
    expires: str
    roles: frozenset[str] = UNSAID

    def as_dict(self) -> dict[str, object]:
        """The coverage as a certificate shows it."""
        return {"id": self.id, "label": self.label, "population": self.population, "places": list(self.places),
                "method": self.method, "from": self.surveyed_from, "to": self.surveyed_to,
                "expires": self.expires or None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """What a survey must look at to speak of a link in a place: the places around it, its chain, the link and its wider ones."""

    around: frozenset[str]
    chain: str
    lineage: frozenset[str]

    def includes(self, one: Coverage) -> bool:
        """Whether a survey, whatever its population and whether closed, looks at that."""
        included = not (one.chains or one.links) or self.chain in one.chains or not self.lineage.isdisjoint(one.links)
        return included and not self.around.isdisjoint(one.places) and self.lineage.isdisjoint(one.excepted)


class Coverages:
    """Closed SurveyCoverages in force at the as-of date, and who belongs to a population."""

    def __init__(self, facts: Facts, geography: Geography, links: LinkIndex, proof: Proof) -> None:
        self._facts, self._geography, self._links, self._proof = facts, geography, links, proof

    def renewed(self, facts: Facts, geography: Geography, *, surveys: bool) -> Coverages:
        """The same with other facts; `surveys`: surveys are among what differs, else those in force are kept."""
        new = Coverages(facts, geography, self._links, self._proof)
        if not surveys:
            vars(new)["closed"] = self.closed
        return new

    @cached_property
    def closed(self) -> list[Coverage]:
        """Every closed survey of makers that has not expired."""
        return [one for one in self._all if not MAKERS.isdisjoint(one.roles)]

    @cached_property
    def _all(self) -> list[Coverage]:
        """Every closed survey that has not expired, whatever roles it looked at."""
        surveys = self._facts.instances("SurveyCoverage")
        found = (self._read(one) for one in surveys if self.complete(one))
        return [one for one in found if self.in_force(one)]

    @cached_property
    def told(self) -> list[Coverage]:
        """Every survey of makers that is told of, closed or not, expired or not."""
        found = map(self._read, self._facts.instances("SurveyCoverage"))
        return [one for one in found if not MAKERS.isdisjoint(one.roles)]

    def complete(self, survey: str) -> bool:
        """Whether a survey says that everybody was looked at."""
        return self._facts.value(survey, "closed") == "true"

    def in_force(self, one: Coverage) -> bool:
        """Whether a survey has begun and has not expired at the as-of date."""
        begun = not one.surveyed_from or first_day(one.surveyed_from) <= self._facts.as_of
        return begun and (not one.expires or self._facts.as_of <= last_day(one.expires))

    def _read(self, one: str) -> Coverage:
        facts = self._facts
        targets = {p: tuple(sorted(f.object for f in facts.about(one, p))) for p in COVERED}
        method, since, until, expires = (facts.value(one, p) for p in ("surveyMethod", "surveyedFrom", "surveyedTo", "expires"))
        roles = frozenset(facts.values(one, "surveyRole")) or UNSAID
        return Coverage(one, facts.label(one), facts.value(one, "population") or ALL, targets["coversPlace"],
                        targets["coversChain"], targets["coversLink"], targets["exceptsLink"], method,
                        since, until, expires, roles)  # fmt: skip

    def find_scope(self, name: str, place: str) -> str:
        """The population's code by code or Chinese label; without a name the place's own default, else 全部法人.

        Raises UnknownName LT-NAME-01.
        """
        populations = self._facts.ontology.vocabularies["Population"]
        if not name:
            return self._facts.value(place, "defaultScope") or ALL
        for code, concept in populations.items():
            if name in (code, concept.zh, concept.en, *concept.aliases):
                return code
        expected = "、".join(concept.zh for concept in populations.values())
        raise UnknownName(issue("LT-NAME-01", value=name, kind="口径", expected=expected))

    def asked(self, place: str) -> tuple[str, ...]:
        """The populations of which a place's states can speak: its own first, then those that a closed survey looked at here."""
        own, around = self.find_scope("", place), set(self._geography.above(place))
        closed = {one.population for one in self.closed if around & set(one.places)}
        return (own, *(code for code in self._facts.ontology.vocabularies["Population"] if code in closed - {own}))

    def wider(self, population: str) -> tuple[str, ...]:
        """The population and every wider one, nearest first (规上工业 → 规上 → 全部法人)."""
        found = [population]
        while above := self._facts.ontology.concept("Population", found[-1]).notes.get("broader"):
            found.append(above)
        return tuple(found)

    def narrower(self, population: str) -> tuple[str, ...]:
        """Populations inside this one, in the vocabulary's order."""
        codes = self._facts.ontology.vocabularies["Population"]
        return tuple(code for code in codes if code != population and population in self.wider(code))

    def covering(self, place: str, population: str, link: str, roles: frozenset[str] = MAKERS) -> list[Coverage]:
        """Closed surveys of one of these roles, of this population or a wider one, of a place that holds this one, that
        include the link.

        With roll-up a survey of a parent link includes its kinds; a parent is also closed where all its last kinds are.
        """
        if found := self._direct(place, population, link, roles):
            return found
        leaves = [one for one in self._links.family(link)[1:] if not self._links.kinds(one)]
        each = [self._direct(place, population, leaf, roles) for leaf in leaves]
        return list(dict.fromkeys(one for closed in each for one in closed)) if all(each) else []

    def _direct(self, place: str, population: str, link: str, roles: frozenset[str]) -> list[Coverage]:
        populations, reach = self.wider(population), self._reach(place, link)
        return [one for one in self._all if roles & one.roles and one.population in populations and reach.includes(one)]

    def looks_at(self, one: Coverage, place: str, link: str) -> bool:
        """Whether a survey, of any population and closed or not, is of a place that holds this one and includes the link."""
        return self._reach(place, link).includes(one)

    def _reach(self, place: str, link: str) -> Reach:
        above = self._links.above(link) if self._links.rollup else ()
        return Reach(frozenset(self._geography.above(place)), self._links.chain(link), frozenset({link, *above}))

    def member(self, actor: str, population: str) -> bool | None:
        """Whether an actor belongs to a population; None where that is not known, as by an undated or an old qualification."""
        if population == ALL:
            return True
        if population == "listed":
            return bool(self._facts.value(actor, "stockCode"))
        held = [f.object for f in self._facts.about(actor, "holdsQualification") if self._holds_now(f)]
        inside = (population, *self.narrower(population))
        return True if any(self._is_population(one, code) for one in held for code in inside) else None

    def _holds_now(self, fact: Fact) -> bool:
        """Whether a qualification in force is dated, has begun, and either states its end or is told freshly enough."""
        if not ended(self._facts, fact):
            return False
        return bool(fact.valid_to) or any(self._proof.dated(one) and not self._proof.stale(one) for one in fact.witnesses)

    def _is_population(self, qualification: str, population: str) -> bool:
        """Whether holding this qualification makes one a member: it bears the population's code or label."""
        concept = self._facts.ontology.concept("Population", population)
        names = {self._facts.value(qualification, prop) for prop in ("name", "shortName")}
        return bool(names & {concept.code, concept.zh, *concept.aliases})
