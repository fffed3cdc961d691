"""Everything a state is computed from, for one set of facts, one place and one roll-up switch; each part built once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from graph.arrays.stated import StatedRecipes
from graph.facts import Fact, Facts
from graph.states.coverage import ALL, Coverages
from graph.states.figures import Figures, latest, number
from graph.states.geography import Geography
from graph.states.links import LinkIndex
from graph.states.occupancy import Occupancies, Occupancy
from graph.states.proof import TO_REVIEW, Proof
from graph.states.rejected import accepted
from graph.states.thresholds import Thresholds
from graph.states.touched import Touched
from graph.states.verdicts import GONE, GROUPS, Verdict, Verdicts

DEFAULT_WINDOW = 3.0
COUNTED = frozenset({"counted", "weak"})


@dataclass(frozen=True, slots=True)
class Examined:
    """One firm examined for a link: the verdict that speaks best for it, the occupancy it rests on, local or not.

    `known_in` is the place holding this one to which alone it is known, where nothing of it is known here.
    """

    actor: str
    occupancy: Occupancy
    verdict: Verdict
    local: bool
    member: bool | None
    standing: str
    known_in: str = ""


class World:
    """Facts seen from one place."""

    def __init__(self, facts: Facts, place: str, *, rollup: bool = True) -> None:
        self.facts = facts = accepted(facts)
        self.geography = Geography(facts)
        self.place = self.geography.find(place)
        self.links = LinkIndex(facts, rollup=rollup)
        self.thresholds = Thresholds(facts, self.geography, self.place)
        self.proof = Proof(facts, self.window)
        self.figures = Figures(facts, self.proof)
        self.occupancies = Occupancies(facts, self.links, self.proof)
        self.coverages = Coverages(facts, self.geography, self.links, self.proof)
        self.recipes = StatedRecipes(facts)
        self._verdicts: dict[str, Verdicts] = {}
        self._here, self._unsure = self.geography.present(self.place), self.geography.unsure(self.place)

    def renewed(self, facts: Facts, touched: Touched) -> World:
        """The same place with other facts. What differs is said by `touched`; all that was worked out of the rest is kept."""
        if touched.everything:
            return World(facts, self.place, rollup=self.links.rollup)
        new, actors = copy(self), touched.actors
        new.facts, new.figures = facts, Figures(facts, self.proof)
        new.geography = self.geography.renewed(facts, actors)
        new.occupancies = self.occupancies.renewed(facts, actors)
        new.coverages = self.coverages.renewed(facts, new.geography, surveys=bool(touched.surveys))
        if touched.thresholds:
            new.thresholds = Thresholds(facts, new.geography, self.place)
        new._verdicts = {place: one.renewed(facts, new.geography, new.occupancies, actors)
                         for place, one in self._verdicts.items()}  # fmt: skip
        new._here, new._unsure = new.geography.present(self.place), new.geography.unsure(self.place)
        new._renew_makers(self, actors)
        return new

    def _renew_makers(self, old: World, actors: Set[str]) -> None:
        """Keep who counts here, but for these actors; local purchases are kept where none of these buys or sells."""
        counted = {actor: held for actor, held in old.counted_here.items() if actor not in actors} | self._counted(actors)
        makers = dict(old.makers_here)
        for product in {one for actor in actors for one in _made(old.counted_here.get(actor, ()))}:
            makers[product] = makers[product] - actors
        for actor in actors & counted.keys():
            for product in _made(counted[actor]):
                makers[product] = {*makers.get(product, ()), actor}
        kept = {product: firms for product, firms in makers.items() if firms}
        vars(self).update(counted_here=counted, makers_here=kept)
        looks = [look for facts in (old.facts, self.facts) for look in (facts.about, facts.to)]
        if any(look(actor, "supplies") for look in looks for actor in actors):
            vars(self).pop("purchases_here", None)

    @property
    def window(self) -> float:
        """Years for which evidence is fresh: the place's own, else the threshold, else 3."""
        own = next((v for p in self.geography.above(self.place) if (v := self.facts.value(p, "evidenceWindow"))), "")
        return float(own) if own else self.thresholds.number("evidence_window", DEFAULT_WINDOW)

    def occupancies_of(self, link: str) -> list[tuple[Occupancy, bool]]:
        """Occupancies of the link and its kinds, then those known at a parent alone (True)."""
        own = [(one, False) for member in self.links.family(link) for one in self.occupancies.at(member)]
        if not self.links.rollup:
            return own
        known = {one.actor for one, _ in own}
        return own + [(one, True) for parent in self.links.above(link) for one in self.occupancies.at(parent)
                      if one.actor not in known]  # fmt: skip

    def examine(self, link: str, population: str) -> list[Examined]:
        """Every firm with a site here, or with one that may be here, that is at the link, each once, with its best verdict;
        and the places that hold this one and are known to provide it."""
        found = {one.actor: one for one in self._provided_around(link, population)}
        for occupancy, only_above in self.occupancies_of(link):
            if occupancy.actor not in self._here and occupancy.actor not in self._unsure:
                continue
            verdict = self.verdicts_in(self.place).judge(occupancy, only_above=only_above)
            known_in = "" if occupancy.actor in self._here else self.geography.unsure_in(occupancy.actor, self.place)
            if known_in and verdict.group != "pending":
                continue
            one = Examined(
                occupancy.actor, occupancy, verdict, self.geography.is_local(occupancy.actor, self.place),
                self.coverages.member(occupancy.actor, population), self.occupancies.standing(occupancy), known_in)  # fmt: skip
            if one.actor not in found or _better(one, found[one.actor]):
                found[one.actor] = one
        return sorted(found.values(), key=lambda one: (GROUPS.index(one.verdict.group), self.facts.label(one.actor), one.actor))

    def _provided_around(self, link: str, population: str) -> Iterator[Examined]:
        """A place that holds this one and provides the link, or a product of it: the makers may be here, nobody says so."""
        things = set(self.links.told_of(link))
        for place in self.geography.above(self.place)[1:]:
            said = [fact for fact in latest(self.facts, self.facts.about(place, "provides")) if fact.object in things]
            provided = Occupancy(place, link, self.facts, stated=[fact for fact in said if self.supplies(fact)])
            if provided.living():
                yield Examined(place, provided, self.verdicts_in(self.place).unplaced(place), local=False,
                               member=True if population == ALL else None, standing=TO_REVIEW, known_in=place)  # fmt: skip

    def supplies(self, fact: Fact) -> bool:
        """Whether a saying that something is provided is fresh and of more than nothing."""
        something = fact.qualifier("negligible") != "true" and number(fact, "share") != 0
        return something and not self.proof.all_stale(fact)

    @cached_property
    def counted_here(self) -> dict[str, list[Occupancy]]:
        """Local firm → its occupancies that count here, weakly or fully."""
        return self._counted(self._here)

    def _counted(self, actors: Set[str]) -> dict[str, list[Occupancy]]:
        local = (actor for actor in sorted(actors & self._here) if self.geography.is_local(actor, self.place))
        found = {actor: [one for one in self.occupancies.of(actor) if self.counts(one)] for actor in local}
        return {actor: held for actor, held in found.items() if held}

    @cached_property
    def makers_here(self) -> dict[str, set[str]]:
        """Product → local firms with a counted occupancy by that product."""
        found: dict[str, set[str]] = {}
        for actor, held in self.counted_here.items():
            for product in _made(held):
                found.setdefault(product, set()).add(actor)
        return found

    @cached_property
    def purchases_here(self) -> dict[str, list[Fact]]:
        """Product as named → `supplies` facts whose buyer is here."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts.by_predicate.get("supplies", ()):
            named = fact.qualifier("productAsNamed")
            if named and self.buys_here(fact.object):
                found.setdefault(named, []).append(fact)
        return {named: sorted(facts, key=Fact.saying) for named, facts in found.items()}

    def buys_here(self, actor: str) -> bool:
        """Whether an actor is local and still there: who is cancelled or has moved away buys nothing."""
        return self.geography.is_local(actor, self.place) and self.facts.value(actor, "operatingStatus") not in GONE

    def counts(self, occupancy: Occupancy, place: str = "") -> bool:
        """Whether an occupancy counts here (or in another place), weakly or fully."""
        return self.verdicts_in(place or self.place).judge(occupancy).group in COUNTED

    def verdicts_in(self, place: str) -> Verdicts:
        """Verdicts in a place, each place's built once."""
        if place not in self._verdicts:
            self._verdicts[place] = Verdicts(self.facts, self.geography, self.occupancies, place)
        return self._verdicts[place]


def _made(held: Iterable[Occupancy]) -> set[str]:
    """The products by which a firm is where it is."""
    return {fact.object for one in held for fact in one.living() if fact.predicate == "produces"}


def _better(one: Examined, other: Examined) -> bool:
    """Whether a verdict speaks better for a firm than another; between equals the choice is fixed, not first come."""

    def place(examined: Examined) -> tuple[int, str, str]:
        return GROUPS.index(examined.verdict.group), examined.verdict.code, examined.occupancy.link

    return place(one) < place(other)
