"""Who is at which link: stated 挂链, and derived where a firm produces a product that makes the link up."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from graph.facts import Fact, Facts
from graph.states.figures import ended, latest
from graph.states.links import LinkIndex
from graph.states.proof import CONFIRMED, REJECTED, TO_REVIEW, Proof


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
        """This occupancy split by the plant that is named, and what names none; whole where there is only one such part."""
        plants = sorted({self._plant(fact) for fact in self.living()})
        return [self] if len(plants) < 2 else list(map(self._part, plants))

    def _plant(self, fact: Fact) -> str:
        """The plant that a fact names; empty where it names none."""
        return self.known.resolution.of(fact.qualifier("site"))

    def _part(self, plant: str) -> Occupancy:
        stated, produced = (
            [fact for fact in facts if fact.judgement != REJECTED and self._plant(fact) == plant]
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
        self._by_link: dict[str, dict[str, Occupancy]] = {}
        self._by_actor: dict[str, list[Occupancy]] = {}

    def renewed(self, facts: Facts, actors: Set[str]) -> Occupancies:
        """The same with other facts, which differ only in what these actors make and hold; the rest is kept."""
        new = Occupancies(facts, self._links, self._proof)
        new._by_actor = {actor: held for actor, held in self._by_actor.items() if actor not in actors}
        new._by_link, held = dict(self._by_link), [one for actor in actors for one in new.of(actor)]
        for link in self._by_link.keys() & {one.link for one in (*held, *(old for actor in actors for old in self.of(actor)))}:
            others = {actor: one for actor, one in self._by_link[link].items() if actor not in actors}
            new._by_link[link] = others | {one.actor: one for one in held if one.link == link}
        return new

    def at(self, link: str) -> Iterable[Occupancy]:
        """Occupancies stated or derived at exactly this link."""
        if link not in self._by_link:
            found: dict[tuple[str, str], Occupancy] = {}
            for fact in filter(self._speaks, self._facts.to(link, "occupies")):
                self._known(found, fact.subject, link).stated.append(fact)
            for made in self._facts.to(link, "makesUp"):
                for fact in filter(self._speaks, self._facts.to(made.subject, "produces")):
                    self._known(found, fact.subject, link).produced.append(fact)
            self._by_link[link] = {one.actor: one for one in found.values()}
        return self._by_link[link].values()

    def of(self, actor: str) -> list[Occupancy]:
        """Every link an actor is at."""
        if actor not in self._by_actor:
            found: dict[tuple[str, str], Occupancy] = {}
            for fact in filter(self._speaks, self._facts.about(actor, "occupies")):
                self._known(found, actor, fact.object).stated.append(fact)
            made = list(filter(self._speaks, self._facts.about(actor, "produces")))
            for product in sorted({fact.object for fact in made}):
                for part in self._facts.about(product, "makesUp"):
                    known = self._known(found, actor, part.object)
                    known.produced += [fact for fact in made if fact.object == product]
            self._by_actor[actor] = [one for _, one in sorted(found.items())]
        return self._by_actor[actor]

    def _known(self, found: dict[tuple[str, str], Occupancy], actor: str, link: str) -> Occupancy:
        if (actor, link) not in found:
            found[actor, link] = Occupancy(actor, link, self._facts)
        return found[actor, link]

    def _speaks(self, fact: Fact) -> bool:
        return ended(self._facts, fact)

    def standing(self, occupancy: Occupancy, *, fresh: bool = True) -> str:
        """confirmed, to_review or rejected. A judgement decides (on the whole 挂链, stated or derived, or on a fact); else the
        evidence does. A record whose name fits several entities is confirmed for none of them."""
        found = self._standing(occupancy, fresh)
        return TO_REVIEW if found == CONFIRMED and self.doubtful(occupancy.actor) else found

    def standing_of(self, part: Occupancy, whole: Occupancy, *, fresh: bool = True) -> str:
        """How the whole stands; but a part is to be reviewed where a judgement sent all of it back, or nothing fresh is said."""
        found = self.standing(whole, fresh=fresh)
        if found != CONFIRMED or part is whole or self._facts.judged.get((whole.actor, "occupies", whole.link)):
            return found
        open_ones = [fact for fact in part.living() if fact.judgement != TO_REVIEW]
        said = (one.judgement == CONFIRMED or not fresh or not self._proof.all_stale(one) for one in open_ones)
        return CONFIRMED if any(said) else TO_REVIEW

    def doubtful(self, actor: str) -> bool:
        """Whether an actor is a record without identifier whose name fits several entities."""
        return actor in self._facts.resolution.doubtful

    def _standing(self, occupancy: Occupancy, fresh: bool) -> str:
        whole = self._facts.judged.get((occupancy.actor, "occupies", occupancy.link), "")
        living = occupancy.living()
        if whole or not living:
            return whole or REJECTED
        return CONFIRMED if self._proof.accepted(living, fresh=fresh) else TO_REVIEW
