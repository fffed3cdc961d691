"""Whom to ask about a link: who surveyed it here, whose duty its chain is, who surveyed its neighbours. Only facts name anyone."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.surveying.answer import Asked
from graph.analysis.surveying.words import said
from graph.states.coverage import Coverage
from graph.states.world import World

MOST = 3
"""How many are named at most: the nearest first."""


class Askers:
    """Looks up who may know, for one place and population."""

    def __init__(self, world: World, population: str) -> None:
        self._world, self._facts, self._population = world, world.facts, population
        here = set(world.geography.above(world.place))
        self._here = [one for one in world.coverages.told if here & set(one.places)]

    def of(self, link: str) -> tuple[Asked, ...]:
        """The departments to ask, the nearest first, each once."""
        found: dict[str, Asked] = {}
        for one in (*self._who_surveyed(link), *self._on_duty(link), *self._of_neighbours(link)):
            found.setdefault(one.id, one)
        return tuple(found.values())[:MOST]

    def surveys(self, link: str) -> list[Coverage]:
        """Surveys of the link here, of whatever population, closed or not, the latest first."""
        found = [one for one in self._here if self._world.coverages.looks_at(one, self._world.place, link)]
        return sorted(found, key=lambda one: (one.surveyed_to or one.surveyed_from, one.id), reverse=True)

    def standing(self, one: Coverage) -> str:
        """Why a survey does not settle the population asked about: open, expired or narrower; closed where it does."""
        coverages = self._world.coverages
        if not coverages.complete(one.id):
            return "open"
        if not coverages.in_force(one):
            return "expired"
        return "closed" if one.population in coverages.wider(self._population) else "narrower"

    def population(self, one: Coverage) -> str:
        """The word for the population of a survey."""
        return self._facts.ontology.concept("Population", one.population).zh

    def _by(self, survey: Coverage, why: str) -> Iterator[Asked]:
        for fact in self._facts.about(survey.id, "surveyedBy"):
            yield Asked(fact.object, self._facts.label(fact.object), why)

    def _who_surveyed(self, link: str) -> Iterator[Asked]:
        for one in self.surveys(link):
            state = said(f"state.{self.standing(one)}", population=self.population(one))
            yield from self._by(one, said("why.surveyed", survey=one.label, state=state))

    def _on_duty(self, link: str) -> Iterator[Asked]:
        """Those to whom the facts give the chain, in the order of the vocabulary of duties."""
        chain, duties = self._world.links.chain(link), self._facts.ontology.vocabularies["Duty"]
        order = list(duties)
        given = [(fact.qualifier("duty"), fact.subject) for fact in self._facts.to(chain, "responsibleFor")] if chain else []
        for duty, who in sorted(given, key=lambda one: (order.index(one[0]) if one[0] in order else len(order), one[1])):
            word = duties[duty].zh if duty in duties else said("no_duty")
            yield Asked(who, self._facts.label(who), said("why.duty", duty=word, chain=self._facts.label(chain)))

    def _of_neighbours(self, link: str) -> Iterator[Asked]:
        """Those who surveyed other links of the chain here: kinds and what it is a kind of first, then its stage, then the rest."""
        links, facts = self._world.links, self._facts
        chain, family = links.chain(link), {*links.sorts(link), *links.wider(link)}
        stage = facts.value(link, "stage")

        def near(other: str) -> tuple[bool, bool, str]:
            return other not in family, facts.value(other, "stage") != stage, other

        for other in sorted((one for one in links.of_chain(chain) if one != link), key=near) if chain else ():
            for one in self.surveys(other):
                yield from self._by(one, said("why.neighbour", link=facts.label(other), survey=one.label))
