"""Who is at which link: stated 挂链, and derived where a firm produces a product that makes the link up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.facts import Fact, Facts
from graph.states.figures import ended, latest
from graph.states.links import LinkIndex
from graph.states.proof import Proof

CONFIRMED, TO_REVIEW, REJECTED = "confirmed", "to_review", "rejected"


@dataclass(slots=True)
class Occupancy:
    """One firm at one link: the stated `occupies` facts and the `produces` facts from which it is derived."""

    actor: str
    link: str
    known: Facts = field(repr=False)
    stated: list[Fact] = field(default_factory=list)
    produced: list[Fact] = field(default_factory=list)

    @property
    def facts(self) -> list[Fact]:
        """The enterprise's side of the evidence (never makesUp)."""
        return [*self.stated, *self.produced]

    def living(self) -> list[Fact]:
        """Facts that no judgement rejected."""
        return [fact for fact in self.facts if fact.judgement != REJECTED]

    def parts(self) -> list[Occupancy]:
        """This occupancy split into what names a plant and what names none; whole where there is only one kind."""
        if len({bool(fact.qualifier("site")) for fact in self.living()}) < 2:
            return [self]
        return [self._part(named) for named in (True, False)]

    def _part(self, named: bool) -> Occupancy:
        stated, produced = (
            [fact for fact in facts if bool(fact.qualifier("site")) is named and fact.judgement != REJECTED]
            for facts in (self.stated, self.produced)
        )
        return Occupancy(self.actor, self.link, self.known, stated, produced)

    def current(self) -> list[Fact]:
        """Living facts of the latest period: what older ones said of the same product and plant no longer speaks."""
        return latest(self.known, self.living())

    def said(self, name: str) -> set[str]:
        """The distinct values of a qualifier over current facts; empty text where a fact does not say it."""
        return {fact.qualifier(name) for fact in self.current()}


class Occupancies:
    """Every occupancy by link, derived once from the facts and never stored."""

    def __init__(self, facts: Facts, links: LinkIndex, proof: Proof) -> None:
        self._facts, self._links, self._proof = facts, links, proof

    @cached_property
    def _by_link(self) -> dict[str, dict[str, Occupancy]]:
        found: dict[str, dict[str, Occupancy]] = defaultdict(dict)
        for fact in sorted(filter(self._speaks, self._facts.of("occupies")), key=Fact.saying):
            self._at(found, fact.object, fact.subject).stated.append(fact)
        for made in sorted(self._facts.of("makesUp"), key=Fact.saying):
            for fact in filter(self._speaks, self._facts.to(made.subject, "produces")):
                self._at(found, made.object, fact.subject).produced.append(fact)
        return found

    def _speaks(self, fact: Fact) -> bool:
        return ended(self._facts, fact)

    def _at(self, found: dict[str, dict[str, Occupancy]], link: str, actor: str) -> Occupancy:
        return found[link].setdefault(actor, Occupancy(actor, link, self._facts))

    def at(self, link: str) -> Iterable[Occupancy]:
        """Occupancies stated or derived at exactly this link."""
        return self._by_link.get(link, {}).values()

    @cached_property
    def _by_actor(self) -> dict[str, list[Occupancy]]:
        found: dict[str, list[Occupancy]] = defaultdict(list)
        for actors in self._by_link.values():
            for occupancy in actors.values():
                found[occupancy.actor].append(occupancy)
        return found

    def of(self, actor: str) -> list[Occupancy]:
        """Every link an actor is at."""
        return self._by_actor.get(actor, [])

    def standing(self, occupancy: Occupancy, *, fresh: bool = True) -> str:
        """confirmed, to_review or rejected. A judgement decides (on the whole 挂链, stated or derived, or on a fact); else the
        evidence does."""
        whole = self._facts.judged.get((occupancy.actor, "occupies", occupancy.link), "")
        living = occupancy.living()
        if whole or not living:
            return whole or REJECTED
        judged = {fact.judgement for fact in living}
        if CONFIRMED in judged:
            return CONFIRMED
        open_ones = [fact for fact in living if fact.judgement != TO_REVIEW]
        return CONFIRMED if self._proof.confirmed(open_ones, fresh=fresh) else TO_REVIEW
